"""What the clients were told, one line an answer, written down the moment it came."""

from __future__ import annotations

import json
import threading
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

What = Literal["done", "refused", "unanswered", "fault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One request to its end. `key` makes it one request however often it was sent: the draft's, or the form's.

    `mark` was written into the request and is found in what it left behind; some acts have nothing written.
    """

    what: What
    act: str
    key: str
    mark: str
    case: int = 0
    tries: int = 1
    said: str = ""


class Pen:
    """Writes the journal; threads take turns."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")
        self._turn = threading.Lock()

    def write(self, line: Line) -> None:
        """Write a line down at once."""
        with self._turn:
            self._file.write(json.dumps(asdict(line), ensure_ascii=False) + "\n")
            self._file.flush()


class Reader:
    """Reads what was added since it last looked."""

    def __init__(self, path: Path) -> None:
        path.touch()
        self._file = path.open(encoding="utf-8")
        self._rest = ""
        self.lines: list[Line] = []

    def look(self) -> int:
        """How many lines there are by now."""
        *whole, self._rest = (self._rest + self._file.read()).split("\n")
        self.lines += [Line(**json.loads(line)) for line in whole]
        return len(self.lines)
