"""A complaint from the phone to its result, through the one door for writing."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import TZ, at
from weiquanbao.desk.act import act
from weiquanbao.desk.file import file_complaint
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


def moment(day: str, hour: int = 10) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), TZ).replace(hour=hour)


def test_filed_accepted_talked_over_and_closed(county, draft) -> None:
    officer = county.staff["intake_officer"]
    with at(moment("2026-11-16", 20)):
        filed = file_complaint(draft_key=draft())
    worker = acting(filed.person_id)
    with at(moment("2026-11-17")):
        assert act(case_id=filed.case_id, act="accept", acting_as=officer).state == "accepted"
        act(
            case_id=filed.case_id,
            act="contact_employer",
            acting_as=officer,
            values={"way": "phone", "spoke_to": "人事", "said": "认账", "explanation": "单位认账"},
        )
    with at(moment("2026-11-30")):
        closed = act(
            case_id=filed.case_id,
            act="close",
            acting_as=officer,
            values={"result": "paid_in_full", "amount": "13740", "explanation": "钱到账了"},
        )
    assert closed.state == "closed"
    seen = visible.matter(worker, filed.matter_code)
    assert [step.plain for step in seen.steps] == ["收到了", "有人管了", "找单位谈了", "办完了"]
    assert seen.result == "钱已全部付清"
    view = visible.case(officer, filed.case_id)
    assert view.final
    assert not [clock for clock in view.clocks if clock.stopped_on is None]


def test_sending_the_same_draft_again_gives_the_same_receipt(county, draft) -> None:
    key = draft()
    first = file_complaint(draft_key=key)
    again = file_complaint(draft_key=key)
    assert again.repeated
    assert (again.matter_code, again.case_id) == (first.matter_code, first.case_id)
