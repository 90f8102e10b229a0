"""A form as a pure field list: what an act asks for. Screens, the API and reference pages derive from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal
from uuid import UUID

from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain

Kind = Literal[
    "line",
    "text",
    "money",
    "date",
    "choice",
    "choices",
    "yes_no",
    "officer",
    "lawyer",
    "evidence",
    "claim",
    "party",
    "item",
    "shares",
    "code",
    "worker",
]
#: Days outside these are slips of the finger, and calendars do not reach them.
FIRST_DAY, LAST_DAY = date(1920, 1, 1), date(2099, 12, 31)
#: Digits of a code by phone or authenticator, and of a recovery code.
_CODES = (6, 8)
#: The most rows of one field of shares.
MOST_SHARES = 400
Value = str | Decimal | date | bool | int | tuple[str, ...] | tuple[int, ...] | Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form. `limit` counts characters; `told` marks what the worker may read later.

    A `code` is the one sent to whoever acts, or shown by his authenticator: proven before the act, never kept.
    `officer`, `lawyer`, `claim`, `party`, `worker` and `item` (one piece of evidence) take row ids, `evidence` the key
    of a batch of uploads, `choices` several codes. `shares` takes a sum for each of several parties, by row id: all of
    them or none.
    """

    code: str
    label: str
    kind: Kind
    required: bool = True
    hint: str = ""
    limit: int = 200
    choices: tuple[tuple[str, str], ...] = ()
    told: bool = False
    not_after_today: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """The fields an act asks for, in the order asked."""

    fields: tuple[Field, ...]

    def __iter__(self) -> Iterator[Field]:
        return iter(self.fields)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What was understood, and one sentence for every field that was not."""

    values: Mapping[str, Value]
    errors: Mapping[str, str]


def clean(form: Form | None, raw: Mapping[str, object], *, today: date) -> Cleaned:
    """Read what a person typed or another program sent; never raises, unknown fields are ignored."""
    values: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for field in form or ():
        given = raw.get(field.code)
        if field.kind == "shares" and isinstance(given, Mapping):
            sums, wrong = _shares(field, given)
            values |= {field.code: sums} if sums and not wrong else {}
            errors |= wrong
            continue
        if given is None or given in ("", [], ()):
            if field.required:
                errors[field.code] = f"还没写“{field.label}”"
            continue
        try:
            values[field.code] = _READERS[field.kind](field, given, today)
        except ValueError as error:
            errors[field.code] = str(error)
    return Cleaned(values, errors)


def _shares(field: Field, given: Mapping[object, object]) -> tuple[dict[int, Decimal], dict[str, str]]:
    """Row → sum, and a sentence for each row that was not understood, under the field's code and the row's id."""
    typed = {str(row): str(text).strip() for row, text in given.items() if text is not None}
    if not any(typed.values()):
        return {}, {field.code: f"还没写“{field.label}”"} if field.required else {}
    if len(typed) > MOST_SHARES or not all(
        row.isascii() and row.isdigit() and len(row) <= 18 for row in typed
    ):
        return {}, {field.code: f"“{field.label}”要从列出的里面选"}
    sums: dict[int, Decimal] = {}
    wrong: dict[str, str] = {}
    for row, text in typed.items():
        try:
            sums[int(row)] = yuan(text)
        except ValueError as error:
            wrong[f"{field.code}-{row}"] = str(error) if text else "还没写这个人多少"
    return sums, wrong


def _words(field: Field, given: object, today: date) -> Value:
    if isinstance(given, bool) or not isinstance(given, str | int | Decimal | date):
        raise ValueError(f"“{field.label}”要写成一段话")  # noqa: TRY004 - a sentence beside the field
    text = plain(str(given), field.limit, lines=field.kind == "text")
    if field.required and not text:
        raise ValueError(f"还没写“{field.label}”")
    return text


def _money(field: Field, given: object, today: date) -> Value:
    return yuan(given if isinstance(given, Decimal) else str(given))


def _date(field: Field, given: object, today: date) -> Value:
    try:
        # A datetime is a date to Python, but not one that can be compared with a day.
        day = given if type(given) is date else date.fromisoformat(str(given))
    except ValueError:
        raise ValueError("日期要写成 2026-11-23 这样") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValueError(f"年份要在 {FIRST_DAY.year} 到 {LAST_DAY.year} 之间")
    if field.not_after_today and day > today:
        raise ValueError("日期不能晚于今天")
    return day


def _choice(field: Field, given: object, today: date) -> Value:
    if str(given) not in {code for code, _ in field.choices}:
        raise ValueError(f"“{field.label}”要从列出的里面选")
    return str(given)


def _choices(field: Field, given: object, today: date) -> Value:
    several: Sequence[object] = given if isinstance(given, list | tuple) else (given,)
    return tuple(dict.fromkeys(str(_choice(field, one, today)) for one in several))


def _yes_no(field: Field, given: object, today: date) -> Value:
    answer = {"yes": True, "no": False, "true": True, "false": False}.get(str(given).lower())
    if answer is None:
        raise ValueError(f"“{field.label}”选“是”或“否”")
    return answer


def _row(field: Field, given: object, today: date) -> Value:
    text = str(given)
    if not text.isascii() or not text.isdigit() or len(text) > 18:
        raise ValueError(f"“{field.label}”要从列出的里面选")
    return int(text)


def _code(field: Field, given: object, today: date) -> Value:
    digits = "".join(str(int(one)) for one in str(given)[:32] if one.isdecimal())
    if len(digits) not in _CODES:
        raise ValueError("验证码是 6 个数字")
    return digits


def _not_shares(field: Field, given: object, today: date) -> Value:
    raise ValueError(f"“{field.label}”要从列出的里面选")


def _batch(field: Field, given: object, today: date) -> Value:
    try:
        return str(UUID(str(given)))
    except ValueError:
        raise ValueError(f"“{field.label}”要先选照片或文件") from None


_READERS = {
    "line": _words,
    "text": _words,
    "money": _money,
    "date": _date,
    "choice": _choice,
    "choices": _choices,
    "yes_no": _yes_no,
    "officer": _row,
    "lawyer": _row,
    "claim": _row,
    "party": _row,
    "item": _row,
    "worker": _row,
    "evidence": _batch,
    "shares": _not_shares,
    "code": _code,
}
