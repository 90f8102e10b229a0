"""What the desk needs of a finished draft. Pure: answers in, dates and codes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from weiquanbao.common.dates import month_of
from weiquanbao.intake.another import Another, another_of
from weiquanbao.intake.consents import purposes
from weiquanbao.intake.questions import WANTS

#: A claim of this kind takes the amount when several were tapped.
MONEY_FIRST = ("wages", "overtime", "dismissal", "injury")
_WANTED = {choice.code: choice.label for choice in WANTS}


@dataclass(frozen=True, slots=True)
class Filer:
    """Whoever files for the worker: phone in E.164, and how the worker said yes."""

    name: str
    phone: str
    another: Another


@dataclass(frozen=True, slots=True)
class Submission:
    """A complaint as the worker gave it. None means 不知道; a month means its first day, the earliest that could be.

    `phone` is empty for a worker who has none; `filer` is None where the worker files himself.
    """

    problems: tuple[str, ...]
    employer: int | None
    described: Mapping[str, str]
    worked_from: date | None
    still_working: str
    worked_until: date | None
    known_on: date | None
    wanted: str
    amount: Decimal | None
    told: str
    name: str
    phone: str
    consents: tuple[str, ...]
    filer: Filer | None = None

    @property
    def amount_goes_to(self) -> str:
        """The claim the amount belongs to."""
        return next((kind for kind in MONEY_FIRST if kind in self.problems), self.problems[0])


def submission(answers: Mapping[str, Mapping[str, Any]]) -> Submission:
    """Read the kept answers; they were checked when they were given."""
    employer = answers.get("employer", {})
    wants = answers.get("wants", {})
    still = answers.get("still", {})
    contact = answers["contact"]
    another = another_of(answers)
    return Submission(
        problems=tuple(answers.get("problems", {}).get("problems") or ("other",)),
        employer=employer.get("employer"),
        described={
            name: employer.get(name, "") for name in ("name", "gate_sign", "boss_phone", "address", "payer")
        },
        worked_from=_month(answers, "began", "month"),
        still_working=still.get("still") or "unknown",
        worked_until=_month(answers, "still", "ended"),
        known_on=_month(answers, "happened", "month"),
        wanted="、".join([*(_WANTED[code] for code in wants.get("wants", ())), wants.get("other", "")]).strip(
            "、"
        ),
        amount=Decimal(wants["yuan"]) if wants.get("yuan") else None,
        told=answers.get("told", {}).get("told", ""),
        name=another.name if another else contact["name"],
        phone=another.phone if another else contact["e164"],
        consents=purposes(answers.get("consent", {})),
        filer=Filer(contact["name"], contact["e164"], another) if another else None,
    )


def _month(answers: Mapping[str, Mapping[str, Any]], question: str, field: str) -> date | None:
    return month_of(answers.get(question, {}).get(field) or "")
