"""Matters by the way they came, counted from the matters themselves."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from weiquanbao.cases.words import CHANNELS
from weiquanbao.common.dates import TZ, at
from weiquanbao.desk.file import file_complaint
from weiquanbao.insight import channels
from weiquanbao.insight.channels import ChannelDay

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = date(2026, 11, 23), date(2026, 11, 24)


def test_matters_are_counted_by_way_and_day(county, draft, django_assert_num_queries) -> None:
    for day, times in ((23, 2), (24, 1)):
        with at(datetime(2026, 11, day, 20, tzinfo=TZ)):
            for _ in range(times):
                file_complaint(draft_key=draft())
    with django_assert_num_queries(1):
        counted = channels.by_day(MONDAY, TUESDAY)
    assert counted == (ChannelDay(MONDAY, "phone", "手机", 2), ChannelDay(TUESDAY, "phone", "手机", 1))
    assert channels.totals(TUESDAY, TUESDAY) == dict.fromkeys(CHANNELS, 0) | {"phone": 1}


def test_a_county_without_matters_has_noughts() -> None:
    assert channels.by_day(MONDAY, TUESDAY) == ()
    assert set(channels.totals(MONDAY, TUESDAY).values()) == {0}
