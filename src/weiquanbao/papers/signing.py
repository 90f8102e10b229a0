"""Signatures on a paper: who has to sign, who has, and what became of the paper then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from weiquanbao.cases.facts import provides
from weiquanbao.cases.names import name_of
from weiquanbao.common.dates import now
from weiquanbao.papers.models import Paper, Signature, Signer, Version
from weiquanbao.papers.words import ON_PAPER, WAYS, sentence_of
from weiquanbao.people.proving import Proven

#: Among the parties who have to sign, the mediator.
MEDIATOR = 0
#: A paper that waits for signatures, or will.
UNFINISHED = ("draft", "signing")


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature as it may be read: by whom, how, when, on which bytes, agreeing to which sentence."""

    party_id: int
    name: str
    way: str
    shown: str
    sentence: str
    sha256: str
    signed_at: datetime


def name_signers(case_id: int, parties: Iterable[int], *, mediator: bool = True, anew: bool = False) -> None:
    """These parties, and the mediator, have to sign the paper of this case; `anew`: instead of those named before."""
    if anew:
        Signer.objects.filter(case_id=case_id).delete()
    named = [*parties, *((None,) if mediator else ())]
    Signer.objects.bulk_create([Signer(case_id=case_id, party_id=one) for one in named])


def signers_of(case_id: int) -> frozenset[int]:
    """The parties who have to sign in this case, whether or not they did; the mediator is none."""
    rows = Signer.objects.filter(case_id=case_id, party__isnull=False)
    return frozenset(one for one in rows.values_list("party_id", flat=True) if one)


def signed_by(case_id: int) -> frozenset[int]:
    """The parties who signed the final paper of this case. One query."""
    given = Signature.objects.filter(version__paper__case_id=case_id, version__paper__state="final")
    return frozenset(one for one in given.values_list("party_id", flat=True) if one)


def note_unsigned(case_id: int, parties: Iterable[int], *, step: int) -> None:
    """These parties do not sign, which is written down; nobody waits for them any more."""
    Signer.objects.filter(case_id=case_id, party_id__in=list(parties)).update(unsigned_step=step)


def paper_to_sign(case_id: int) -> tuple[Paper, Version] | None:
    """The paper of this case that waits for signatures, and the wording that counts; none where nothing does."""
    waiting = Paper.objects.filter(case_id=case_id, state__in=UNFINISHED)
    paper = waiting.select_related("organisation", "case").order_by("-id").first()
    version = paper.versions.order_by("-number").first() if paper else None
    return (paper, version) if paper and version else None


def sign(
    version: Version,
    parties: Sequence[int],
    *,
    person_id: int | None,
    role: str,
    proof: Proven | None,
    step: int,
    items: Sequence[int] = (),
) -> None:
    """Keep a signature for each of these parties, 0 for the mediator: by a proof, or on paper by its scan."""
    at = now()
    Signature.objects.bulk_create(
        Signature(
            version=version,
            party_id=party or None,
            person_id=person_id,
            role=role,
            way=proof.way if proof else "paper",
            shown=proof.shown if proof else "",
            proof_id=proof.id if proof else None,
            item_ids=list(items),
            sentence=sentence_of(version.paper.code) if proof else ON_PAPER,
            sha256=version.sha256,
            step=step,
            signed_at=at,
        )
        for party in parties
    )


def settle(paper: Paper, state: str, *, replaces: Paper | None = None) -> None:
    """The paper is final or void from now on; signed, it may take the place of an older one."""
    paper.state = state
    paper.replaces = replaces
    paper.save(update_fields=["state", "replaces"])


def signatures_of(version_ids: Sequence[int]) -> Mapping[int, tuple[SignatureRow, ...]]:
    """The signatures on each wording, in the order they were given. One query."""
    found: dict[int, tuple[SignatureRow, ...]] = {}
    rows = Signature.objects.filter(version_id__in=version_ids).select_related(
        "person", "party__person", "party__employer"
    )
    for one in rows.order_by("id"):
        name = name_of(one.party) if one.party else (one.person.name if one.person else "")
        row = SignatureRow(
            one.party_id or MEDIATOR, name, WAYS[one.way], one.shown, one.sentence, one.sha256, one.signed_at
        )
        found[one.version_id] = (*found.get(one.version_id, ()), row)
    return found


def unsigned_of(case_id: int) -> tuple[tuple[str, int], ...]:
    """Who does not sign, by name, each with the step that says so. One query."""
    rows = Signer.objects.filter(case_id=case_id, unsigned_step__isnull=False).order_by("unsigned_step", "id")
    return tuple(
        (name_of(one.party), one.unsigned_step or 0)
        for one in rows.select_related("party__person", "party__employer")
        if one.party
    )


def signed_in(case_id: int, parties: Iterable[int]) -> int | None:
    """The step by which the wording that counts was signed for one of these parties; none where it was not.

    Two queries, one where none of them ever signed.
    """
    given = Signature.objects.filter(version__paper__case_id=case_id, party_id__in=list(parties))
    last = given.select_related("version__paper").order_by("-version", "id").first()
    if last is None:
        return None
    wordings = Version.objects.filter(paper__case_id=case_id, paper__code=last.version.paper.code)
    counting = wordings.order_by("-paper", "-number").values_list("id", flat=True).first()
    return last.step if last.version_id == counting and last.version.paper.state != "void" else None


@provides("left_to_sign")
def left_to_sign(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """Who has not signed the wording that counts, of papers that wait for it: parties, 0 for the mediator.

    One query where nobody has to sign, else three.
    """
    needed: dict[int, set[int]] = {}
    waiting = Signer.objects.filter(case_id__in=list(case_ids), unsigned_step__isnull=True)
    for case, party in waiting.values_list("case_id", "party_id"):
        needed.setdefault(case, set()).add(party or MEDIATOR)
    if not needed:
        return {}
    papers = Version.objects.filter(paper__case_id__in=list(needed), paper__state__in=UNFINISHED)
    newest = papers.values("paper__case_id").annotate(at=Max("id"))
    case_of = {row["at"]: row["paper__case_id"] for row in newest}
    signed = Signature.objects.filter(version_id__in=list(case_of)).values_list("version_id", "party_id")
    for version, party in signed:
        needed[case_of[version]].discard(party or MEDIATOR)
    return {case: frozenset(needed[case]) for case in case_of.values()}
