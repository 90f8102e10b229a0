"""The sample county's lawyers on duty: posts, hours, a leave, a swap, gaps and a few who come in person.

Everything goes through the roster's own doors, by those who may; so its history says who did what.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from weiquanbao.access.actors import Actor
from weiquanbao.commands.county.description import LAWYER, County
from weiquanbao.commands.county.staff import Officer
from weiquanbao.commands.county.tree import ROOT
from weiquanbao.common.dates import TZ, at
from weiquanbao.desk import rostering
from weiquanbao.rosters import actions
from weiquanbao.rosters.reading import PostHours, lawyers
from weiquanbao.rosters.words import TOPICS

MORNING, AFTERNOON = (time(9), time(11, 30)), (time(14), time(17))
HALVES = (MORNING, AFTERNOON)
WEEK = timedelta(days=7)
#: So many lawyers sit at the union's centre at once, and so many half days a week in a town.
AT_THE_CENTRE, IN_A_TOWN = 2, 2
#: Homes and dialects, dealt out in turn.
ROOTS = (
    ("330000", "yiwu"),
    ("360000", "gan"),
    ("410000", "henan"),
    ("520000", "guizhou"),
    ("340000", "anhui"),
)
MOST_OPEN = 8
#: A lawyer with a shift of his own: on which day, and where.
_Coming = tuple[Actor, tuple[date, PostHours]]


@dataclass(frozen=True, slots=True)
class Duties:
    """How many of each there are, for whoever loads the county to say."""

    posts: int
    lawyers: int
    shifts: int


@dataclass(frozen=True, slots=True)
class _Hours:
    post: int
    weekday: int
    starts: time
    ends: time


def put_on_duty(
    county: County,
    made: Mapping[str, int],
    officers: Sequence[Officer],
    workers: Sequence[int],
    *,
    until: datetime,
) -> Duties:
    """Bring the lawyers into their posts; `made` gives organisation ids, `workers` persons who book a time."""
    keeper = next(one.actor for one in officers if one.role == "county_officer")
    several = [one.actor for one in officers if one.role == LAWYER]
    today = until.date()
    # In the morning of the last day, so that the times of that day were still to come.
    with at(min(until, datetime.combine(today, time(8), TZ))):
        _profiles(county, several, keeper)
        hours = list(_week(_posts(county, made, keeper), today))
        since = today - timedelta(days=today.weekday()) - WEEK
        _set_hours(hours, several, since, keeper)
        shifts = actions.plan(since=since)
        _changes(several, keeper, today)
        _bookings(several[0], workers, today)
    return Duties(len({one.post for one in hours}), len(several), shifts)


def _profiles(county: County, several: Sequence[Actor], keeper: Actor) -> None:
    topics = tuple(TOPICS)
    for number, lawyer in enumerate(several):
        home, dialect = ROOTS[number % len(ROOTS)]
        actions.keep_profile(
            person_id=_person(lawyer),
            firm=county.law_firms[number % len(county.law_firms)],
            topics=[topics[(number + turn * 5) % len(topics)] for turn in range(3)],
            homes=[home],
            languages=["mandarin", dialect],
            town=county.towns[number % len(county.towns)].code,
            most_open=MOST_OPEN,
            acting_as=keeper,
        )


def _posts(county: County, made: Mapping[str, int], keeper: Actor) -> list[int]:
    """The union's centre, the arbitration centre, and one in every town; ids in this order."""
    centre = next((f"body-{n}" for n, body in enumerate(county.bodies) if body.kind == "rights_centre"), ROOT)
    told = [
        (centre, "示例工会维权中心", "示例路 1 号"),
        (ROOT, "示例劳动人事争议仲裁院", "示例路 2 号"),
        *(
            (town.code, f"示例{town.short}坐班点", f"{town.name}示例路 {n} 号")
            for n, town in enumerate(county.towns, 1)
        ),
    ]
    return [
        actions.open_post(
            organisation_id=made[key],
            name=name,
            address=address,
            phone="12351",
            acting_as=keeper,
        ).pk
        for key, name, address in told
    ]


