"""Five tries in fifteen minutes, then a pause: the same for names that exist and names that do not."""

from datetime import timedelta

import pytest

from weiquanbao.common import dates
from weiquanbao.people.lockout import claim_try, drop_old_tries, forget_tries, locked_until

pytestmark = pytest.mark.usefixtures("db")


def test_the_sixth_try_is_refused_until_the_pause_is_over(clock):
    tries = [claim_try("password", "chen") for _ in range(6)]
    assert [each.allowed for each in tries] == [True] * 5 + [False]
    assert [each.left for each in tries] == [4, 3, 2, 1, 0, 0]
    assert locked_until("password", "Chen ") == clock + timedelta(minutes=15)
    assert "10:15" in tries[-1].sentence
    assert "安全管理员" in tries[-1].sentence
    with dates.at(clock + timedelta(minutes=14, seconds=59)):
        assert not claim_try("password", "chen").allowed
    with dates.at(clock + timedelta(minutes=15, seconds=1)):
        assert claim_try("password", "chen").left == 4


def test_waiting_is_not_made_longer_by_trying_again(clock):
    for _ in range(5):
        claim_try("password", "chen")
    with dates.at(clock + timedelta(minutes=10)):
        assert claim_try("password", "chen").until == clock + timedelta(minutes=15)


def test_slow_mistakes_do_not_add_up(clock):
    for number in range(12):
        with dates.at(clock + timedelta(minutes=4 * number)):
            assert claim_try("password", "chen").allowed


def test_names_and_kinds_are_counted_apart(clock):
    for _ in range(5):
        claim_try("password", "chen")
    assert claim_try("password", "li").allowed
    assert claim_try("second factor", "chen").allowed


def test_success_or_the_security_administrator_starts_anew(clock):
    for _ in range(5):
        claim_try("password", "chen")
    assert forget_tries("password", "chen")
    assert not forget_tries("password", "chen")
    assert claim_try("password", "chen").left == 4
    assert claim_try("password", "chen").sentence == ""


def test_old_windows_are_forgotten(clock):
    claim_try("password", "chen")
    assert drop_old_tries() == 0
    with dates.at(clock + timedelta(minutes=31)):
        assert drop_old_tries() == 1
