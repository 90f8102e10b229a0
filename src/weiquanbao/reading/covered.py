"""Numbers of a person in a document that staff write: masked on every screen, in clear only in what is printed.

What is printed is written down first (`disclosed_in_draft`), as every look at a number is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Party
from weiquanbao.drafting.reading import DraftView
from weiquanbao.papers.blocks import Block
from weiquanbao.people.disclosing import write_down
from weiquanbao.people.masking import masked
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
    return tuple(
        replace(
            one,
            text=_masked(one.text, instead),
            rows=tuple(tuple(_masked(cell, instead) for cell in row) for row in one.rows),
        )
        for one in blocks
    )


def _masked(text: str, instead: Mapping[str, str]) -> str:
    for number, mask in instead.items():
        text = text.replace(number, mask)
    return text


def disclosed_in_draft(actor: Actor | None, draft: DraftView, title: str) -> None:
    """Write down that staff are about to have a worker's numbers in clear. Raises NotDisclosed."""
    numbers = {NUMBERS[code] for code in hidden(draft)}
    if not numbers or actor is None or actor.person_id is None or draft.party_id is None:
        return
    party = Party.objects.get(pk=draft.party_id)
    if party.person_id is None:
        return
    case = cases_within(reach(actor), actor).filter(matter_id=party.matter_id).order_by("id").first()
    for number in sorted(numbers):
        write_down(
            viewer=actor.person_id, subject=party.person_id, field=number, reason=f"代写{title}",
            case_id=case.pk if case else None,
        )  # fmt: skip
