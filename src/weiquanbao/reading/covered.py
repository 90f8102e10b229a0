"""Numbers of persons in a document somebody else has before him: masked on his screens, in clear in what is printed.

Staff who write it, and the lawyer who looks at it. What is printed, or shown in clear because he asked and said why, is
written down first, as every look at a number is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.drafting.reading import DraftView, ReviewView, VersionView
from weiquanbao.papers.blocks import Block, read, words_of, written_out
from weiquanbao.people.disclosing import NotDisclosed, write_down_document
from weiquanbao.people.masking import masked
from weiquanbao.reading.cover import Cover, cover_of, covered_blocks
from weiquanbao.reading.reach import cases_within, reach

#: Fields of documents that hold a number of a person → which number.
NUMBERS = {
    "identity": "id_number",
    "principal_number": "id_number",
    "phone": "phone",
    "principal_phone": "phone",
}


def hidden(draft: DraftView) -> Mapping[str, str]:
    """Field → what staff see instead of the number; nothing in a document somebody writes for himself."""
    if draft.side != "staff":
        return {}
    return {
        code: masked(number, str(draft.answers[code]))
        for code, number in NUMBERS.items()
        if draft.answers.get(code)
    }


def covered(draft: DraftView, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with each hidden number masked wherever it stands."""
    instead = {str(draft.answers[code]): mask for code, mask in hidden(draft).items()}

    def cover(text: str) -> str:
        for number, mask in instead.items():
            text = text.replace(number, mask)
        return text

    return covered_blocks(blocks, cover)


def cover_for_lawyer(versions: Iterable[VersionView]) -> Cover:
    """What a lawyer sees instead of the numbers in the wordings before him."""
    return cover_of(
        [text for one in versions for text in (words_of(read(one.text)), written_out(read(one.text)))]
    )


def disclosed_in_draft(actor: Actor | None, draft: DraftView, title: str) -> None:
    """Write down that staff are about to have a worker's numbers in clear. Raises NotDisclosed."""
    numbers = {NUMBERS[code] for code in hidden(draft)}
    if numbers and actor is not None and actor.person_id is not None:
        several = cases_within(reach(actor), actor).filter(matter_id=draft.matter_id or 0)
        case = several.order_by("id").first()
        _write_down(actor.person_id, draft, numbers, f"代写{title}", case.pk if case else None)


def disclosed_in_review(actor: Actor, found: ReviewView, version: VersionView, reason: str) -> None:
    """Write down that the lawyer a draft was given to is about to have the numbers of a wording in clear, and why.

    Raises NotDisclosed: the reason is missing, he is no lawyer on duty any more, or it was given to another.
    """
    if actor.person_id is None or actor.person_id != found.lawyer:
        raise NotDisclosed("这份不在你手里。")
    case = Case.objects.filter(matter_id=found.draft.matter_id or 0).order_by("id").first()
    kinds = cover_for_lawyer([version]).kinds
    _write_down(actor.person_id, found.draft, kinds, reason, case.pk if case else None)


def _write_down(
    viewer: int, draft: DraftView, numbers: Collection[str], reason: str, case_id: int | None
) -> None:
    if numbers:
        party = Party.objects.filter(pk=draft.party_id or 0).first()
        write_down_document(
            viewer=viewer, draft_key=draft.key, fields=numbers, reason=reason,
            subject=party.person_id if party else None, case_id=case_id,
        )  # fmt: skip
