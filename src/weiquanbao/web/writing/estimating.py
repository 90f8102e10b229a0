"""What 算一算 found in this browser, as the requests of a document: sums and how they came about, nothing typed."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from weiquanbao.common.dates import today
from weiquanbao.documents.document import Document
from weiquanbao.documents.requests import WORDED, computed_row
from weiquanbao.law.estimates.reckoning import Part, estimate
from weiquanbao.law.estimates.stories import STORIES, next_question
from weiquanbao.reading import visible
from weiquanbao.web.worker.estimate import STORY, answers_here, told_here


def known(request: HttpRequest, document: Document) -> dict[str, Any]:
    """Field → answer; nothing where nothing was estimated, or the document asks for no sums."""
    told = told_here(request)
    story = told.get(STORY, "")
    if not document.ask("requests") or story not in STORIES or next_question(story, told):
        return {}
    found = estimate(
        story, answers_here(told), today=today(), region=settings.COUNTY_REGION, more=visible.local_figures()
    )
    rows = [_row(one) for one in found.parts if one.code in WORDED and one.computed and one.most]
    still = {"yes": "yes", "no": "no"}.get(told.get("still", ""), "")
    return {code: value for code, value in {"requests": rows, "still": still}.items() if value}


def _row(part: Part) -> dict[str, str]:
    """The most that the answers allow: who asks for less than is due is not given more."""
    formula = "；".join(str(step.says).rstrip("。") for step in part.high.steps)
    return computed_row(part.code, str(part.most), formula[:1500])
