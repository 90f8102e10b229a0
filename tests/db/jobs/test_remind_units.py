"""A respondent that has not opened its link is reminded once, two working days before its answer is due."""

from datetime import date, datetime, time

import pytest
from respondents import FIRST, link_of, notify

from weiquanbao.cases.models import Party
from weiquanbao.common import dates
from weiquanbao.invitations.actions import open_link
from weiquanbao.jobs.remind_units import answer_reminders
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db
#: A Monday; five working days later is the Monday after it, two before that is Thursday.
TOLD, DUE, REMINDED = date(2026, 11, 16), date(2026, 11, 23), date(2026, 11, 19)


def on(day: date, clock: time = time(9)):
    return dates.at(datetime.combine(day, clock, dates.TZ))


def told(county, **contact) -> int:
    from complaints import do, filed

    case = filed(TOLD)
    do(case, "accept", TOLD, county.staff["intake_officer"])
    with on(TOLD, time(11)):
        return notify(
            county, case, Party.objects.get(matter__code=case.matter_code, side="respondent"), **contact
        )


def run_on(day: date) -> list[Notice]:
    with on(day, time(1, 7)):
        answer_reminders()
    return list(Notice.objects.filter(template="response.reminded"))


def test_once_on_that_day_by_text_message_with_the_same_link(county) -> None:
    case = told(county, contact="示例人事", mobile=FIRST)
    assert run_on(date(2026, 11, 18)) == []
    (notice,) = run_on(REMINDED)
    assert notice.channel == "sms"
    assert link_of(case) in notice.text
    assert dates.plain_date(DUE) in notice.text
    assert len(run_on(date(2026, 11, 20))) == 1


def test_whoever_opened_it_is_left_alone(county) -> None:
    case = told(county, contact="示例人事", mobile=FIRST)
    with on(date(2026, 11, 17)):
        open_link(token=link_of(case).split("/")[3])
    assert run_on(REMINDED) == []


def test_a_letter_has_no_telephone_to_remind(county) -> None:
    told(county)
    assert run_on(REMINDED) == []


def test_a_reminder_missed_is_made_up_for_while_there_is_time(county) -> None:
    told(county, contact="示例人事", mobile=FIRST)
    run_on(date(2026, 11, 18))
    assert len(run_on(date(2026, 11, 22))) == 1
