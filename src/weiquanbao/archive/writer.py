"""Writing the one file: members in a fixed order, dated alike, stored as they are, listed and signed in the first.

The form is that of `verify`, which computes the same headers; a test flips every kind of byte to hold the two together.
"""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import IO, Any

from weiquanbao.archive import verify as form

PIECE = 1 << 20
_READ_WHOLE = frozenset({form.MANIFEST, form.LEDGER})


class Unwritable(Exception):
    """The dossier cannot be made; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member: its name, and how to open what it holds, twice."""

    name: str
    open: Callable[[], IO[Any]]

    @staticmethod
    def of(name: str, data: bytes) -> Member:
        """Of bytes at hand."""
        return Member(name, partial(io.BytesIO, data))


@dataclass(frozen=True, slots=True)
class Digests:
    """What the manifest says of a member."""

    name: str
    size: int
    crc32: int
    sha256: str
    sm3: str


def digests(member: Member) -> Digests:
    """Read a member through once, a piece at a time. Raises Unwritable where its bytes are gone."""
    size, crc, sha256, sm3 = 0, 0, hashlib.sha256(), _sm3()
    for piece in _pieces(member):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
        for seen in filter(None, (sha256, sm3)):
            seen.update(piece)
    return Digests(member.name, size, crc, sha256.hexdigest(), sm3.hexdigest() if sm3 else "")


def write(
    out: IO[bytes],
    members: Sequence[Member],
    listed: Sequence[Digests],
    told: Mapping[str, Any],
    sign: Callable[[bytes], str],
) -> None:
    """Write manifest and members. `told` stands in the manifest beside the list; `sign` gives hex over its line.

    Raises Unwritable where it would grow too large, or where a member is no longer what was listed.
    """
    rows = [
        {"name": one.name, "size": one.size, "crc32": one.crc32, "sha256": one.sha256}
        | ({"sm3": one.sm3} if one.sm3 else {})
        for one in listed
    ]
    line = form.dump({**told, "format": form.FORMAT, "members": rows})
    first = Member.of(form.MANIFEST, line + b"\n" + form.dump({"signature": sign(line)}) + b"\n")
    everything = [(first, digests(first)), *zip(members, listed, strict=True)]
    large = [
        one for one in (everything[0][1], *listed) if one.name in _READ_WHOLE and one.size > form.MOST_JSON
    ]
    whole = sum(one.size + 500 for _, one in everything)
    if large or whole > form.MOST_FILE or len(everything) > form.MOST_MEMBERS:
        raise Unwritable("材料太多，一个卷宗装不下（最多 4 GB）。")
    directory, where = [], 0
    for member, one in everything:
        header = form.local_header(one.name, one.size, one.crc32)
        out.write(header)
        _copy(member, one, out)
        directory.append(form.directory_entry(one.name, one.size, one.crc32, where))
        where += len(header) + one.size
    out.write(b"".join(directory))
    out.write(form.end_record(len(directory), sum(map(len, directory)), where))


def _copy(member: Member, listed: Digests, out: IO[bytes]) -> None:
    seen = hashlib.sha256()
    for piece in _pieces(member):
        seen.update(piece)
        out.write(piece)
    if seen.hexdigest() != listed.sha256:
        raise Unwritable(f"{member.name} 刚才变了，请再做一次。")


def _pieces(member: Member) -> Iterator[bytes]:
    try:
        with member.open() as content:
            while piece := content.read(PIECE):
                yield piece
    except (FileNotFoundError, LookupError) as gone:
        raise Unwritable(f"{member.name} 的原件不在了，先查证据库。") from gone


def _sm3() -> Any:
    try:
        return hashlib.new("sm3")
    except ValueError:
        return None
