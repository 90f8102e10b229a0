"""Reading what was tapped and typed at one question. Pure: raw fields in, an answer or sentences out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from weiquanbao.common.dates import month_of
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain
from weiquanbao.intake.questions import BY_CODE, Question

#: Raw fields of a request: every value as a list, the way a browser sends them.
Raw = Mapping[str, list[str]]
_TICK = re.compile(r"[a-z_]{1,40}@[0-9a-z.-]{1,20}")
#: Words a worker tells at most.
TOLD = 3000


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to keep, and one sentence beside every field that was not understood. What was typed is in both."""

    value: dict[str, Any]
    errors: dict[str, str]


def read(code: str, raw: Raw, *, today: date) -> Answer:
    """Read one question's fields. Unknown codes raise KeyError; anything a person can type does not raise."""
    question = BY_CODE[code]
    if question.unknown and _one(raw, "unknown"):
        return Answer({"unknown": True}, {})
    return _READERS[question.kind](question, raw, today)


def _one(raw: Raw, name: str) -> str:
    given = raw.get(name) or [""]
    return given[-1]


def _chosen(question: Question, raw: Raw, name: str) -> list[str]:
    known = {choice.code for choice in question.choices}
    return [code for code in dict.fromkeys(raw.get(name, ())) if code in known]


def _words(
    value: dict[str, Any], errors: dict[str, str], raw: Raw, name: str, limit: int, lines: bool = False
) -> str:
    text = _one(raw, name)
    value[name] = text[: 2 * limit]
    try:
        value[name] = plain(text, limit, lines=lines)
    except ValueError as error:
        errors[name] = str(error)
    return str(value[name])


def _tiles(question: Question, raw: Raw, today: date) -> Answer:
    chosen = _chosen(question, raw, "problems")
    errors = {} if chosen else {"problems": "点一张图。说不清就点“不知道”。"}
    return Answer({"problems": chosen}, errors)


def _employer(question: Question, raw: Raw, today: date) -> Answer:
    value: dict[str, Any] = {}
    errors: dict[str, str] = {}
    picked = _one(raw, "employer")
    value["employer"] = int(picked) if picked.isascii() and picked.isdigit() and len(picked) < 19 else None
    for name, limit in (("name", 120), ("gate_sign", 120), ("address", 200), ("payer", 120)):
        _words(value, errors, raw, name, limit)
    phone = _words(value, errors, raw, "boss_phone", 30)
    if phone and "boss_phone" not in errors and not _looks_like_a_phone(phone):
        errors["boss_phone"] = "电话只写数字，比如 0579 开头的座机或 11 位手机号。不知道就空着。"
    if not errors and not any(value.values()):
        errors["name"] = "写一样就行：名字、门口的牌子、老板电话，都可以。都不知道就点“不知道”。"
    return Answer(value, errors)


def _looks_like_a_phone(text: str) -> bool:
    digits = [character for character in text if character.isdigit()]
    return 5 <= len(digits) <= 15 and all(c.isdigit() or c in "+-() （）" for c in text)


def _month(question: Question, raw: Raw, today: date) -> Answer:
    text = _one(raw, "month")
    month = month_of(text)
    if month is None:
        return Answer({"month": ""}, {"month": "点一个月份。记不清就点“不知道”。"})
    if month > today:
        return Answer({"month": text}, {"month": "这个月还没到，点前面的月份。"})
    return Answer({"month": text} | _vague(raw, "month"), {})


def _vague(raw: Raw, name: str) -> dict[str, bool]:
    """Whether only the year is known: a year was chosen under 更早, and no month."""
    only_year = _one(raw, name) == f"{_one(raw, f'{name}_year')}-01" and not _one(raw, f"{name}_month")
    return {"vague": True} if only_year else {}


