"""A computation as the desk shows it: sum, steps with articles, every parameter, what was assumed, who proves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from weiquanbao.common.money import in_figures
from weiquanbao.law.claims.asking import questions, written
from weiquanbao.law.claims.changes import Changes
from weiquanbao.law.claims.choices import CHOICES
from weiquanbao.law.claims.finality import is_final
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.kept import Kept
from weiquanbao.law.claims.lapsing import Times, lapses
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Figure, Setting, shown
from weiquanbao.law.limitation import Limitation
from weiquanbao.law.parameters import CONFIDENCE_LABELS
from weiquanbao.web.design.saying import said, said_sentence

#: How sure a figure is, in words.
WORDS: Mapping[str, str] = dict(CONFIDENCE_LABELS.items())
CONFIRMED = frozenset({"read", "house", "entered"})


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in words, with the articles it rests on."""

    says: str
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UsedView:
    """One parameter with its source, since when, and whether somebody confirmed it."""

    code: str
    title: str
    value: str
    source: str
    since: date | None
    confidence: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Computed:
    """Everything the page of a result says."""

    title: str
    formula: str
    amount: Decimal | None
    figures: tuple[tuple[str, str], ...]
    steps: tuple[StepView, ...]
    used: tuple[UsedView, ...]
    assumed: tuple[str, ...]
    flags: tuple[StepView, ...]
    stopped: str
    told: tuple[tuple[str, str], ...]
    as_of: date
    region: str
    edition: str
    worker_proves: tuple[str, ...]
    employer_proves: tuple[str, ...]
    burden: tuple[str, ...]
    limit: Limitation | None
    final: bool | None


def drawn(one: Kept) -> Computed:
    """A result in the reader's language."""
    claim = CLAIMS[one.claim]
    return Computed(
        title=_(claim.title),
        formula=_(claim.formula),
        amount=one.amount,
        figures=tuple((_(claim.gives.get(name, name)), figure(value)) for name, value in one.figures.items()),
        steps=tuple(StepView(said_sentence(step.says), step.basis) for step in one.steps),
        used=tuple(
            UsedView(
                each.code,
                _(each.title),
                shown(each.value),
                each.source,
                each.since,
                _(WORDS[each.confidence]),
                each.confidence in CONFIRMED,
            )
            for each in one.used
        ),
        assumed=tuple(said_sentence(each) for each in one.assumed),
        flags=tuple(StepView(_(FLAGS[code].says), FLAGS[code].basis) for code in one.flags if code in FLAGS),
        stopped=said_sentence(one.stopped) if one.stopped else "",
        told=tuple(_told(one)),
        as_of=one.as_of,
        region=one.region or "",
        edition=one.edition,
        worker_proves=tuple(_(each) for each in claim.worker_proves),
        employer_proves=tuple(_(each) for each in claim.employer_proves),
        burden=claim.burden,
        limit=_limit(one),
        final=is_final(claim, one.amount, Setting(one.as_of, one.region, one.entered, for_staff=True)),
    )


def differs(found: Changes) -> dict[str, Any]:
    """What changed and why, in words."""
    return {
        "figures": [(_(one.label), figure(one.before), figure(one.after)) for one in found.figures],
        "why": [said_sentence(one) for one in found.why],
    }


def figure(value: Figure) -> str:
    """A figure as it is read: sums with their fen, days in words, choices by their names, one after the other."""
    if isinstance(value, tuple):
        return _("、").join(figure(one) for one in value)
    if isinstance(value, bool) or value is None:
        return {True: _("是"), False: _("不是"), None: _("没有")}[value]
    if isinstance(value, str):
        return said(CHOICES.get(value) or (CLAIMS[value].title if value in CLAIMS else value))
    if isinstance(value, Decimal) and value.as_tuple().exponent == -2:
        return in_figures(value)
    return said(shown(value))


def _told(one: Kept) -> list[tuple[str, str]]:
    """The facts that were told, in the order of the law."""
    rows = []
    for asked in questions(CLAIMS[one.claim]):
        value = one.told.get(asked.name)
        if value is not None:
            text = figure(value) if isinstance(value, bool) else written(asked, value)
            rows.append((_(asked.label), said(CHOICES.get(text, text)) if asked.kind == "choice" else text))
    return rows


def _limit(one: Kept) -> Limitation | None:
    """Until when this can be asked for, by the days that were told for it."""
    began, ended = _day(one, "hire_date", "join_date"), _day(one, "end_date")
    knew = ended or _day(one, "injury_date", "period_end", "signed_date")
    if not (began or ended or knew):
        return None
    still = False if ended else None
    return lapses(CLAIMS[one.claim], Times(knew or began, began, ended, still), one.as_of)


def _day(one: Kept, *names: str) -> date | None:
    for name in names:
        value = one.told.get(name)
        if isinstance(value, date):
            return value
        if isinstance(value, str) and value:
            return date.fromisoformat(value)
    return None
