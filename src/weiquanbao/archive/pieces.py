"""Piece: one line of the catalogue, with the files behind it. Their order is that of 办案规则 22."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import IO, Any

Open = Callable[[], IO[Any]]

#: The headings in the order in which 办案规则 22 lists them, as far as the notes on it go; first 正卷, then 副卷.
HEADINGS = {
    "application": "申请书、投诉登记",
    "acceptance": "受理、不予受理的通知",
    "defence": "答辩、答复",
    "identity": "身份证明",
    "authority": "授权委托书",
    "collected": "调取的证据",
    "inspection": "勘验笔录",
    "evidence": "当事人的证据",
    "expert": "鉴定材料",
    "notice": "开庭、会谈通知",
    "minutes": "笔录",
    "postponement": "延期通知",
    "withdrawal": "撤回申请",
    "settlement": "调解书、协议书",
    "award": "裁决书",
    "decision": "决定书",
    "transfer": "移送函",
    "receipt": "送达回证",
    "other": "其他",
    "messages": "来往消息",
    "history": "办理经过",
}


@dataclass(frozen=True, slots=True)
class File:
    """One file: where it lies in the dossier, what it was called, and how to open it.

    `shown` opens the copy that can be bound (PDF, JPEG or PNG), where there is one.
    """

    name: str
    called: str
    media_type: str
    size: int
    sha256: str
    open: Open
    shown: Open | None = None
    shown_type: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing in the dossier, under one heading."""

    heading: str
    title: str
    from_whom: str
    day: date | None
    sheets: int
    files: tuple[File, ...] = ()
    words: tuple[str, ...] = ()
    """Its own text, where it is no file: bound as pages of its own."""

    @property
    def place(self) -> int:
        """Where its heading stands."""
        return list(HEADINGS).index(self.heading)
