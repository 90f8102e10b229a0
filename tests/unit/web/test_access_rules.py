"""Every address of the project is opened by a named rule, and the desk's by one of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, get_resolver

from weiquanbao.access.roles import ON_CASES
from weiquanbao.people.duties import DUTIES
from weiquanbao.web.acting import ANYBODY, STAFF, WORKER, AccessRule, rule_of

HOUSE = {*DUTIES, ANYBODY, STAFF, WORKER}


def addresses(patterns=None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every address with its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here, pattern
        else:
            yield from addresses(pattern.url_patterns, here)


ALL = dict(addresses())


@pytest.mark.parametrize("address", ALL)
def test_every_address_has_a_rule_that_says_whom_it_opens_to(address: str) -> None:
    rule = rule_of(ALL[address].callback)
    assert isinstance(rule, AccessRule), address
    assert rule.meaning
    assert rule.opens_to
    assert rule.opens_to <= HOUSE


@pytest.mark.parametrize("address", [one for one in ALL if one.startswith("desk/")])
def test_the_desk_opens_to_no_worker_and_no_stranger(address: str) -> None:
    assert not rule_of(ALL[address].callback).opens_to & {ANYBODY, WORKER}


@pytest.mark.parametrize("address", [one for one in ALL if one.startswith("desk/cases/")])
def test_no_administrator_comes_near_a_case(address: str) -> None:
    assert rule_of(ALL[address].callback).opens_to <= set(ON_CASES)


def test_a_cashier_opens_the_case_its_acts_papers_and_accounts_and_nothing_of_the_matter() -> None:
    cases = {
        one
        for one in ALL
        if one.startswith("desk/cases/") and "cashier" in rule_of(ALL[one].callback).opens_to
    }
    assert {one.removeprefix("desk/cases/<row:case_id>/") for one in cases} == {
        "", "clocks/", "acts/<slug:code>/", "papers/<row:paper_id>/", "papers/<row:paper_id>/file/<slug:kind>/",
        "parties/<row:party_id>/account/",
    }  # fmt: skip


def test_a_view_without_a_rule_would_be_noticed() -> None:
    assert rule_of(lambda request: None) is None
