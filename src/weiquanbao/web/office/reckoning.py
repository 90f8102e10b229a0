"""核算 beside a question: what the likely claim comes to, at once and again with what the lawyer corrects.

It is the estimate of 算一算, computed and drawn as whoever asked would see it: one machinery, one wording.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import override

from weiquanbao.common.dates import today
from weiquanbao.law.estimates import answering
from weiquanbao.law.estimates.reckoning import estimate
from weiquanbao.law.estimates.stories import QUESTIONS, STORIES, UNKNOWN, asked
from weiquanbao.reading import visible
from weiquanbao.reading.found import FoundHere
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.design.saying import said
from weiquanbao.web.worker.estimated import drawn

#: Names of the fields, apart from those of the answer.
MARK = "e-"
STORY = "story"
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Engine:
    """What is computed, the fields it asks for, what they come to; `text` and `articles` go into an answer."""

    story: FieldView
    fields: tuple[FieldView, ...] = ()
    error: str = ""
    sums: Mapping[str, Any] | None = None
    text: str = ""
    articles: tuple[str, ...] = ()

    @property
    def wrong(self) -> bool:
        """Whether something typed was not understood."""
        return bool(self.error or any(one.error for one in self.fields))


def reckoned(typed: QueryDict, here: FoundHere, problems: tuple[str, ...]) -> Engine:
    """The engine on what was typed into its fields, else on what the question says in so many words."""
    story = _story(typed, here, problems)
    if not story:
        return Engine(_choosing(story))
    told = {
        code: typed.get(f"{MARK}{code}", here.answers.get(code, ""))[:LONGEST] for code in STORIES[story].asks
    }
    answers, errors = _read(told)
    order = asked(story, answers)
    fields = tuple(_field(code, told[code], errors.get(code, "")) for code in order)
    wrong = answering.in_order(answers)
    if errors or wrong:
        return Engine(_choosing(story), fields, said(wrong) if wrong else "")
    found = estimate(
        story,
        {code: answers[code] for code in order},
        today=today(),
        region=settings.COUNTY_REGION,
        more=visible.local_figures(),
    )
    sums = drawn(found)
    reasons = [one for part in sums["parts"] for one in (*part.why.basis, *part.until.basis)]
    with override(settings.LANGUAGE_CODE):
        # Whatever the lawyer reads in: an answer is in the language of the law.
        text = drawn(found)["in_words"]
    return Engine(_choosing(story), fields, "", sums, text, tuple(dict.fromkeys(reasons)))


def _story(typed: QueryDict, here: FoundHere, problems: tuple[str, ...]) -> str:
    """What is computed: as it was chosen, else as it was found, else what it is about."""
    likely = (typed.get(STORY, ""),) if STORY in typed else (here.story, *problems)
    return next((one for one in likely if one in STORIES), "")


def _read(typed: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Every answer as it is kept, 不知道 where nothing was typed; and a sentence for each not understood."""
    answers: dict[str, str] = {}
    errors: dict[str, str] = {}
    for code, text in typed.items():
        try:
            answers[code] = answering.read(code, text.strip() or UNKNOWN, today())
        except answering.NotUnderstood as fault:
            answers[code], errors[code] = UNKNOWN, str(fault)
    return answers, errors


def _choosing(chosen: str) -> FieldView:
    choices = tuple(Choice(code, _(one.title), chosen=code == chosen) for code, one in STORIES.items())
    return FieldView(STORY, _("算哪一样"), "select", chosen, choices=choices)


def _field(code: str, value: str, error: str) -> FieldView:
    question = QUESTIONS[code]
    shown = "" if value == UNKNOWN else value
    return FieldView(
        name=f"{MARK}{code}",
        label=_(question.title),
        kind="select" if question.kind == "choice" else question.kind,
        value=shown,
        error=said(error) if error else "",
        choices=tuple(Choice(one.code, _(one.label), chosen=one.code == shown) for one in question.choices),
        limit=LONGEST,
        unit=_(question.unit) if question.unit else "",
    )
