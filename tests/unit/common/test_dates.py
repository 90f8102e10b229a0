"""One clock for everybody, and days and hours as people say them."""

from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest

from weiquanbao.common import dates


def test_the_clock_runs_in_china():
    assert dates.now().utcoffset() == timedelta(hours=8)
    assert abs(dates.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert dates.today() == dates.now().date()


def test_the_clock_can_stand_still_and_goes_on_after():
    with dates.at(datetime(2026, 11, 22, 16, 30, tzinfo=UTC)) as moment:
        assert dates.now() == moment
        assert dates.today() == date(2026, 11, 23)
        with dates.at(datetime(2020, 2, 29, tzinfo=dates.TZ)):
            assert dates.today() == date(2020, 2, 29)
        assert dates.today() == date(2026, 11, 23)
    assert dates.now() != moment


def test_the_clock_goes_on_after_a_mistake():
    with pytest.raises(LookupError), dates.at(datetime(2000, 1, 1, tzinfo=UTC)):
        raise LookupError
    assert dates.today().year > 2000


def test_another_thread_keeps_its_own_clock():
    seen = []
    with dates.at(datetime(2000, 1, 1, tzinfo=UTC)):
        thread = Thread(target=lambda: seen.append(dates.today().year))
        thread.start()
        thread.join()
    assert seen[0] > 2000


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2026, 11, 23)  # noqa: DTZ001 - the very mistake under test
    with pytest.raises(ValueError, match="时区"), dates.at(naive):
        pass
    with pytest.raises(ValueError, match="时区"):
        dates.plain_time(naive)


def test_days_in_plain_words():
    assert dates.plain_date(date(2026, 1, 3)) == "2026年1月3日"
    assert dates.plain_weekday(date(2026, 11, 23)) == "星期一"
    assert dates.plain_weekday(date(2026, 11, 29)) == "星期日"


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (0, "凌晨 0:05"),
        (5, "凌晨 5:05"),
        (6, "上午 6:05"),
        (11, "上午 11:05"),
        (12, "中午 12:05"),
        (14, "下午 2:05"),
        (18, "晚上 6:05"),
        (23, "晚上 11:05"),
    ],
)
def test_hours_in_plain_words(hour, words):
    assert dates.plain_time(datetime(2026, 11, 23, hour, 5, tzinfo=dates.TZ)) == words


def test_hours_are_said_as_clocks_in_china_show_them():
    assert dates.plain_time(datetime(2026, 11, 23, 6, 30, tzinfo=UTC)) == "下午 2:30"
