"""期限参数: every dated figure the platform counts with, where it comes from, and how far it is confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import today
from weiquanbao.law.parameters import CONFIDENCE_LABELS, UNIT_LABELS, Value, all_parameters
from weiquanbao.web.acting import case_readers


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure over one stretch of time."""

    value: Value
    shown: str
    unit: str
    confidence: str
    confirmed: bool
    in_force: bool


@require_safe
@case_readers
def parameters(request: HttpRequest) -> HttpResponse:
    """All of them, old values included: a case keeps the figure that ruled when its clock started."""
    groups = [(title, list(rows)) for title, rows in groupby(map(_figure, all_parameters()), key=_title)]
    unconfirmed = sum(not figure.confirmed for _title, rows in groups for figure in rows)
    return render(request, "office/parameters.html", {"groups": groups, "unconfirmed": unconfirmed})


def _title(figure: Figure) -> str:
    return figure.value.title


def _figure(value: Value) -> Figure:
    shown = "、".join(map(str, value.value)) if isinstance(value.value, tuple) else str(value.value)
    day = today()
    return Figure(
        value,
        shown,
        UNIT_LABELS[value.unit],
        CONFIDENCE_LABELS[value.confidence],
        value.confidence in {"read", "house"},
        value.since <= day and (value.until is None or day <= value.until),
    )
