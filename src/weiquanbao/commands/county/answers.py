"""A complaint's answers as the questions on the phone would send them: raw fields, months counted back from the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from weiquanbao.commands.county.script import UNKNOWN, Complaint
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.people.consents import current

Raw = dict[str, list[str]]
_DESCRIBED = ("name", "gate_sign", "address", "boss_phone", "payer")
#: Sample phones of those who speak for employers, of fellow workers, and of whoever helps, begin here.
UNITS, FELLOWS, HELPERS = 7000, 2000, 8000
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def worker_name(number: int) -> str:
    """Sixty names by the sixty-year cycle: 示例职工甲子, 示例职工乙丑… and a number behind them from then on."""
    again = f"{number // 60 + 1}" if number >= 60 else ""
    return f"示例职工{_STEMS[number % 10]}{_BRANCHES[number % 12]}{again}"


def worker_phone(number: int) -> str:
    """The worker's sample phone, +86…"""
    return sample_phone(number + 1)


def unit_contact(number: int) -> tuple[str, str]:
    """Name and sample phone of whoever speaks for the employer of a complaint."""
    return f"示例单位联系人{worker_name(number).removeprefix('示例职工')}", sample_phone(UNITS + number)


def helper(number: int) -> tuple[str, str]:
    """Name and sample phone of the liaison who helps the worker of a complaint."""
    return "示例老乡联络员", sample_phone(HELPERS + number)


def fellow(number: int, turn: int) -> tuple[str, str]:
    """Name and sample phone of a fellow worker on the list of a complaint."""
    return f"示例工友{turn + 1}", sample_phone(FELLOWS + number * 50 + turn)


def answers(script: Complaint, *, day: date, employer: int | None) -> Iterator[tuple[str, Raw]]:
    """Every question with what is tapped and typed at it; `employer` is the one found in the register."""
    yield "problems", {"problems": list(script.problems)}
    yield "employer", _employer(script, employer)
    yield "began", _month(script.began, day)
    yield "still", _still(script, day)
    yield "happened", _month(script.happened, day)
    wants = {"wants": list(script.wants), "amount": [script.amount]}
    yield "wants", wants if script.wants or script.amount else {UNKNOWN: ["1"]}
    yield "told", {"told": [script.told]}
    yield "photos", {}
    own = worker_name(script.worker), worker_phone(script.worker)
    name, phone = helper(script.number) if script.another else own
    yield "contact", {"name": [name], "phone": [phone]}
    yield "consent", {"consent": [f"{purpose}@{current(purpose).version}" for purpose in _consents(script)]}


def month_before(day: date, months: int) -> str:
    """A month as the phone sends it, 2026-08."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return f"{years}-{month + 1:02d}"


def _employer(script: Complaint, employer: int | None) -> Raw:
    if employer is not None:
        return {"employer": [str(employer)]}
    described = {name: [str(script.employer[name])] for name in _DESCRIBED if name in script.employer}
    return described or {UNKNOWN: ["1"]}


def _month(back: int | None, day: date) -> Raw:
    return {UNKNOWN: ["1"]} if back is None else {"month": [month_before(day, back)]}


def _still(script: Complaint, day: date) -> Raw:
    if script.began is None:
        return {UNKNOWN: ["1"]}
    if script.left is None:
        return {"still": ["yes"]}
    return {"still": ["no"], "ended": [month_before(day, script.left)]}


def _consents(script: Complaint) -> Iterable[str]:
    yield "handle_complaint"
    if script.contact:
        yield "contact_employer"
    if "injury" in script.problems:
        yield "sensitive_injury"
