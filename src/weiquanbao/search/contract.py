"""What a source of findable things is, and what it yields: everything that is searched comes in through these two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from weiquanbao.sql.changed import EMPLOYER, MATTER

__all__ = ["EMPLOYER", "MATTER", "Source", "Thing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing that may be found, by its id where it stands (`key`), of a matter or of the register.

    `title` is what it is called, in clear. `names` are names of people and firms: found by pinyin initials,
    too, and before everything else by whoever asks for just that name.
    `case_id` narrows who may read it to the readers of that case; without it whoever reads any case of the matter does.
    Of things that were not for everybody at the desk, `audience` and `party_id` say for whom they were: whoever is a
    worker's agent in the matter finds them only where he stands for that party, or everybody reads them.
    `place` is the union of an employer of the register.
    """

    owner: int
    key: int
    on: date
    title: str = ""
    text: str = ""
    names: Sequence[str] = ()
    case_id: int | None = None
    audience: str = ""
    party_id: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One kind of thing: what it is called in a filter, whose it is, and how it is read.

    `owner` is MATTER or EMPLOYER: `changed(owner, id)` (`sql.changed`) has everything of that owner indexed again, in
    the transaction that changed it. `things` gives all things of these owners; what it no longer gives is forgotten.
    Where the text is encrypted at rest, `texts` reads it by key and `sealed` is thereby said: nothing of it is kept
    here but blind words, and every candidate is held against the text as it then stands.
    """

    kind: str
    label: str
    owner: str
    things: Callable[[Sequence[int]], Iterable[Thing]]
    texts: Callable[[Sequence[int]], Mapping[int, str]] | None = None

    @property
    def sealed(self) -> bool:
        """Its text is encrypted where it stands."""
        return self.texts is not None