def out_of_order(answers: Mapping[str, Mapping[str, Any]], code: str) -> dict[str, str]:
    """One sentence at the question being answered, when its month cannot be together with those answered before."""
    began, left, happened = (
        _kept_month(answers, *where)
        for where in (("began", "month"), ("still", "ended"), ("happened", "month"))
    )
    if code in {"began", "still"} and _earlier(left, began):
        field = "month" if code == "began" else "ended"
        return {field: "走的月份比开始干还早，看看月份对不对。"}
    if code in {"began", "happened"} and _earlier(happened, began):
        return {"month": "出的事比开始干还早，看看月份对不对。"}
    return {}


def _kept_month(answers: Mapping[str, Mapping[str, Any]], code: str, field: str) -> tuple[date, bool] | None:
    value = answers.get(code, {})
    month = month_of(value.get(field) or "")
    return (month, bool(value.get("vague"))) if month else None


def _earlier(one: tuple[date, bool] | None, other: tuple[date, bool] | None) -> bool:
    """Whether the first month is surely before the second; where only a year is known, years are compared."""
    if one is None or other is None:
        return False
    if one[1] or other[1]:
        return one[0].year < other[0].year
    return one[0] < other[0]


def _still(question: Question, raw: Raw, today: date) -> Answer:
    chosen = _chosen(question, raw, "still")
    if not chosen:
        return Answer({"still": ""}, {"still": "点一个：还在干，不干了。说不清就点“不知道”。"})
    if chosen[0] == "yes":
        return Answer({"still": "yes"}, {})
    ended = _one(raw, "ended")
    if ended in ("", "unknown"):
        return Answer({"still": "no", "ended": ""}, {})
    month = month_of(ended)
    errors = {} if month and month <= today else {"ended": "点离开的那个月。记不清就点“记不清”。"}
    return Answer({"still": "no", "ended": ended} | _vague(raw, "ended"), errors)


def _wants(question: Question, raw: Raw, today: date) -> Answer:
    value: dict[str, Any] = {"wants": _chosen(question, raw, "wants")}
    errors: dict[str, str] = {}
    amount = _words(value, errors, raw, "amount", 30)
    _words(value, errors, raw, "other", 200)
    if amount and "amount" not in errors:
        try:
            value["yuan"] = str(yuan(amount))
        except ValueError as error:
            errors["amount"] = str(error)
    if not errors and not (value["wants"] or amount or value["other"]):
        errors["wants"] = "点一个，或者写几个字。说不清就点“不知道”。"
    return Answer(value, errors)


def _told(question: Question, raw: Raw, today: date) -> Answer:
    value: dict[str, Any] = {}
    errors: dict[str, str] = {}
    _words(value, errors, raw, "told", TOLD, lines=True)
    return Answer(value, errors)


def _photos(question: Question, raw: Raw, today: date) -> Answer:
    return Answer({"done": True}, {})


def _contact(question: Question, raw: Raw, today: date) -> Answer:
    value: dict[str, Any] = {}
    errors: dict[str, str] = {}
    name = _words(value, errors, raw, "name", 40)
    if not name and "name" not in errors:
        errors["name"] = "写上你的名字，我们好称呼你。"
    value["phone"] = _one(raw, "phone")[:40]
    if _one(raw, "no_phone"):
        return Answer(value | {"phone": "", "e164": "", "no_phone": True}, errors)
    try:
        value["e164"] = normal_phone(value["phone"])
    except ValueError as error:
        errors["phone"] = str(error)
    return Answer(value, errors)


def _consent(question: Question, raw: Raw, today: date) -> Answer:
    """Each tick is `purpose@version`: consent is to the very words that were on the screen."""
    ticked = [tick for tick in dict.fromkeys(raw.get("consent", ())) if _TICK.fullmatch(tick)]
    return Answer({"consent": ticked[:20]}, {})


_READERS = {
    "tiles": _tiles,
    "employer": _employer,
    "month": _month,
    "still": _still,
    "wants": _wants,
    "words": _told,
    "photos": _photos,
    "contact": _contact,
    "consent": _consent,
}
