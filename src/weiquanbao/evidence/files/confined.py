"""Work on the riskiest formats in a process of its own: bounded in memory and time, and allowed to crash.

The HEIC decoder is native code that reads hostile bytes, and a document may unfold without end. A child that dies
costs one file a sentence; in the web process it would cost everybody their request.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from weiquanbao.evidence.files import refusal
from weiquanbao.evidence.files.copies import Document, Picture
from weiquanbao.evidence.files.refusal import Refusal

SECONDS: Final = 40
_SOURCE: Final = str(Path(__file__).parents[3])
_COMMAND: Final = (sys.executable, "-s", "-m", "weiquanbao.evidence.files.child")


def document(data: bytes, *, most_pages: int) -> Document:
    """The copy of a document that may be shown, made in a process of its own."""
    answer, (shown,) = _ask("document", data, {"most_pages": most_pages}, refusal.broken_document)
    return Document(shown, answer["pages"])


def heic_picture(data: bytes, media_type: str) -> Picture:
    """The copy of an iPhone picture that may be shown, made in a process of its own."""
    answer, (shown, thumbnail) = _ask("picture", data, {"media_type": media_type}, refusal.broken_picture)
    return Picture(shown, thumbnail, answer["width"], answer["height"], answer["blurred"])


def workbook(data: bytes) -> tuple[list[list[str]], int]:
    """The rows of a workbook's first visible sheet, and how many further sheets were not read. Raises Refusal."""
    answer, _none = _ask("workbook", data, {}, refusal.broken_workbook)
    return answer["rows"], answer["others"]


def _ask(
    work: str, data: bytes, options: dict[str, Any], died: Callable[[], Refusal]
) -> tuple[dict[str, Any], list[bytes]]:
    """One line of JSON and the bytes go in; one line of JSON and the copies come out."""
    sent = json.dumps({"work": work, **options}).encode() + b"\n" + data
    environment = {
        "PYTHONPATH": _SOURCE,
        "PATH": os.defpath,
        "LC_ALL": "C.UTF-8",
    }  # no secret reaches the child
    try:
        done = subprocess.run(
            _COMMAND, input=sent, capture_output=True, timeout=SECONDS, env=environment, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as fault:
        raise died() from fault
    line, _, body = done.stdout.partition(b"\n")
    answer = json.loads(line)
    if "refused" in answer:
        raise Refusal(answer["refused"])
    return answer, _cut(body, answer["sizes"])


def _cut(body: bytes, sizes: list[int]) -> list[bytes]:
    parts, at = [], 0
    for size in sizes:
        parts.append(body[at : at + size])
        at += size
    return parts
