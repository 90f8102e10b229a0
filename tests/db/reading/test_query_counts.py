"""Every page costs the same number of queries for one row and for twenty-five."""

from __future__ import annotations

import pytest
from catching_up import catch_up
from complaints import do, filed, moment
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.facts import gather
from weiquanbao.cases.models import Claim, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.organisations.models import Region
from weiquanbao.people.models import Person
from weiquanbao.people.persons import create_person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
DAY = "2026-11-17"
MANY = 25


@pytest.fixture(autouse=True)
def today():
    with at(moment(DAY)):
        yield


@pytest.fixture
def few_and_many(county):
    """How many queries something costs now, and once there are many rows of everything."""

    def measure(read, grow) -> tuple[int, int]:
        read()  # what is fetched once a process is not counted
        few = cost(read)
        grow()
        return few, cost(read)

    return measure


def cost(read) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert read()
    return len(queries)


def more_cases(county, number: int = MANY - 1, **answers) -> None:
    """More complaints, half of them accepted."""
    for n in range(number):
        case = filed("2026-11-16", **answers)
        if n % 2:
            do(case, "accept", DAY, county.staff["intake_officer"])


def test_a_queue(county, few_and_many) -> None:
    officer = county.staff["intake_officer"]
    filed("2026-11-16")
    more_cases(county, 2)  # what decides the acts of a state is asked where a case stands in it
    page = lambda: visible.queue(officer, visible.QueueFilter()).rows  # noqa: E731
    few, many = few_and_many(page, lambda: more_cases(county, MANY - 3))
    assert few == many == 11
    assert len(page()) == MANY


def test_a_filtered_queue_and_its_second_page(county, few_and_many) -> None:
    officer = county.staff["intake_officer"]
    filed("2026-11-16")
    chosen = visible.QueueFilter(state="received", problem="wages")
    few, many = few_and_many(
        lambda: visible.queue(officer, chosen).rows, lambda: more_cases(county, 2 * MANY + 4)
    )
    assert few == many
    first = visible.queue(officer, visible.QueueFilter())
    assert cost(lambda: visible.queue(officer, visible.QueueFilter(), first.next_cursor).rows) <= few


def test_a_queue_asks_less_for_somebody_without_cases(county) -> None:
    filed("2026-11-16")
    with CaptureQueriesContext(connection) as queries:
        assert not visible.queue(county.staff["system_admin"], visible.QueueFilter()).rows
    assert len(queries) <= 3


def test_the_register_and_a_search(county, few_and_many) -> None:
    officer = county.staff["intake_officer"]
    # Accepted, so that there is a paper to open from the beginning: texts that are sealed cost a query a kind.
    do(filed("2026-11-16"), "accept", DAY, officer)
    reads = (
        lambda: visible.register(officer, visible.RegisterFilter()).rows,
        lambda: visible.find(officer, "示例饰品").rows,
    )
    catch_up()
    assert all(read() for read in reads)  # what is fetched once a process is not counted
    before = [cost(read) for read in reads]
    more_cases(county)
    catch_up()
    assert [cost(read) for read in reads] == before


def test_a_workers_own_matters(county, few_and_many) -> None:
    worker = acting(filed("2026-11-16").person_id)
    few, many = few_and_many(lambda: visible.matters(worker), lambda: more_cases(county))
    assert few == many
    assert len(visible.matters(worker)) == MANY


def test_a_case_page_with_many_parties_claims_steps_and_pictures(county, few_and_many) -> None:
    officer = county.staff["intake_officer"]
    case = filed("2026-11-16")
    do(case, "accept", DAY, officer)
    do(case, "add_evidence", DAY, acting(case.person_id))

    def grow() -> None:
        matter = Matter.objects.get(code=case.matter_code)
        regions = Region.objects.bulk_create(
            Region(code=f"9{n:05}", name=f"示例县{n}", level="county") for n in range(MANY)
        )
        for n, region in enumerate(regions):
            person = create_person(name=f"示例职工{n}号", phone=sample_phone(100 + n))
            Person.objects.filter(pk=person.pk).update(home_region=region)
            Party.objects.create(matter=matter, side="claimant", standing="worker", person=person)
            Party.objects.create(matter=matter, side="respondent", standing="contractor", name=f"示例工地{n}")
            Claim.objects.create(matter=matter, kind="overtime", lapses_on=matter.filed_on)
            do(case, "record_progress", DAY, officer)
        do(case, "add_evidence", DAY, acting(case.person_id))

    few, many = few_and_many(lambda: visible.case(officer, case.case_id), grow)
    assert few == many
    view = visible.case(officer, case.case_id)
    assert (len(view.parties), len(view.claims), len(view.items)) == (2 + 2 * MANY, 1 + MANY, 2)


def test_a_matter_page_with_many_steps(county, few_and_many) -> None:
    officer = county.staff["intake_officer"]
    case = filed("2026-11-16")
    worker = acting(case.person_id)
    do(case, "accept", DAY, officer)

    def grow() -> None:
        for _ in range(MANY):
            do(case, "record_progress", DAY, officer)

    few, many = few_and_many(lambda: visible.matter(worker, case.matter_code), grow)
    assert few == many


def test_the_facts_of_many_cases(county) -> None:
    law = PROCEDURES["complaint"]
    ids = [filed("2026-11-16").case_id for _ in range(3)]
    one = cost(lambda: gather(law, ids[:1], None))
    assert cost(lambda: gather(law, ids, None)) == one
    assert cost(lambda: gather(law, [*ids, 10**9], None)) == one
