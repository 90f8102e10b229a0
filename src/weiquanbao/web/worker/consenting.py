"""The texts a filing asks consent for, with the union's name in them, each to be ticked or left."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings

from weiquanbao.evidence.reading import items_of_draft
from weiquanbao.intake.consents import FOR_ADVICE, NEEDED, asked
from weiquanbao.intake.drafts import DraftView
from weiquanbao.people.consents import current

UNBROKEN = ("电话 ", "电\N{WORD JOINER}话\N{NO-BREAK SPACE}")
"""A telephone number is not torn from its word at the end of a line."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One text: what for, in which version, the words as they are agreed to."""

    purpose: str
    version: str
    title: str
    lines: tuple[str, ...]
    needed: bool
    given: bool


def texts(draft: DraftView | None, given: Collection[str]) -> tuple[Asked, ...]:
    """What this draft has to ask; `given` are the ticks kept. Nothing is ticked beforehand (个人信息保护法 14)."""
    if draft is None:
        return ()
    return texts_of(purposes(draft), given)


def texts_of(wanted: Iterable[str], given: Collection[str]) -> tuple[Asked, ...]:
    """The texts of these purposes; `given` are the ticks kept."""
    return tuple(_asked(purpose, given) for purpose in wanted)


def purposes(draft: DraftView) -> tuple[str, ...]:
    """The purposes to ask about; a recording asks for its own."""
    return asked(draft.answers, has_voice=any(item.kind == "voice" for item in items_of_draft(draft.key)))


def _asked(purpose: str, given: Collection[str]) -> Asked:
    text = current(purpose)
    agreed = f"{purpose}@{text.version}" in given
    shown = text.shown(union=settings.COUNTY_NAME)
    lines = tuple(line.replace(*UNBROKEN) for line in shown.splitlines())
    return Asked(
        purpose, text.version, text.title, lines, purpose in {NEEDED, FOR_ADVICE} or text.sensitive, agreed
    )
