"""Reading one answer: what was tapped or typed becomes a value that is kept, or a sentence beside the field."""

from __future__ import annotations

from datetime import date

from weiquanbao.common.dates import month_of
from weiquanbao.common.money import yuan
from weiquanbao.law.estimates.stories import QUESTIONS, UNKNOWN, Answers


class NotUnderstood(ValueError):
    """The sentence says how to write it."""


def read(code: str, typed: str, today: date) -> str:
    """The answer as it is kept: exact text of a sum, a whole number, 2026-08, a code, or `unknown`.

    Raises NotUnderstood, and KeyError for a question nobody knows.
    """
    question, typed = QUESTIONS[code], typed.strip()
    if typed == UNKNOWN:
        return UNKNOWN
    if question.kind == "choice":
        if typed not in {choice.code for choice in question.choices}:
            raise NotUnderstood("点一个。说不清就点“不知道”。")
        return typed
    return _READERS[question.kind](typed, question.most, today)


def in_order(answers: Answers) -> str | None:
    """A sentence where the months cannot be together; None where they can."""
    began, ended, signed, hurt = (
        month_of(answers.get(code, "")) for code in ("began", "ended", "signed_on", "hurt")
    )
    if began and ended and ended < began:
        return "走的月份比开始干还早，看看月份对不对。"
    if began and signed and signed < began:
        return "签合同比开始干还早，看看月份对不对。"
    if began and hurt and hurt < began:
        return "受伤比开始干还早，看看月份对不对。"
    return None


def _money(typed: str, most: int, today: date) -> str:
    try:
        return str(yuan(typed))
    except ValueError as fault:
        raise NotUnderstood(str(fault)) from None


def _count(typed: str, most: int, today: date) -> str:
    if not (typed.isascii() and typed.isdigit() and len(typed) < 4):
        raise NotUnderstood("写个数字就行，比如 3。说不准，写大概的数。")
    if int(typed) > most:
        raise NotUnderstood(f"最多写 {most}，看看是不是写多了。")
    return str(int(typed))


def _month(typed: str, most: int, today: date) -> str:
    month = month_of(typed)
    if month is None:
        raise NotUnderstood("点一个月份。记不清就点“不知道”。")
    if month > today:
        raise NotUnderstood("这个月还没到，点前面的月份。")
    return typed


_READERS = {"money": _money, "count": _count, "month": _month}
