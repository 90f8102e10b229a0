"""What must hold for limitation, whatever the dates."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.law.calendar import china
from weiquanbao.law.limitation import Interruption, Suspension, limitation, soonest

TODAY = date(2026, 11, 23)
PAST = st.dates(date(2009, 1, 1), TODAY)
MAYBE = st.none() | PAST
KINDS = st.sampled_from(["wages", "other"])


def other(knew_on, filed_on=TODAY, **more):
    """A claim other than wages, with a known start."""
    return limitation("other", knew_on=knew_on, ended_on=None, still_employed=None, filed_on=filed_on, **more)


@given(KINDS, MAYBE, MAYBE, MAYBE, st.sampled_from([True, False, None]))
def test_every_answer_gets_a_sentence_that_is_true(kind, knew, ended, began, employed):
    found = limitation(
        kind, knew_on=knew, ended_on=ended, began_on=began, still_employed=employed, filed_on=TODAY
    )
    assert (found.lapses_on is None) is (kind == "wages" and employed is True and ended is None)
    assert found.earliest is bool(found.assumed)
    if found.lapses_on is None:
        assert found.days_left(TODAY) is None
        return
    assert found.passed is (found.lapses_on < TODAY)
    assert found.passed is ("先别放弃，问工会" in found.sentence)
    assert found.days_left(TODAY) == max((found.lapses_on - TODAY).days, 0)
    if found.passed:
        assert not any(f"{year}年" in found.sentence for year in range(2000, 2030))


@given(PAST)
def test_who_knows_nothing_is_never_told_a_later_day_than_who_knows(knew):
    known = other(knew)
    guessed = other(None, began_on=knew - timedelta(200))
    nothing = other(None)
    assert guessed.lapses_on <= known.lapses_on
    assert nothing.lapses_on == TODAY


@given(PAST, PAST, st.booleans())
def test_an_interruption_never_shortens_and_an_unproven_one_changes_nothing(knew, on, proven):
    plain = other(knew)
    found = other(knew, interruptions=[Interruption(on, "催要", proven)])
    assert found.lapses_on >= plain.lapses_on
    if not proven:
        assert found.lapses_on == plain.lapses_on
        assert "催要" in found.formal


@given(PAST, PAST, st.integers(0, 400))
def test_a_suspension_gives_at_most_its_own_length(knew, since, length):
    plain = other(knew)
    found = other(knew, suspensions=[Suspension(since, since + timedelta(length))])
    assert plain.nominal <= found.nominal
    moved = (found.nominal - plain.nominal).days
    assert moved <= length + (china().next_working(plain.nominal) - plain.nominal).days


@given(PAST, st.lists(PAST, max_size=4), st.randoms())
def test_the_order_of_events_does_not_matter(knew, days, random):
    events = [Interruption(day, "催要", proven=True) for day in days]
    shuffled = random.sample(events, len(events))
    assert other(knew, interruptions=events) == other(knew, interruptions=shuffled)


def test_the_soonest_claim_governs_the_matter():
    without = limitation("wages", knew_on=None, ended_on=None, still_employed=True, filed_on=TODAY)
    near, far = other(date(2026, 1, 5)), other(date(2026, 9, 1))
    assert soonest([without, far, near]) is near
    assert soonest([without]) is without


def test_days_left_end_at_nought():
    found = other(date(2025, 11, 24))
    assert [found.days_left(TODAY + timedelta(n)) for n in (0, 1, 2)] == [1, 0, 0]


def test_the_calendar_entered_by_staff_is_used():
    from weiquanbao.law.calendar import YearTable

    rest = frozenset(
        date(2027, m, d) for m, d in [(1, 1), (2, 5), (2, 8), (3, 1), (4, 5), (6, 9), (9, 15), (10, 1)]
    )
    table = YearTable(2027, rest, frozenset())
    found = other(date(2026, 3, 1), calendar=china({2027: table}))
    assert (found.nominal, found.lapses_on, found.provisional) == (date(2027, 3, 1), date(2027, 3, 2), False)


def test_who_has_left_is_not_told_that_nobody_knows_it():
    told = {"knew_on": date(2025, 3, 3), "ended_on": None, "filed_on": date(2026, 1, 5)}
    left = limitation("wages", still_employed=False, **told)
    unknown = limitation("wages", still_employed=None, **told)
    assert len(left.assumed) == 1
    assert unknown.assumed[1:] == left.assumed
    assert "不知道是不是还在干" in unknown.assumed[0]


def test_what_was_known_today_is_not_still_to_come():
    today = date(2026, 3, 3)
    found = limitation("other", knew_on=today, ended_on=None, still_employed=None, filed_on=today)
    assert found.assumed == ()
    assert limitation(
        "other", knew_on=today, ended_on=None, still_employed=None, filed_on=date(2026, 3, 2)
    ).assumed


def test_an_obstacle_on_the_last_day_leaves_that_day():
    """民法典 194: what was left, one day, runs on from the day the obstacle is gone."""
    found = limitation(
        "other",
        knew_on=date(2025, 3, 3),
        ended_on=None,
        still_employed=None,
        filed_on=date(2026, 4, 1),
        suspensions=[Suspension(date(2026, 3, 3), date(2026, 4, 1))],
    )
    assert found.lapses_on == date(2026, 4, 1)
