"""What a backup says of itself: the list of its parts with their digests, signed by the house."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final

FORMAT: Final = "weiquanbao-backup/1"
LIST: Final = "list.json"
SIGNATURE: Final = "list.sig"
DUMP: Final = "database.dump"
FILES: Final = "files/"
ABOUT: Final = "READ-ME.txt"
ABOUT_TEXT: Final = """A backup of a Weiquanbao installation, at one point in time. 维权宝的一份备份。

list.json      what is in it, each part with its SHA-256; list.sig is the house's signature over it
database.dump  the database, as pg_dump --format=custom wrote it
files/         every file that the database named at that point, by its digest

The keys are NOT in it. Without WEIQUANBAO_DATA_KEYS, WEIQUANBAO_INDEX_KEY and WEIQUANBAO_LEDGER_KEY of that time
phone numbers, identity numbers and messages in it cannot be read. 钥匙不在备份里，请另外保管。

Restore: weiquanbao restore THIS-FILE
Photos and names in it can be read by whoever holds this file: keep it where only few may come.
"""


class Damaged(Exception):
    """The file is no whole backup; `parts` names what is wrong with which part, a sentence each."""

    def __init__(self, parts: list[str]) -> None:
        super().__init__("\n".join(parts))
        self.parts = parts


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a backup: how long it is, and the SHA-256 of its bytes."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Keys:
    """What must fit to read the backup; nothing of it can be used to read anything."""

    data: list[str]
    """Ids of the data keys that something in it is sealed with."""
    index: str
    """A keyed digest of a fixed word under the index key."""
    ledger: list[str]
    """Public keys, in hex, that its daily seals were signed with."""


@dataclass(frozen=True, slots=True)
class Book:
    """The list."""

    county: str
    version: str
    taken_at: str
    postgres: int
    migrations: dict[str, list[str]]
    rows: dict[str, int]
    keys: Keys
    parts: dict[str, Part]
    missing: list[str] = field(default_factory=list)
    """Files that the database named and that lay nowhere, or were not what they were, already at that point."""
    format: str = FORMAT

    def text(self) -> bytes:
        """As it is written and signed."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True).encode()


def read(text: bytes) -> Book:
    """The list out of its text. Raises Damaged."""
    try:
        told: dict[str, Any] = json.loads(text)
        if told["format"] != FORMAT:
            raise Damaged([f"备份的格式是 {told['format']}，这个版本只认 {FORMAT}。"])
        told["keys"] = Keys(**told["keys"])
        told["parts"] = {name: Part(**part) for name, part in told["parts"].items()}
        return Book(**told)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Damaged([f"{LIST}：清单坏了，读不出来"]) from None
