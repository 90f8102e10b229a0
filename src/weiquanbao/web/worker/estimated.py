"""An estimate as its page shows it, and as a complaint takes it over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from weiquanbao.common.dates import month_of, today
from weiquanbao.common.money import in_figures
from weiquanbao.intake.drafts import find
from weiquanbao.law.citations import cite
from weiquanbao.law.claims.claim import Result
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.estimates.reckoning import Estimate, Part
from weiquanbao.law.estimates.stories import UNKNOWN, Question
from weiquanbao.law.parameters import CONFIDENCE_LABELS
from weiquanbao.web.design.clocks import limit_face
from weiquanbao.web.design.saying import said_sentence
from weiquanbao.web.worker.months import plain_month
from weiquanbao.web.worker.steps import CHECK
from weiquanbao.web.worker.story import plain_day

WANTS = {
    "arrears_wage": "pay", "overtime": "pay", "severance": "compensation", "unlawful_2n": "compensation",
    "notice_pay": "compensation", "double_wage": "compensation", "work_injury": "compensation",
}  # fmt: skip
DOUBTFUL = frozenset({"secondary", "unverified"})


@dataclass(frozen=True, slots=True)
class PartView:
    """One thing to ask for, with its working."""

    title: str
    legal: str
    sums: str
    steps: tuple[tuple[str, str], ...]
    assumed: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    stopped: str
    until: str
    final: bool | None
    employer_proves: tuple[str, ...]


def drawn(found: Estimate) -> dict[str, Any]:
    """Everything the page of an estimate says."""
    parts = tuple(_part(one) for one in found.parts)
    clock, day = found.clock, today()
    return {
        "total": _sums(found.least, found.most) if any(one.computed for one in found.parts) else "",
        "least": found.least if found.least == found.most else None,
        "at_least": found.at_least,
        "parts": parts,
        "articles": tuple(dict.fromkeys(step[1] for part in parts for step in part.steps if step[1])),
        "limit": {
            "day": plain_day(clock.lapses_on, day) if clock.lapses_on and clock.nominal else "",
            "face": limit_face((clock.lapses_on - day).days) if clock.lapses_on else None,
            "sentence": clock.sentence,
            "assumed": clock.assumed,
            "basis": clock.basis,
            "passed": clock.passed,
        },
        "proofs": found.proofs,
        "unsure": found.unsure,
        "today": day,
    }


def _part(one: Part) -> PartView:
    result = one.high if one.computed else one.low
    return PartView(
        title=_(one.title),
        legal=_(CLAIMS[result.claim].title),
        sums=_sums(one.least, one.most) if one.computed else "",
        steps=tuple(
            (said_sentence(step.says), "、".join(cite(each).short for each in step.basis))
            for step in result.steps
        ),
        assumed=tuple(said_sentence(each) for each in result.assumed),
        figures=tuple(_figure(result)),
        stopped=said_sentence(result.stopped) if result.stopped else "",
        until=plain_day(one.clock.lapses_on, today()) if one.clock.lapses_on and one.clock.nominal else "",
        final=one.final if one.computed else None,
        employer_proves=tuple(_(each) for each in CLAIMS[result.claim].employer_proves),
    )


def _figure(result: Result) -> Iterator[tuple[str, str, str]]:
    for used in result.used:
        doubt = _(CONFIDENCE_LABELS["secondary"]) if used.confidence in DOUBTFUL else ""
        yield _(used.title), f"{used.value.normalize():f}", doubt


def _sums(least: Decimal, most: Decimal) -> str:
    if least == most:
        return in_figures(least)
    return _("%(least)s 到 %(most)s") % {"least": in_figures(least), "most": in_figures(most)}


def read_back(one: Question, answer: str) -> str:
    """An answer in words."""
    if one.kind == "choice":
        return _(next(each.label for each in one.choices if each.code == answer))
    month = month_of(answer) if one.kind == "month" else None
    if month:
        return plain_month(month)
    if one.kind == "money":
        return _("%(sum)s 元") % {"sum": in_figures(Decimal(answer))}
    return f"{answer} {_(one.unit)}"


def problems(story: str, found: Estimate) -> tuple[str, ...]:
    """What a complaint calls it: the story, and leaving where something is asked for that."""
    leaving = any(one.code in {"severance", "unlawful_2n"} for one in found.parts)
    return (story, "dismissal") if leaving and story != "dismissal" else (story,)


def for_complaint(told: Mapping[str, str], found: Estimate) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Questions of a complaint that are answered already, as a browser would send them."""
    began, ended = told.get("began", UNKNOWN), told.get("ended", UNKNOWN)
    if month_of(began):
        yield "began", {"month": [began]}
    if told.get("still") == "yes":
        yield "still", {"still": ["yes"]}
    elif told.get("still") == "no" or month_of(ended):
        yield "still", {"still": ["no"], "ended": [ended if month_of(ended) else "unknown"]}
    hurt = told.get("hurt", UNKNOWN)
    if month_of(hurt):
        yield "happened", {"month": [hurt]}
    wants = list(dict.fromkeys(WANTS[one.code] for one in found.parts))
    if wants:
        amount = [in_figures(found.most)] if found.most else []
        yield "wants", {"wants": wants, "amount": amount}


def first_open(key: UUID) -> str:
    """Where the complaint is taken up."""
    draft = find(key)
    return (*(draft.open_questions if draft else ()), CHECK)[0]
