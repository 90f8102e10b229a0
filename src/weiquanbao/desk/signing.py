"""Acts on an agreement that is signed: its wordings, each signature, and what follows from the last one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case
from weiquanbao.desk.papers import PAPERS
from weiquanbao.evidence.reading import items_named
from weiquanbao.evidence.serving import serve
from weiquanbao.mediation.models import Terms
from weiquanbao.mediation.reading import terms_of
from weiquanbao.papers.actions import seal_soon, word
from weiquanbao.papers.compare import compare
from weiquanbao.papers.models import Paper, Version
from weiquanbao.papers.reading import sheet_of_version
from weiquanbao.papers.signing import (
    MEDIATOR,
    left_to_sign,
    name_signers,
    paper_to_sign,
    settle,
    sign,
)
from weiquanbao.papers.templates import template
from weiquanbao.people.proving import Proven
from weiquanbao.procedures import procedure
from weiquanbao.reading.paper_fields import fields_of

SIGNING = "signing"
ANOTHER = "文字刚才改过了，重新看一遍再签"


@follows(SIGNING, "draft")
def draft(doing: Doing) -> None:
    """Whoever is bound by an accepted offer has to sign, and so has the mediator (内部规则 签署 1, 4)."""
    talks = doing.case.parent
    bound = parties_bound(talks.pk) if talks else ()
    if talks is None or not bound:
        raise Unfit({"clauses": "没有双方都接受的方案，没有可以签的"})
    doing.case.handler_id = talks.handler_id
    doing.case.party = None
    name_signers(doing.case.pk, bound)


def parties_bound(mediation_id: int) -> tuple[int, ...]:
    """The workers and respondents that accepted offers of these talks bind, each once."""
    accepted = Terms.objects.filter(mediation_id=mediation_id, accepted_on__isnull=False)
    several = terms_of(list(accepted.values_list("case_id", flat=True)))
    parties = [one.party_id for one in several]
    parties += [share.party_id for one in several for share in one.shares if share.bound]
    return tuple(dict.fromkeys(parties))


@follows(SIGNING, "revise")
def revise(doing: Doing) -> None:
    """One more wording of the same paper; the former ones stay."""
    paper, version = _to_sign(doing)
    act = procedure(doing.case.procedure, doing.case.version).acts["draft"]
    data = fields_of(doing.case, act, doing.values, due=None, on=doing.effective_on)
    made = word(
        paper,
        template(paper.code),
        {**data, "number": paper.number},
        step=doing.step,
        number=version.number + 1,
    )
    doing.values[PAPERS] = (f"{made.paper_id} {made.sha256}",)


@follows(SIGNING, "send")
def send(doing: Doing) -> None:
    """From now on its words stand still, and both sides read it."""
    settle(_to_sign(doing)[0], "signing")


@follows(SIGNING, "take_back")
def take_back(doing: Doing) -> None:
    """A draft again; what was signed on a wording stays with that wording."""
    settle(_to_sign(doing)[0], "draft")


@follows(SIGNING, "sign")
def sign_for_oneself(doing: Doing) -> None:
    """A party signs by code, a representative also for those who said yes to the offer."""
    _sign(doing, tuple(party for party in doing.parties if party in _left(doing.case)), role="party")


@follows(SIGNING, "sign_as_mediator")
def sign_as_mediator(doing: Doing) -> None:
    """The mediator signs by authenticator."""
    _sign(doing, (MEDIATOR,), role="mediator")


def _sign(doing: Doing, parties: tuple[int, ...], *, role: str) -> None:
    proof = doing.proof
    _paper, version = _to_sign(doing)
    if doing.values.get("digest") != version.sha256:
        raise Unfit({"digest": ANOTHER})
    if doing.values.pop("agreed", False) is not True:
        raise Unfit({"agreed": "不同意就不能用验证码签；可以到工会在纸上签，也可以不签"})
    if not isinstance(proof, Proven):
        raise Unfit({"code": "先发验证码，再写收到的数字"})
    sign(version, parties, person_id=doing.person_id, role=role, proof=proof, step=doing.step)
    doing.said |= {"signed": list(parties), "proof": proof.id}


@follows(SIGNING, "record_signature")
def on_paper(doing: Doing) -> None:
    """A scan of what was signed by hand, compared line by line with the wording that counts (内部规则 签署 5)."""
    _paper, version = _to_sign(doing)
    party = int(str(doing.values["party"]))
    if doing.values.get("digest") != version.sha256:
        raise Unfit({"digest": ANOTHER})
    if party not in _left(doing.case):
        raise Unfit({"party": "这一方不用签，或者已经签好了"})
    given = doing.values["items"]
    items = [int(one) for one in given] if isinstance(given, tuple) else []
    _compare(doing, version, items)
    sign(
        version, (party,), person_id=doing.person_id, role="party", proof=None, step=doing.step,
        items=items,
    )  # fmt: skip
    doing.said["signed"] = [party]


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
    with closing(serve(page_id, "served")) as copy:
        return b"".join(copy)


@follows(SIGNING, "complete")
def complete(doing: Doing) -> None:
    """Signed by all: the paper is final, and takes the place of the one signed before it on the same talks."""
    paper, version = _to_sign(doing)
    settle(paper, "final", replaces=_signed_before(doing.case))
    seal_soon([version.pk])


@follows(SIGNING, "refuse", "call_off", "not_signed")
def nothing_comes_of_it(doing: Doing) -> None:
    """A paper not everybody signed is void; it stays in the file."""
    paper, _version = _to_sign(doing)
    settle(paper, "void")


@leads(SIGNING, "sign", "sign_as_mediator", "record_signature")
def last_one_signed(case: Case) -> str | None:
    """The last signature completes the paper."""
    return None if _left(case) else "complete"


def _left(case: Case) -> frozenset[int]:
    left: Mapping[int, frozenset[int]] = left_to_sign([case.pk])
    return left.get(case.pk, frozenset())


def _to_sign(doing: Doing) -> tuple[Paper, Version]:
    found = paper_to_sign(doing.case.pk)
    if found is None:
        raise Unfit({"": "没有要签的文书"})
    return found


def _signed_before(case: Case) -> Paper | None:
    """The agreement signed on the same talks before this one, and not corrected yet."""
    older = Paper.objects.filter(case__parent_id=case.parent_id, case__procedure=SIGNING, state="final")
    corrected = older.exclude(replaces=None).values("replaces_id")
    return older.exclude(case_id=case.pk).exclude(pk__in=corrected).order_by("-id").first()
