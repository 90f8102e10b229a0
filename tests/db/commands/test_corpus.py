"""The county that benchmarks are measured on: written by plain statements, it must keep up with the tables."""

from __future__ import annotations

from small_county import make_county

from weiquanbao.cases.models import Case
from weiquanbao.commands.bench.corpus import fill
from weiquanbao.reading import visible


def test_the_clerk_of_a_filled_county_has_a_whole_page(own_database) -> None:
    officer = make_county().staff["intake_officer"]
    fill(40)
    page = visible.queue(officer, visible.QueueFilter())
    assert len(page.rows) == 25
    assert page.next_cursor
    assert Case.objects.count() == page.total == 40
    first = page.rows[0]
    assert first.claimant.startswith("示例职工")
    assert first.respondent.startswith("示例公司")
    assert first.next_act == "accept"
    assert first.clock is not None
