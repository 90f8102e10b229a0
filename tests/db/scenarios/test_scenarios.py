"""tests/scenarios/*.yaml, done as written: through intake, the desk and the clock, checked on what people see."""

from __future__ import annotations

from typing import Any

import pytest
from advancing import capped, stocked
from cashiers import cashier_at
from complaints import filed, moment
from consultations import asked, lawyer_at
from funds_kept import founded
from scenario_checks import check
from scenario_play import (
    Play,
    file_another,
    filing,
    open_further,
    open_paper,
    perform,
    publish,
    say_of_phone,
    stand_beside_the_worker,
    stand_for_respondents,
    stand_with,
    turn_to_service,
    withdraw,
)
from scenario_words import ALL, CONSULTATION, FUND, HELPER, LAWYERS, STAFF, THE_CLOCK, begun_as
from small_county import appoint

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.file import Filed
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.people.models import Person


@pytest.fixture
def people(county) -> dict[str, Actor]:
    """The officers by the words the scenarios use."""
    staff = county.staff | {"county_town_officer": _town_officer_of(county), "cashier": cashier_at(county)}
    lawyers = {word: lawyer_at(county, 31 + place) for place, word in enumerate(LAWYERS)}
    return {word: staff[name] for word, name in STAFF.items()} | lawyers


def _town_officer_of(county) -> Actor:
    """A town officer lent to the county: complaints without a known employer lie there."""
    people = Person.objects.order_by("id")
    (actor,) = appoint([("town_officer", county.federation, 30)], people[0], people[1])
    return actor


def _asked(scenario: dict[str, Any]) -> Filed:
    """A question to a lawyer, on its day."""
    with at(moment(scenario["filed"])):
        return asked()


def _begun(scenario: dict[str, Any], law: Procedure, people: dict[str, Actor]) -> Filed:
    """Whatever it begins with, on its day."""
    if law is CONSULTATION:
        return _asked(scenario)
    if law is FUND:
        return founded(people["领导"], scenario["filed"], **scenario.get("founding", {}))
    by = people[scenario["by"]] if "by" in scenario else None
    return filed(scenario["filed"], staff=by, **filing(scenario))


def _with_a_fund(county, scenario: dict[str, Any]) -> None:
    """So much money for advances, and what the federation lets be advanced, where there is a fund."""
    if "fund" not in scenario:
        return
    with at(moment(scenario["filed"])):
        stocked(county.federation, scenario["fund"], scenario["filed"])
        capped(county.staff["county_officer"], scenario["filed"])


def _take(play: Play, step: dict[str, Any]) -> None:
    """One step, whichever kind it is."""
    if step["who"] == THE_CLOCK:
        with at(moment(play.day)):
            expire_due()
    elif "files" in step:
        file_another(play, step)
    elif "withdraws" in step:
        withdraw(play, step)
    elif "publishes" in step:
        publish(play, step)
    elif "reads" in step:
        open_paper(play, step)
    elif "phone" in step:
        say_of_phone(play, step)
    elif "paper" in step:
        turn_to_service(play, step)
    elif "opens" in step:
        open_further(play, step)
    else:
        perform(play, step)


@pytest.mark.django_db
@pytest.mark.parametrize("scenario", ALL, ids=[row["title"] for row in ALL])
def test_scenario(scenario: dict[str, Any], people, county) -> None:
    law = begun_as(scenario)
    case = _begun(scenario, law, people)
    _with_a_fund(county, scenario)
    standing = stand_for_respondents(case, scenario.get("respondents", 0))
    standing |= stand_beside_the_worker(case, scenario.get("claimants", 1) - 1)
    play = Play(people | standing | {HELPER: acting(case.filed_by)}, case, scenario["filed"], law)
    stand_with(
        play,
        scenario.get("fellows", 0),
        joined=scenario.get("joined", False),
        each=scenario.get("each", 1000),
    )
    check(play, scenario.get("then", {}))
    for step in scenario.get("steps", ()):
        play.day = step["day"]
        if "of" in step:
            play.cases["入伙确认"] = play.joining[step["of"]]
        if "in" in step:
            play.turn_to(step["in"])
        _take(play, step)
        check(play, step.get("then", {}))
