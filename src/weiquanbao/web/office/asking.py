"""The facts of a claim as fields of a form at the desk, and what was typed into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _

from weiquanbao.common.dates import today
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain
from weiquanbao.law.claims.asking import LONGEST, Question, how_written, questions, told_from
from weiquanbao.law.claims.choices import CHOICES
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import BadFacts
from weiquanbao.law.claims.working import Entered, Stopped, in_force, shown
from weiquanbao.law.parameters import CONFIDENCE_LABELS, More, title_of
from weiquanbao.reading.computations import Asking
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.design.saying import said

FACT, FIGURE, SOURCE = "fact-", "figure-", "source-"
AS_OF, REGION = "as_of", "region"
_REGION = re.compile(r"(?:[1-9]\d(?:\d\d){0,2})?")
_SHOWN = {
    "number": "number", "whole": "count", "date": "date", "month": "month", "span": "line", "truth": "select",
    "choice": "select", "text": "line", "pair": "text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, as it was typed: by the name of the field on the page."""

    facts: Mapping[str, str] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    as_of: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class FigureField:
    """A parameter the claim uses: what is in force, and a figure with its source to use in its place."""

    code: str
    title: str
    value: str
    source: str
    confidence: str
    field: FieldView
    from_where: FieldView


def afresh(known: Mapping[str, str]) -> Typed:
    """A form with what the record knows."""
    return Typed(facts=known, as_of=today().isoformat(), region=settings.COUNTY_REGION)


def typed_in(claim: Claim, data: QueryDict) -> Typed:
    """What a browser posted."""
    return Typed(
        facts={one.name: data.get(FACT + one.name, "")[:LONGEST] for one in questions(claim)},
        figures={code: data.get(FIGURE + code, "")[:20] for code in claim.uses},
        sources={code: data.get(SOURCE + code, "")[:200] for code in claim.uses},
        as_of=data.get(AS_OF, "")[:10],
        region=data.get(REGION, "")[:6].strip(),
    )


def asked(claim: Claim, typed: Typed) -> Asking:
    """The question; raises BadFacts with a sentence for each field that was not understood, by its name on the page."""
    errors: dict[str, str] = {}
    day = _as_of(typed, errors)
    entered = _entered(claim, typed, errors)
    told: dict[str, object] = {}
    try:
        told = told_from(claim, typed.facts)
    except BadFacts as fault:
        errors |= {FACT + name: why for name, why in fault.errors.items()}
    if errors:
        raise BadFacts(errors)
    return Asking(claim.code, told, day, typed.region or None, entered)


def _as_of(typed: Typed, errors: dict[str, str]) -> date:
    if not _REGION.fullmatch(typed.region):
        errors[REGION] = "写行政区划代码：省两位、市四位、县六位，例如 330782；全国的空着"
    try:
        return date.fromisoformat(typed.as_of)
    except ValueError:
        errors[AS_OF] = "写日期，例如 2026-03-02"
        return today()


def _entered(claim: Claim, typed: Typed, errors: dict[str, str]) -> dict[str, Entered]:
    """A figure is used in place of the register's only with its source."""
    found = {}
    for code in claim.uses:
        text = typed.figures.get(code, "").strip()
        if not text:
            continue
        try:
            value = yuan(text) if "." not in text or len(text.split(".")[1]) < 3 else Decimal(text)
        except (ValueError, ArithmeticError):
            errors[FIGURE + code] = "写数字，例如 6525.5"
            continue
        source = plain(typed.sources.get(code, ""), 200)
        if not source:
            errors[SOURCE + code] = "还没写出处，例如文件名和文号"
        found[code] = Entered(value, source)
    return found


def fact_fields(claim: Claim, typed: Mapping[str, str], errors: Mapping[str, str]) -> tuple[FieldView, ...]:
    """Every fact of the claim."""
    return tuple(
        fact_field(one, FACT + one.name, typed.get(one.name, ""), errors.get(FACT + one.name, ""))
        for one in questions(claim)
    )


def fact_field(one: Question, name: str, value: str, error: str) -> FieldView:
    """One fact as a field."""
    kind = _SHOWN[one.kind]
    if one.several and kind != "text":
        kind = "text" if one.kind == "span" else "line"
    return FieldView(
        name, _(one.label), kind, value, _hint(one, kind), said(error) if error else "", _choices(one, kind, value),
        limit=LONGEST,
    )  # fmt: skip


def _hint(one: Question, kind: str) -> str:
    if one.several and one.kind == "choice":
        return _("、").join(_(CHOICES[code]) for code in one.choices)
    return said(how_written(one)) if one.several or one.kind in {"span", "pair"} else ""


def _choices(one: Question, kind: str, value: str) -> tuple[Choice, ...]:
    if kind != "select":
        return ()
    listed = (
        [("yes", "是"), ("no", "不是")]
        if one.kind == "truth"
        else [(code, CHOICES[code]) for code in one.choices]
    )
    return tuple(Choice(code, _(words), chosen=code == value) for code, words in listed)


def setting_fields(typed: Typed, errors: Mapping[str, str]) -> tuple[FieldView, ...]:
    """Whose law is asked: of which day, of which place."""
    return (
        FieldView(AS_OF, _("按哪一天的法律"), "date", typed.as_of, "", said(errors.get(AS_OF, ""))),
        FieldView(
            REGION, _("按哪里的数"), "line", typed.region,
            _("行政区划代码：省两位、市四位、县六位；全国的空着"), said(errors.get(REGION, "")), limit=6,
        ),
    )  # fmt: skip


def figure_fields(
    claim: Claim, typed: Typed, errors: Mapping[str, str], more: More
) -> tuple[FigureField, ...]:
    """Every parameter the claim can use, with what is in force on the day and in the place asked about."""
    return tuple(_figure_field(code, typed, errors, more) for code in claim.uses)


def _figure_field(code: str, typed: Typed, errors: Mapping[str, str], more: More) -> FigureField:
    value, source, confidence = _in_force(code, typed, more)
    figure = FieldView(
        FIGURE + code,
        _("改用"),
        "number",
        typed.figures.get(code, ""),
        "",
        said(errors.get(FIGURE + code, "")),
    )
    source_field = FieldView(
        SOURCE + code, _("出处"), "line", typed.sources.get(code, ""), "", said(errors.get(SOURCE + code, ""))
    )
    return FigureField(code, _(title_of(code)), value, source, confidence, figure, source_field)


def _in_force(code: str, typed: Typed, more: More) -> tuple[str, str, str]:
    try:
        found = in_force(code, date.fromisoformat(typed.as_of), typed.region or None, more)
    except (Stopped, ValueError):
        return "", "", ""
    values = found.value if isinstance(found.value, tuple) else (found.value,)
    text = "、".join(shown(Decimal(one)) for one in values)
    return text, found.source, _(CONFIDENCE_LABELS[found.confidence])
