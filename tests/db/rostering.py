"""Two lawyers, a post of the town and one of the county, and the weeks to come, in the small county."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from small_county import County, appoint

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, now
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.models import Person
from weiquanbao.people.persons import find_or_create_person
from weiquanbao.rosters import actions
from weiquanbao.rosters.models import DutyPost, Shift

#: A Monday morning.
MONDAY = date(2026, 11, 23)
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=TZ)
NINE, NOON, TWO, FIVE = time(9), time(11, 30), time(14), time(17)


@dataclass(frozen=True)
class Roster:
    """Lawyers `first` and `second` sit in the town on Monday and Tuesday morning; nobody on Monday afternoon."""

    county: County
    first: Actor
    second: Actor
    town: DutyPost
    centre: DutyPost

    def shift(self, day: date, starts: time = NINE) -> Shift:
        return Shift.objects.get(post=self.town, day=day, starts=starts)


def make_roster(county: County) -> Roster:
    """Planned from MONDAY on; to be called with the clock at MORNING."""
    first, second = _lawyers(county)
    officer = county.staff["county_officer"]
    town, centre = (
        _post(place, name, officer)
        for place, name in ((county.town, "示例镇"), (county.federation, "示例维权中心"))
    )
    for person, languages in ((first, ["mandarin", "gan"]), (second, ["mandarin"])):
        actions.keep_profile(
            person_id=person.person_id or 0,
            firm="示例律师事务所",
            topics=["wages"],
            homes=["360000"],
            languages=languages,
            town=None,
            most_open=5,
            acting_as=officer,
        )
    for weekday, starts, ends, who in (
        (0, NINE, NOON, first),
        (1, NINE, NOON, second),
        (0, TWO, FIVE, None),
    ):
        actions.set_hours(
            post_id=town.pk,
            weekday=weekday,
            starts=starts,
            ends=ends,
            lawyer_id=who.person_id if who else None,
            acting_as=officer,
        )
    actions.plan()
    return Roster(county, first, second, town, centre)


def _post(place: Organisation, name: str, officer: Actor) -> DutyPost:
    return actions.open_post(
        organisation_id=place.pk,
        name=name,
        address="示例路 1 号",
        phone="12351",
        acting_as=officer,
    )


def _lawyers(county: County) -> list[Actor]:
    proposer, approver = Person.objects.bulk_create(
        [Person(name=name, created_at=now()) for name in ("示例管理员甲", "示例管理员乙")]
    )
    posts = [("duty_lawyer", county.federation, number) for number in (60, 61)]
    actors = appoint(posts, proposer, approver)
    for actor, name in zip(actors, ("示例李一", "示例王二"), strict=True):
        Person.objects.filter(pk=actor.person_id).update(name=name)
    return actors


def worker(number: int = 1) -> Person:
    """Somebody whose phone was confirmed."""
    return find_or_create_person(name=f"示例职工{number}", phone=f"1390000{number:04d}")


def text_of(answer: Any) -> str:
    """A page that is there."""
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def words(answer: Any) -> str:
    """The same without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", text_of(answer)))
