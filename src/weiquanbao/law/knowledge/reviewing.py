"""Which pages are due to be held against the law again: reviewed too long ago, or citing a text that is newer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from weiquanbao.law.calendar import china
from weiquanbao.law.citations import cite
from weiquanbao.law.knowledge.loading import pages
from weiquanbao.law.knowledge.page import Page
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import due_date

#: How long a page is trusted, a rule of the house (内部规则 服务告知 5).
TRUSTED = "guide.review_years"


@dataclass(frozen=True, slots=True)
class Review:
    """A page, the last day it is trusted without another look, whether that is over, and the newer texts it cites."""

    page: Page
    until: date
    old: bool
    newer: tuple[str, ...]

    @property
    def due(self) -> bool:
        """Whether somebody should look at it now."""
        return self.old or bool(self.newer)


def reviews(today: date) -> tuple[Review, ...]:
    """Every page: those that are due first, then in the order of the guide."""
    return reviewed(pages().values(), today)


def reviewed(found: Iterable[Page], today: date) -> tuple[Review, ...]:
    """The same of some pages."""
    return tuple(sorted((_review(one, today) for one in found), key=lambda one: not one.due))


def _review(page: Page, today: date) -> Review:
    trusted, _value = period(TRUSTED, page.reviewed)
    until = due_date(page.reviewed, trusted, china()).nominal
    return Review(page, until, until < today, _newer(page))


def _newer(page: Page) -> tuple[str, ...]:
    """Texts in the register whose version came after the page was reviewed."""
    cited = (cite(basis) for basis in page.articles)
    return tuple(dict.fromkeys(one.statute for one in cited if one.version > page.reviewed))
