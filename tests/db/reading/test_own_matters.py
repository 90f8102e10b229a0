"""我的事: every line opens, for whoever stands in the matter in whatever capacity."""

from __future__ import annotations

import pytest
from both_sides import DAY, first_matter, second_matter

from weiquanbao.cases.models import Case
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


def listed(actor) -> set[str]:
    return {line.code for line in visible.matters(actor)}


def test_every_line_opens(county) -> None:
    sides, other = first_matter(county), second_matter(county)
    for who in (*sides.people.values(), *other.people.values()):
        for code in (sides.code, other.code):
            assert (code in listed(who)) == (visible.matter(who, code) is not None)


def test_a_matter_without_a_case_for_his_role_is_no_line_of_the_helpers(county) -> None:
    sides = first_matter(county)
    helper = sides.people["helper"]
    assert listed(helper) == {sides.code}
    # The one case left is of a procedure that names no helper.
    law = procedure("representation")
    Case.objects.filter(matter=sides.matter).update(
        procedure=law.code, version=law.version, state=next(iter(law.states))
    )
    assert "helper" not in law.roles
    assert listed(helper) == set()
    assert visible.matter(helper, sides.code) is None


def test_an_agent_is_shown_the_case_he_may_open_and_not_how_the_complaint_stands(county) -> None:
    sides = first_matter(county)
    agent = sides.people["agent"]
    assert listed(agent) == set()
    law = procedure("representation")
    complaint = Case.objects.get(pk=sides.filed.case_id)
    Case.objects.create(
        matter=sides.matter,
        procedure=law.code,
        version=law.version,
        number="示例代诉",
        organisation=complaint.organisation,
        parent=complaint,
        state="authorised",
        opened_on=DAY,
    )
    assert [line.state_plain for line in visible.matters(agent)] == [law.states["authorised"].plain]
    assert visible.matter(agent, sides.code).state_plain == law.states["authorised"].plain
