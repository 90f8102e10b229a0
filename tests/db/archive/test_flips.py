"""A dossier holds as it was made, and of whatever is changed in it the verifier says where."""

from __future__ import annotations

import hashlib
import io
import json
import random
import struct
import subprocess
import sys
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from complaints import batch, do, filed, moment
from small_county import make_county

from weiquanbao.archive import make as making
from weiquanbao.archive import verify as verifier
from weiquanbao.archive.make import make
from weiquanbao.common.dates import at
from weiquanbao.ledger.proof import own_key
from weiquanbao.ledger.roots import close_days_before
from weiquanbao.reading.dossier import dossier_by_number

FLIPS = 10_000


@dataclass
class Made:
    """The same matter as three files."""

    code: str
    files: dict[str, bytes]
    key: str


@pytest.fixture(scope="module")
def made(shared_database) -> Made:
    """A complaint over four days with a photo, a voice note and an internal act, three of its days sealed."""
    county = make_county()
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    case = filed("2026-11-16")
    filed("2026-11-16")  # another chain, so that a day's tree has more than one leaf
    do(case, "accept", "2026-11-17", officer)
    do(case, "add_evidence", "2026-11-17", officer, {"items": str(batch(officer))})
    do(case, "ask_extension", "2026-11-18", officer)
    do(case, "decline_extension", "2026-11-18", leader)
    do(case, "record_progress", "2026-11-19", officer)
    do(case, "contact_employer", "2026-11-19", officer)
    do(case, "close", "2026-11-19", officer)
    with at(moment("2026-11-19")):
        close_days_before(date(2026, 11, 19))
    parts = ("main", "inner", "claimant")
    return Made(case.matter_code, {part: _made(case.matter_code, part) for part in parts}, own_key())


def _made(number: str, part: str) -> bytes:
    out = io.BytesIO()
    found = make(partial(dossier_by_number, number, part), out)
    assert not found.faults
    return out.getvalue()


def _faults(data: bytes, key: str | None = None) -> list[tuple[str, str]]:
    return verifier.verify(io.BytesIO(data), key).faults


def _regions(data: bytes) -> list[tuple[int, str]]:
    """Where each part of the file begins, and what the verifier must call it; found by another reader of zips."""
    found = []
    where = directory = struct.unpack("<I", data[-6:-2])[0]
    for one in zipfile.ZipFile(io.BytesIO(data)).infolist():
        head = 30 + len(one.filename.encode())
        found += [(one.header_offset, f"{one.filename} 的文件头"), (one.header_offset + head, one.filename)]
        found.append((directory, f"压缩包目录里 {one.filename} 的一项"))
        directory += 46 + len(one.filename.encode())
    return sorted([*found, (directory, "压缩包的结尾")]) if where else []


def test_a_dossier_holds_and_says_who_sealed_it(made: Made) -> None:
    for data in made.files.values():
        whole = verifier.verify(io.BytesIO(data), made.key)
        assert (whole.code, whole.faults, whole.seals) == (0, [], 3)
        assert verifier.verify(io.BytesIO(data)).code == 4
        other = verifier.verify(io.BytesIO(data), "00" * 32)
        assert (other.code, [where for where, _ in other.faults]) == (1, ["manifest.jsonl 的签名"])


def test_ten_thousand_flips_are_found_and_named(made: Made) -> None:
    """Any byte of any member and of what surrounds the members: half of the flips strike the latter."""
    chance = random.Random(4)
    files = [(data, _regions(data)) for data in made.files.values()]
    for n in range(FLIPS):
        data, regions = files[n % len(files)]
        spot = _spot(chance, data, regions, around=n % 2 == 0)
        changed = bytearray(data)
        changed[spot] ^= chance.randrange(1, 256)
        name = next(name for begin, name in reversed(regions) if begin <= spot)
        assert name in [where for where, _ in _faults(bytes(changed))], (n, spot, name)


def _spot(chance: random.Random, data: bytes, regions: list[tuple[int, str]], *, around: bool) -> int:
    if not around:
        return chance.randrange(len(data))
    ends = [begin for begin, _ in regions[1:]] + [len(data)]
    spans = [(begin, end) for (begin, name), end in zip(regions, ends, strict=True) if " " in name or "结尾" in name]
    return chance.randrange(*chance.choice(spans))


def test_the_same_state_gives_the_same_bytes(made: Made) -> None:
    assert _made(made.code, "main") == made.files["main"]
