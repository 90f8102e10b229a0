"""Which duties may meet in one person."""

import itertools

import pytest

from weiquanbao.people.duties import ADMINISTRATORS, CASEWORK, DUTIES, clash


@pytest.mark.parametrize(("one", "other"), list(itertools.product(CASEWORK, CASEWORK)))
def test_duties_that_handle_cases_may_meet(one, other):
    assert clash(one, other) is None


@pytest.mark.parametrize("one", [*ADMINISTRATORS, "auditor", "cashier"])
def test_an_administrator_an_auditor_or_a_cashier_is_nothing_else(one):
    for other in DUTIES:
        assert (clash(one, other) is None) == (one == other)


def test_the_refusal_names_both_duties():
    assert clash("system_admin", "audit_admin") == "系统管理员和审计管理员不能是同一个人。"
