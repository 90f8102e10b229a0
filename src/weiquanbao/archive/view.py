"""What a dossier is made of, as the read door gives it: frozen data, already without what its reader may not see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from weiquanbao.evidence.reading import ItemDigest
from weiquanbao.papers.reading import PaperRow

Part = Literal["main", "inner", "claimant", "respondent"]
#: 正卷 and 副卷 (办案规则 22), and what of the former each side may get (23).
PARTS: dict[Part, str] = {
    "main": "正卷",
    "inner": "副卷",
    "claimant": "正卷（给职工一方）",
    "respondent": "正卷（给单位一方）",
}


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case of the matter."""

    id: int
    number: str
    procedure: str
    title: str
    organisation: str
    opened_on: date
    closed_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class Moment:
    """One step as this dossier tells it; `written` are label and words of what it may show."""

    case_id: int
    case: str
    step: int
    act: str
    title: str
    basis: str
    who: str
    role: str
    effective_on: date
    recorded_at: datetime
    written: tuple[tuple[str, str], ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Said:
    """One message; no text where it was taken back, no name where the reader is not told it."""

    at: datetime
    side: str
    who: str
    text: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation, and what hung on its messages."""

    audience: str
    said: tuple[Said, ...]
    items: tuple[ItemDigest, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A matter for one part of its dossier.

    `hidden` are codes of entries not even shown where they were told; `untold` says that only what was not told is.
    """

    matter_id: int
    code: str
    part: Part
    organisation: str
    filed_on: date
    channel: str
    problems: tuple[str, ...]
    told: str
    parties: tuple[tuple[str, str, str], ...]
    claims: tuple[tuple[str, str, str], ...]
    cases: tuple[CaseLine, ...]
    items: tuple[ItemDigest, ...]
    papers: tuple[PaperRow, ...]
    talks: tuple[Talk, ...]
    timeline: tuple[Moment, ...]
    hidden: frozenset[str]
    subject: int | None
    """The person whom the matter is about: whose evidence somebody looks at."""

    @property
    def untold(self) -> bool:
        """The 副卷 holds what was not told to the parties."""
        return self.part == "inner"

    @property
    def title(self) -> str:
        """What stands on the cover."""
        return f"{self.code} {PARTS[self.part]}"
