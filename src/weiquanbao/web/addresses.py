"""Where the pages are. An address follows from the page and what it is about, so each is put together once."""

from __future__ import annotations

from functools import lru_cache

from django.urls import resolve, reverse

from weiquanbao.web.acting import AccessRule, rule_of


@lru_cache(maxsize=10_000)
def address_of(view: str, *about: int | str) -> str:
    """The address of a page. Raises NoReverseMatch for one that does not exist."""
    return reverse(view, args=about)


@lru_cache(maxsize=1_000)
def rule_at(view: str) -> AccessRule | None:
    """The rule by which a page that is about nothing in particular opens."""
    return rule_of(resolve(address_of(view)).func)
