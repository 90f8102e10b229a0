"""The process that reads pictures: started by `engine`, never imported by others. A line, then the bytes."""

from __future__ import annotations

import io
import json
import os
import resource
import sys
from collections.abc import Iterator
from typing import Any, Final

MEMORY: Final = 3 * 1024**3
MOST_PIXELS: Final = 60_000_000
EDGE: Final = 2000
MOST_SHEETS: Final = 30
#: A sheet with this much text of its own is not scanned: its words are read as they are written.
WRITTEN: Final = 20
NOTHING: Final = (0.0, 0.0)


class Bad(Exception):
    """Cannot be read; says why in a word."""


def main() -> None:
    """Answer one request after the other until the pipe closes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would keep a worker's papers on disk
    os.nice(10)  # whoever waits for a page of the site goes first
    speaking = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever libraries print is no answer
    engine = _engine()
    while line := sys.stdin.buffer.readline():
        asked = json.loads(line)
        data = sys.stdin.buffer.read(asked["size"])
        try:
            answer = {"sheets": list(_sheets(engine, data, asked["media_type"]))} | _name()
        except Bad as bad:
            answer = {"why": str(bad)}
        except Exception:  # noqa: BLE001 - a decoder given damaged or hostile bytes raises nearly anything
            answer = {"why": "damaged"}
        speaking.write(json.dumps(answer).encode() + b"\n")
        speaking.flush()


def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "critical"})


def _name() -> dict[str, str]:
    from importlib.metadata import version

    return {"engine": "rapidocr", "version": version("rapidocr")}


def _sheets(engine: Any, data: bytes, media_type: str) -> Iterator[dict[str, Any]]:
    if media_type == "application/pdf":
        yield from _document(engine, data)
    else:
        yield _picture(engine, data)


def _picture(engine: Any, data: bytes) -> dict[str, Any]:
    import numpy
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(io.BytesIO(data), formats=["JPEG", "PNG", "WEBP", "TIFF", "JPEG2000", "BMP"]) as image:
        if image.width * image.height > MOST_PIXELS:
            raise Bad("too_large")
        plain = image.convert("RGB")
    full = plain.size
    plain.thumbnail((EDGE, EDGE))
    scale = full[0] / plain.width
    found = engine(numpy.asarray(plain)[:, :, ::-1])
    boxes = zip(
        found.txts or (), found.boxes if found.boxes is not None else (), found.scores or (), strict=True
    )
    read = [
        [text, [[float(x) * scale, float(y) * scale] for x, y in box], float(score)]
        for text, box, score in boxes
    ]
    return {"width": full[0], "height": full[1], "boxes": read}


def _document(engine: Any, data: bytes) -> Iterator[dict[str, Any]]:
    """A scan is one picture a sheet; a sheet with a text of its own is read from its text."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(data)).pages
    if len(pages) > MOST_SHEETS:
        raise Bad("too_many")
    for page in pages:
        lines = [line.strip() for line in page.extract_text().splitlines() if line.strip()]
        if sum(len(line) for line in lines) >= WRITTEN:
            yield _written(lines)
            continue
        largest = max(page.images, key=lambda one: len(one.data), default=None)
        yield _picture(engine, largest.data) if largest else {"width": 0, "height": 0, "boxes": []}


def _written(lines: list[str]) -> dict[str, Any]:
    """Lines of a text as boxes above each other: nothing is uncertain, and there is no picture to cut from."""
    boxes = [
        [line, [[0, n * 20], [len(line) * 10, n * 20], [len(line) * 10, n * 20 + 12], [0, n * 20 + 12]], 1.0]
        for n, line in enumerate(lines)
    ]
    return {"width": 0, "height": 0, "boxes": boxes}


if __name__ == "__main__":
    main()
