"""The arithmetic of the chain: pure functions an auditor can check by hand.

digest = H(previous digest ‖ canonical text), salted digest = H(salt ‖ label ‖ NUL ‖ value). H is SHA-256, or SM3
(GB/T 32905) where the algorithm column says so.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from weiquanbao.common.dates import TZ

#: The digest before the first step of a chain.
START = bytes(32)
ALGORITHMS = {"sha256": "sha256", "sm3": "sm3"}
#: The same, ready to be called.
HASHES: Mapping[str, Callable[[bytes], Any]] = {"sha256": hashlib.sha256, "sm3": partial(hashlib.new, "sm3")}


def canonical(
    *, case: int, number: int, recorded_at: datetime, effective_on: date, said: Mapping[str, object]
) -> str:
    """The text that is stored, hashed and never re-serialised; the place in the chain always comes first."""
    recorded = recorded_at.astimezone(TZ).isoformat(timespec="microseconds")
    rest = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f'{place(case, number)}"recorded":"{recorded}","effective":"{effective_on}",{rest[1:]}'


def place(case: int, number: int) -> str:
    """How the canonical text of this step must begin."""
    return f'{{"case":{case},"number":{number},'


def chained(previous: bytes, text: str, algorithm: str = "sha256") -> bytes:
    """The digest of a step, 32 bytes."""
    return HASHES[algorithm](previous + text.encode()).digest()


def salted(salt: bytes, label: str, value: object, algorithm: str = "sha256") -> str:
    """What the ledger says of a value it must not contain: hex of its salted digest."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.new(ALGORITHMS[algorithm], salt + label.encode() + b"\0" + text.encode()).hexdigest()


def merkle(leaves: Sequence[bytes], algorithm: str = "sha256") -> bytes:
    """Root of a Merkle tree in the manner of RFC 6962 (leaf prefix 0x00, node prefix 0x01)."""
    name = ALGORITHMS[algorithm]
    row = [hashlib.new(name, b"\0" + leaf).digest() for leaf in leaves] or [hashlib.new(name, b"").digest()]
    while len(row) > 1:
        pairs = [hashlib.new(name, b"\1" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]
        row = pairs + row[len(row) - len(row) % 2 :]
    return row[0]


def leaf(case: int, number: int, digest: bytes) -> bytes:
    """What the day's root says of one case: its number of steps and the digest of the last."""
    return f"{case}:{number}:".encode() + digest


def audit_path(leaves: Sequence[bytes], place: int, algorithm: str = "sha256") -> list[bytes]:
    """What leads from the leaf at this place up to `merkle` of all (RFC 6962 §2.1.1), lowest first."""
    name = ALGORITHMS[algorithm]
    row, path = [hashlib.new(name, b"\0" + leaf).digest() for leaf in leaves], []
    while len(row) > 1:
        if place ^ 1 < len(row):
            path.append(row[place ^ 1])
        pairs = [hashlib.new(name, b"\1" + row[i] + row[i + 1]).digest() for i in range(0, len(row) - 1, 2)]
        row, place = pairs + row[len(row) - len(row) % 2 :], place // 2
    return path
