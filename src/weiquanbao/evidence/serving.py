"""Handing out bytes so that a browser can do nothing with them but show them. Ask `reading` first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, Final, Literal

from django.utils.http import content_disposition_header

from weiquanbao.evidence import store
from weiquanbao.evidence.files.kinds import TAKEN
from weiquanbao.evidence.models import Page

Role = Literal["served", "original", "thumbnail"]
CHUNK: Final = 64 * 1024
EXTENSIONS: Final = {kind.media_type: kind.extension for kind in TAKEN}
_RANGE: Final = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")
_SAFE: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Accept-Ranges": "bytes",
}


class NotThere(LookupError):
    """No such page, no such copy of it, or taken back."""


@dataclass(frozen=True, slots=True)
class Served:
    """An open file with what must be said about it: give it to a streaming response, which reads and closes it."""

    content: IO[Any]
    media_type: str
    status: int
    headers: dict[str, str]
    first: int
    length: int

    def __iter__(self) -> Iterator[bytes]:
        self.content.seek(self.first)
        left = self.length
        while left > 0 and (piece := self.content.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece

    def chunks(self) -> "Served":
        """The bytes asked for, in pieces; a response that is never read still closes the file."""
        return self

    def close(self) -> None:
        self.content.close()


def serve(page_id: int, role: Role, *, byte_range: str = "") -> Served:
    """One copy of a page. `byte_range` is the request's Range header: phones do not play sound without it."""
    page = Page.objects.select_related(role).filter(id=page_id, removed_at__isnull=True).first()
    blob = getattr(page, role, None)
    if page is None or blob is None:
        raise NotThere(page_id)
    try:
        content = store.fetch(blob.sha256)
    except FileNotFoundError as fault:
        raise NotThere(page_id) from fault
    first, length, status = _span(byte_range, blob.size)
    headers = {
        **_SAFE,
        "Content-Type": blob.media_type,
        "Content-Length": str(length),
        "Content-Disposition": _disposition(page.original_name, blob.media_type, role),
    }
    if status != 200:
        told = f"{first}-{first + length - 1}" if length else "*"
        headers["Content-Range"] = f"bytes {told}/{blob.size}"
    return Served(content, blob.media_type, status, headers, first, length)


def _disposition(name: str, media_type: str, role: Role) -> str:
    """Originals are saved, never opened in the page; the ending follows the bytes, not the name."""
    stem = name.rsplit(".", 1)[0].strip(". ") or "证据"
    header = content_disposition_header(role == "original", f"{stem}.{EXTENSIONS[media_type]}")
    return header or "attachment"


def _span(byte_range: str, size: int) -> tuple[int, int, int]:
    """First byte, length and status (RFC 9110 §14): one range is honoured, anything else gets the whole."""
    asked = _RANGE.fullmatch(byte_range.replace(" ", ""))
    if asked is None or asked.group(1) == asked.group(2) == "":
        return 0, size, 200
    if asked.group(1):
        first, last = int(asked.group(1)), min(int(asked.group(2) or size - 1), size - 1)
    else:
        first, last = max(0, size - int(asked.group(2))), size - 1
    if first > last:
        return (0, size, 200) if first < size else (0, 0, 416)
    return first, last - first + 1, 206
