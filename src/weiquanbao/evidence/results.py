"""What is handed in, and what became of it."""

from dataclasses import dataclass
from typing import Protocol


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as the browser sent it. `key` is made by the client and repeated when it sends again."""

    name: str
    size: int
    content: Readable
    key: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """A file that is kept; `again` when it had been kept before and this is the first answer repeated."""

    name: str
    item_id: int
    page_id: int
    kind: str
    again: bool
    blurred: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is not kept, and the sentence that says why and how to go on."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Total:
    """How much there is, in numbers and as people say it."""

    files: int
    sheets: int
    voices: int
    bytes: int
    sentence: str
