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
    files = {}
    for part in ("main", "inner", "claimant"):
        files[part] = _made(case.matter_code, part)
    return Made(files, own_key())


def _made(number: str, part: str) -> bytes:
    out = io.BytesIO()
    found = make(partial(dossier_by_number, number, part), out)
    assert not found.faults
    return out.getvalue()


def _faults(data: bytes, key: str | None = None) -> list[tuple[str, str]]:
    return verifier.verify(io.BytesIO(data), key).faults


def test_holds(made: Made) -> None:
    for data in made.files.values():
        report = verifier.verify(io.BytesIO(data), made.key)
        print(len(data), report.faults, report.open, report.notes, report.members, report.steps, report.entries, report.seals)
        print([(i.filename, i.file_size) for i in zipfile.ZipFile(io.BytesIO(data)).infolist()])
        Path("/tmp/d.zip").write_bytes(data)
        assert report.code == 0