def _week(posts: Sequence[int], today: date) -> Iterator[_Hours]:
    """Every half day of the week at every post, the centre's own of today first."""
    centre, arbitration, *towns = posts
    days = [(today.weekday() + n) % 7 for n in range(7)]
    for weekday in days:
        for half in reversed(HALVES) if weekday < 5 else HALVES[:1]:
            for _ in range(AT_THE_CENTRE):
                yield _Hours(centre, weekday, *half)
    for weekday in (one for one in days if one < 5):
        for half in HALVES:
            yield _Hours(arbitration, weekday, *half)
    for number, town in enumerate(towns):
        for turn in range(IN_A_TOWN):
            yield _Hours(town, (number + turn * 2) % 5, *HALVES[(number + turn) % 2])


def _set_hours(hours: Sequence[_Hours], several: Sequence[Actor], since: date, keeper: Actor) -> None:
    """One lawyer after the other; whoever has his turn again sits at another hour. The last hours are nobody's."""
    taken: set[tuple[int, int, time]] = set()
    for number, one in enumerate(hours):
        last = number + 1 == len(hours)
        lawyer = None if last else _person(several[number % len(several)])
        if lawyer is not None:
            hour = (lawyer, one.weekday, one.starts)
            lawyer = None if hour in taken else lawyer
            taken.add(hour)
        actions.set_hours(
            post_id=one.post,
            weekday=one.weekday,
            starts=one.starts,
            ends=one.ends,
            lawyer_id=lawyer,
            since=since,
            acting_as=keeper,
        )


def _changes(several: Sequence[Actor], keeper: Actor, today: date) -> None:
    """One away, one who asks to be; one swap that waits for the keeper, one for the first lawyer to say yes."""
    coming = list(_coming(several, today))
    if len(coming) < 6:
        return
    first, second, (fifth, off), (sixth, asks) = coming[:4]
    _swap(first, coming[4:])
    _ask_to_stand_in(several[0], [second, *coming[4:]])
    away = actions.ask_leave(starts_on=off[0], ends_on=off[0], reason="示例：外地开庭", acting_as=fifth)
    rostering.decide_leave(leave_id=away.pk, approve=True, acting_as=keeper)
    actions.ask_leave(starts_on=asks[0], ends_on=asks[0], reason="示例：家里有事", acting_as=sixth)


def _swap(asking: _Coming, others: Sequence[_Coming]) -> None:
    """Exchange shifts with the first of the others who can; he says yes."""
    lawyer, (_day, mine) = asking
    for colleague, (_his_day, his) in others:
        with suppress(actions.Refused):
            swap = rostering.ask_swap(
                shift_id=mine.shift_id,
                colleague_id=_person(colleague),
                other_shift_id=his.shift_id,
                acting_as=lawyer,
            )
            rostering.answer_swap(swap_id=swap, accept=True, acting_as=colleague)
            return


def _ask_to_stand_in(colleague: Actor, several: Sequence[_Coming]) -> None:
    """The first whose shift he could take asks him to, for nothing in return."""
    for lawyer, (_day, mine) in several:
        with suppress(actions.Refused):
            rostering.ask_swap(
                shift_id=mine.shift_id, colleague_id=_person(colleague), other_shift_id=None, acting_as=lawyer
            )
            return


def _coming(several: Sequence[Actor], today: date) -> Iterator[_Coming]:
    """Lawyers but the first two with the first shift each sits from tomorrow on."""
    by_person = {_person(one): one for one in several[2:]}
    for n in range(1, 15):
        day = today + timedelta(days=n)
        for found in lawyers(day):
            if found.person_id in by_person:
                yield by_person.pop(found.person_id), (day, found.posts[0])


def _bookings(lawyer: Actor, workers: Sequence[int], today: date) -> None:
    """The first workers come to the first lawyer, one after the other, on the next day he sits."""
    for n in range(15):
        day = today + timedelta(days=n)
        mine = next((one for one in lawyers(day) if one.person_id == lawyer.person_id), None)
        if mine is None:
            continue
        begin = datetime.combine(day, mine.posts[0].starts)
        for turn, worker in enumerate(workers):
            moment = begin + timedelta(minutes=30 * turn)
            actions.book(shift_id=mine.posts[0].shift_id, starts=moment.time(), person_id=worker)
        return


def _person(actor: Actor) -> int:
    assert actor.person_id is not None  # noqa: S101 - officers are made with one
    return actor.person_id
