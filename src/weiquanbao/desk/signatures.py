"""Signatures on a paper, whatever it is: by code and on paper, each on the very wording that was shown.

What a procedure makes of them, who has to sign and what follows from the last one, is said where its acts are.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from datetime import date

from weiquanbao.cases.effects import Doing, Unfit
from weiquanbao.cases.models import Case
from weiquanbao.desk.papers import Papers
from weiquanbao.desk.serve import serve
from weiquanbao.evidence.reading import items_named
from weiquanbao.evidence.serving import serve as bytes_of
from weiquanbao.papers.actions import final_of
from weiquanbao.papers.compare import compare
from weiquanbao.papers.models import Paper, Version
from weiquanbao.papers.reading import sheet_of_version
from weiquanbao.papers.signing import left_to_sign, paper_to_sign, sign
from weiquanbao.people.proving import Proven
from weiquanbao.procedures import procedure
from weiquanbao.reading.paper_fields import fields_of

ANOTHER = "文字刚才改过了，重新看一遍再签"


def waiting(doing: Doing) -> tuple[Paper, Version]:
    """The paper of this case that waits for signatures, in the wording that counts. Raises Unfit."""
    found = paper_to_sign(doing.case.pk)
    if found is None:
        raise Unfit({"": "没有要签的文书"})
    return found


def left(case: Case) -> frozenset[int]:
    """Who has not signed what waits for it; 0 is the mediator."""
    found: Mapping[int, frozenset[int]] = left_to_sign([case.pk])
    return found.get(case.pk, frozenset())


def sign_by_code(doing: Doing, parties: Sequence[int], *, role: str) -> None:
    """Sign for these parties, 0 for the mediator, by the proof the act has taken (电子签名法 13). Raises Unfit."""
    proof = doing.proof
    _paper, version = waiting(doing)
    _is_the_one_shown(doing, version)
    if doing.values.pop("agreed", False) is not True:
        raise Unfit({"agreed": "不同意就不能用验证码签；可以到工会在纸上签，也可以不签"})
    if not isinstance(proof, Proven):
        raise Unfit({"code": "先发验证码，再写收到的数字"})
    if not parties:
        raise Unfit({"code": "您不用签，或者已经签好了"})
    sign(version, parties, person_id=doing.person_id, role=role, proof=proof, step=doing.step)
    doing.said |= {"signed": list(parties), "proof": proof.id}


def sign_on_paper(doing: Doing) -> None:
    """A scan of what was signed by hand, compared line by line with the wording that counts (内部规则 签署 5).

    Raises Unfit.
    """
    _paper, version = waiting(doing)
    party = int(str(doing.values["party"]))
    _is_the_one_shown(doing, version)
    if party not in left(doing.case):
        raise Unfit({"party": "这一方不用签，或者已经签好了"})
    given = doing.values["items"]
    items = [int(one) for one in given] if isinstance(given, tuple) else []
    _compare(doing, version, items)
    sign(
        version, (party,), person_id=doing.person_id, role="party", proof=None, step=doing.step,
        items=items,
    )  # fmt: skip
    doing.said["signed"] = [party]


def hand_out(case: Case, act: str, on: date, *, only: Collection[int] | None = None) -> None:
    """What became final by signatures goes to each party it is for, or of those to these, with its receipt."""
    declared = procedure(case.procedure, case.version).acts[act]
    serve(
        case, Papers((final_of(case.pk),), fields_of(case, declared, {}, due=None, on=on)), on=on, only=only
    )


def _is_the_one_shown(doing: Doing, version: Version) -> None:
    if doing.values.get("digest") != version.sha256:
        raise Unfit({"digest": ANOTHER})


def _compare(doing: Doing, version: Version, items: Sequence[int]) -> None:
    """The scan against the very sheet: what is not the same is refused with where it is, unless somebody looked.

    A poor scan differs in places where the paper does not; who handles it looks at each and says so, and the ledger
    keeps how many there were (内部规则 签署 5).
    """
    pages = [page.id for item in items_named(items).values() for page in item.pages]
    scans = [_bytes_of(page) for page in pages]
    sheet = sheet_of_version(version.pk)
    found = compare(scans, sheet).differences
    if found and doing.values.get("looked") is not True:
        raise Unfit({"items": "；".join(one.words for one in found)})
    doing.said["differences"] = len(found)


def _bytes_of(page_id: int) -> bytes:
    with closing(bytes_of(page_id, "served")) as copy:
        return b"".join(copy)
