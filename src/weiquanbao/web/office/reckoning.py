"""核算 beside a question: the story that fits, the fields it asks for, and what they come to, on one page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from weiquanbao.common.dates import today
from weiquanbao.law.estimates import answering
from weiquanbao.law.estimates.reckoning import estimate
from weiquanbao.law.estimates.stories import QUESTIONS, STORIES, UNKNOWN, asked
from weiquanbao.reading import visible
from weiquanbao.reading.found import FoundHere
from weiquanbao.web.worker.estimated import drawn

#: Names of the fields, apart from those of the answer.
MARK = "e-"


@dataclass(frozen=True, slots=True)
class Asked:
    """One field of the engine: what it is called, what stands in it, what there is to choose."""

    name: str
    label: str
    kind: str
    value: str
    unit: str
    choices: tuple[tuple[str, str], ...]
    error: str


def reckoned(request: HttpRequest, here: FoundHere, problems: tuple[str, ...]) -> dict[str, Any]:
    """The fields, prefilled by what was found or as they were typed, and the result once the button was pressed."""
    story = (
        request.POST.get("story", "") or here.story or next((one for one in problems if one in STORIES), "")
    )
    if story not in STORIES:
        return {"stories": _stories(""), "story": "", "engine": (), "sums": None}
    typed = {
        code: request.POST.get(f"{MARK}{code}", here.answers.get(code, ""))[:40]
        for code in STORIES[story].asks
    }
    answers, errors = _read(typed)
    known = {code: value or UNKNOWN for code, value in answers.items()}
    wrong = answering.in_order(known)
    sums = None
    if request.POST.get("op") == "reckon" and not errors and not wrong:
        sums = drawn(
            estimate(story, known, today=today(), region=settings.COUNTY_REGION, more=visible.local_figures())
        )
    return {
        "stories": _stories(story),
        "story": story,
        "engine": tuple(_field(code, typed[code], errors.get(code, "")) for code in asked(story, known)),
        "engine_error": wrong or "",
        "sums": sums,
    }


def _read(typed: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    answers: dict[str, str] = {}
    errors: dict[str, str] = {}
    for code, text in typed.items():
        try:
            answers[code] = answering.read(code, text, today()) if text.strip() else UNKNOWN
        except answering.NotUnderstood as fault:
            answers[code], errors[code] = UNKNOWN, str(fault)
    return answers, errors


def _stories(chosen: str) -> tuple[tuple[str, str, bool], ...]:
    return tuple((code, _(one.title), code == chosen) for code, one in STORIES.items())


def _field(code: str, value: str, error: str) -> Asked:
    question = QUESTIONS[code]
    choices = tuple((one.code, _(one.label)) for one in question.choices)
    shown = "" if value == UNKNOWN else value
    unit = _("元") if question.kind == "money" else _(question.unit) if question.unit else ""
    return Asked(f"{MARK}{code}", _(question.title), question.kind, shown, unit, choices, error)
