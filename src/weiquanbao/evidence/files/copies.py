"""The copies made of a file: what may be shown, and what is known of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """What may be shown of a picture."""

    shown: bytes
    thumbnail: bytes
    width: int
    height: int
    blurred: bool


@dataclass(frozen=True, slots=True)
class Document:
    """What may be shown of a document."""

    shown: bytes
    pages: int
