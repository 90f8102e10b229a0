"""The strip of photos and papers, and the list of voice notes, as a page draws them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from weiquanbao.evidence.reading import ItemDigest


@dataclass(frozen=True, slots=True)
class Shot:
    """One page in the strip, numbered as it will lie in the file."""

    id: int
    number: int
    name: str
    label: str
    thumbnail: str
    view: str
    blurred: bool
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice note with where it can be heard."""

    id: int
    number: int
    view: str


Address = Callable[[int, str], str]


def shots(items: Iterable[ItemDigest], address: Address) -> tuple[Shot, ...]:
    """Photos and papers in order."""
    pages = [(item, page) for item in items if item.kind != "voice" for page in item.pages]
    return tuple(
        Shot(
            id=page.id,
            number=number,
            name=page.name,
            label=item.title or (item.kind_label if item.kind == "document" else ""),
            thumbnail=address(page.id, "thumbnail") if page.has_thumbnail else "",
            view=address(page.id, "served"),
            blurred=page.blurred,
            first=number == 1,
            last=number == len(pages),
        )
        for number, (item, page) in enumerate(pages, 1)
    )


def voices(items: Iterable[ItemDigest], address: Address) -> tuple[Voice, ...]:
    """Voice notes in order."""
    pages = [page for item in items if item.kind == "voice" for page in item.pages]
    return tuple(Voice(page.id, number, address(page.id, "served")) for number, page in enumerate(pages, 1))
