"""Reading a list of fellow workers as people paste it. Pure: text in, members out, one sentence for every bad row."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain

#: Fellow workers of one filing at most (内部规则 一起提出 1), and what is read of a list at all.
MOST, LONGEST, NAME = 300, 40_000, 40
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,])")
_PARTS = re.compile(r"[\s,;、|]+")
_PHONE = re.compile(r"\+?\d[\d-]{6,17}")
_AMOUNT = re.compile(r"[¥￥]?\d+(?:\.\d+)?(?:元|块|万|万元)?")
_DIGITS = re.compile(r"\d{3}")
_HEADING = re.compile("姓名|名字|手机|电话|金额")
#: What a table program makes of a phone number: digits behind the sign are lost, a nought behind the point is nothing.
_SHORTENED = re.compile(r"\d(?:\.\d+)?[eE]\+\d{1,2}")
_POINT_NOUGHT = re.compile(r"(?<!\d)(1\d{10})\.0+(?!\d)")
_NUMBER = re.compile(r"\d{1,3}[.)、．]?")


@dataclass(frozen=True, slots=True)
class Member:
    """One fellow worker: phone in E.164; the amount is None where nobody knows it."""

    name: str
    phone: str
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not kept: its number in what was pasted, what stood there, and what is wrong with it."""

    number: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class List:
    """What was understood of a list, and what was not."""

    members: tuple[Member, ...]
    bad: tuple[BadRow, ...]


def read_list(text: str, *, known: Mapping[str, str], room: int = MOST) -> List:
    """Read one row a line: name, phone, amount in this order or another, however they are set apart.

    `known` are the phones that are taken, each with who has it; `room` is how many more may be kept.
    """
    members: list[Member] = []
    bad: list[BadRow] = []
    taken = dict(known)
    for number, line in _rows(text):
        try:
            member = read_row(line)
            if member.phone in taken:
                raise ValueError(f"手机号和{taken[member.phone]}一样，只记一次")  # noqa: TRY301
            if len(members) >= room:
                raise ValueError(f"一件事最多 {MOST} 个工友")  # noqa: TRY301
        except ValueError as fault:
            bad.append(BadRow(number, line[:60], str(fault)))
            continue
        taken[member.phone] = f"第 {number} 行"
        members.append(member)
    return List(tuple(members), tuple(bad))


def _rows(text: str) -> Iterable[tuple[int, str]]:
    """Rows with something on them, by their number; a heading over the columns is none."""
    for number, line in enumerate(unicodedata.normalize("NFKC", text[:LONGEST]).splitlines(), 1):
        heading = number == 1 and _HEADING.search(line) and not re.search(r"\d{7}", line)
        if line.strip(" \t,;") and not heading:
            yield number, line.strip()


def read_row(line: str) -> Member:
    """One fellow worker out of one row. Raises ValueError with what is wrong."""
    together = _THOUSANDS.sub(lambda found: found[0].replace(",", ""), line)
    parts = [part for part in _PARTS.split(_POINT_NOUGHT.sub(r"\1", together)) if part]
    shortened = next((part for part in parts if _SHORTENED.fullmatch(part)), None)
    if shortened:
        raise ValueError(f"手机号成了“{shortened}”，后面的数字丢了。把这个号码重写一遍，或者传 Excel 表格")
    phones = [part for part in parts if _PHONE.fullmatch(part)]
    rest = [part for part in parts if part not in phones]
    if len(phones) != 1:
        raise ValueError("写了两个手机号" if phones else "没写手机号")
    amounts = [part for part in rest if _AMOUNT.fullmatch(part)]
    if len(amounts) == 2 and rest[0] == amounts[0] and _NUMBER.fullmatch(amounts[0]):
        amounts, rest = amounts[1:], rest[1:]
    words = [part for part in rest if part not in amounts and not _NUMBER.fullmatch(part)]
    if len(amounts) > 1:
        raise ValueError("写了两个数目，不知道哪个是欠的钱")
    return member_of(name=" ".join(words), phone=phones[0], amount=amounts[0] if amounts else "")


def member_of(*, name: str, phone: str, amount: str) -> Member:
    """One fellow worker, field by field. Raises ValueError with what is wrong."""
    called = plain(unicodedata.normalize("NFKC", name), NAME)
    if not called:
        raise ValueError("没写名字")
    if _DIGITS.search(called):
        raise ValueError(f"看不懂“{called}”，一行写一个人：名字、手机号、欠多少")
    return Member(called, normal_phone(phone), yuan(amount) if amount.strip() else None)


def is_workbook(content: bytes) -> bool:
    """Whether an uploaded list was made in Excel or its like."""
    return content[:2] == b"PK" or content[:4] == b"\xd0\xcf\x11\xe0"


def decoded(content: bytes) -> str:
    """The text of an uploaded list. Raises ValueError with what to do where it is no text."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ValueError("这个文件看不懂。传 Excel 表格、csv 或 txt，或者把名单复制过来贴上")
