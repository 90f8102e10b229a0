"""Who acts: a person, the clock, another county's installation, or the system itself."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal, TypeVar, cast

Found = TypeVar("Found")
Kind = Literal["person", "clock", "peer", "system"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever an act is done by; a person acts through an account, the others through none.

    `kept` is what was read about him once for the page he asks for; None where nothing is to be remembered.
    """

    kind: Kind
    person_id: int | None = None
    account_id: int | None = None
    kept: dict[Hashable, object] | None = field(default=None, compare=False, repr=False)

    CLOCK: ClassVar["Actor"]
    SYSTEM: ClassVar["Actor"]
    PEER: ClassVar["Actor"]

    def __post_init__(self) -> None:
        """A person has an id; clock, peer and system have none, so neither passes for the other."""
        if (self.kind == "person") != (self.person_id is not None):
            raise ValueError("a person has an id, and only a person")

    @property
    def is_person(self) -> bool:
        """Whether a human being acts."""
        return self.kind == "person"

    def remembering(self) -> "Actor":
        """The same, with what is read about him kept from now on: for one page, and for none after it."""
        return self if self.kept is not None else replace(self, kept={})

    def once(self, name: Hashable, read: Callable[[], Found]) -> Found:
        """What is read about him once for a page, kept under a name; read anew where nothing is to be remembered."""
        if self.kept is None:
            return read()
        if name not in self.kept:
            self.kept[name] = read()
        return cast("Found", self.kept[name])


def person(person_id: int, account_id: int | None = None) -> Actor:
    """A person acting, through this account."""
    return Actor("person", person_id, account_id)


CLOCK = Actor.CLOCK = Actor("clock")
"""A period has run out."""

SYSTEM = Actor.SYSTEM = Actor("system")
"""The installation keeps its own house."""

PEER = Actor.PEER = Actor("peer")
"""Another county's installation sent a message."""
