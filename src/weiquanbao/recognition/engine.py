"""The engine that reads pictures: a process of its own, kept loaded, bounded, and allowed to die.

Pictures come from strangers and go through native code; loading takes seconds and half a gigabyte. So one process of
the worker reads them one after the other, gets no secret, and is ended when it takes too long, rests or has read much.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, Protocol

from weiquanbao.recognition.boxes import Box

#: Loading, then a second or so a sheet on two cores; a busy machine is slower, a stuck process is ended.
LOADING_SECONDS: Final = 90
SHEET_SECONDS: Final = 90
#: After so many pages a fresh process: native code may lose memory.
MOST_PAGES: Final = 300
REST_SECONDS: Final = 600
_SOURCE: Final = str(Path(__file__).parents[2])
_COMMAND: Final = (sys.executable, "-s", "-m", "weiquanbao.recognition.child")


class Unreadable(Exception):
    """This page cannot be read; `why` is one of `words.WHY`."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet as the engine saw it: how large the picture was that it read, and every piece of text."""

    width: int
    height: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole page of evidence as it was read, and by what."""

    engine: str
    version: str
    sheets: tuple[Sheet, ...]


class Engine(Protocol):
    """Whatever reads pictures."""

    def read(self, data: bytes, media_type: str, sheets: int) -> Seen:
        """Read a picture or a scanned document of so many sheets. Raises Unreadable."""


@cache
def installed() -> bool:
    """Whether this installation can read pictures (requirements/ocr.lock)."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


class Kept:
    """The engine in its process, started when first needed."""

    def __init__(self, command: tuple[str, ...] = _COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = threading.Lock()
        self._pages = 0
        self._used = 0.0

    def read(self, data: bytes, media_type: str, sheets: int) -> Seen:
        """Read it, however long others take; a process that dies costs this page, not the next."""
        with self._one_at_a_time:
            process = self._running()
            asked = json.dumps({"media_type": media_type, "size": len(data)}).encode() + b"\n"
            patience = SHEET_SECONDS * max(1, sheets) + (LOADING_SECONDS if self._pages == 0 else 0)
            self._pages, self._used = self._pages + 1, time.monotonic()
            try:
                answer = _answer(process, asked + data, patience)
            except (OSError, ValueError, TimeoutError):
                self._end()
                raise Unreadable("died") from None
            if self._pages >= MOST_PAGES:
                self._end()
        if "why" in answer:
            raise Unreadable(answer["why"])
        return _seen(answer)

    def rest(self) -> None:
        """Give the memory back when nothing has been read for a while."""
        with self._one_at_a_time:
            if self._process and time.monotonic() - self._used > REST_SECONDS:
                self._end()

    def stop(self) -> None:
        """End the process, if there is one."""
        with self._one_at_a_time:
            self._end()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            environment = {
                "PYTHONPATH": _SOURCE,
                "PATH": os.defpath,
                "LC_ALL": "C.UTF-8",
            }  # no secret reaches it
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
            self._pages = 0
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    with contextlib.suppress(OSError):
                        pipe.close()


def _answer(process: subprocess.Popen[bytes], asked: bytes, seconds: float) -> dict[str, Any]:
    """One line of JSON. Raises TimeoutError, or ValueError and OSError when the process died."""
    assert process.stdin and process.stdout  # noqa: S101, PT018 - they were opened as pipes
    process.stdin.write(asked)
    process.stdin.flush()
    return dict(json.loads(b"".join(_line(process.stdout.fileno(), time.monotonic() + seconds))))


def _line(pipe: int, until: float) -> Iterator[bytes]:
    while True:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise TimeoutError
        piece = os.read(pipe, 1 << 16)
        yield piece
        if not piece or piece.endswith(b"\n"):
            return


def _seen(answer: dict[str, Any]) -> Seen:
    sheets = tuple(
        Sheet(sheet["width"], sheet["height"], tuple(_box(*one) for one in sheet["boxes"]))
        for sheet in answer["sheets"]
    )
    return Seen(answer["engine"], answer["version"], sheets)


def _box(text: str, corners: list[list[float]], confidence: float) -> Box:
    a, b, c, d = ((float(x), float(y)) for x, y in corners)
    return Box(text, (a, b, c, d), float(confidence))
