"""Loading a whole county in one transaction: either all of it is there, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import connection, transaction

from weiquanbao.cases.holidays import county_calendar
from weiquanbao.commands.command import Mistake
from weiquanbao.commands.county import advancing, lawyers, plan, questions, register, staff, tree, visits
from weiquanbao.commands.county.answers import unit_contact, worker_name, worker_phone
from weiquanbao.commands.county.description import County
from weiquanbao.commands.county.play import MEDIATOR, Beside, Found, Stage, play
from weiquanbao.commands.county.script import UNKNOWN, Complaint
from weiquanbao.common.dates import TZ, at, now
from weiquanbao.insight import visits as counted
from weiquanbao.notices.actions import mark_read
from weiquanbao.organisations import samples
from weiquanbao.organisations.actions import create_organisations, create_regions
from weiquanbao.organisations.employers import create_employers
from weiquanbao.people.demonstration import DemoAccount, write_down
from weiquanbao.people.persons import find_or_create_persons
from weiquanbao.search.rebuilding import rebuild
from weiquanbao.sql.later import asleep

Progress = Callable[[str], None]
#: The staff has been in office for so long before the first complaint.
IN_OFFICE = timedelta(days=30)
#: Visits are counted for so long.
YEAR = timedelta(days=364)
#: Messages older than this have been read.
READ_AFTER = timedelta(days=2)
#: So many workers are offered as roles to take.
WORKERS = 6
#: So many of them come to a lawyer in person.
COMING = 3
_LOCK = 20_080_501


def load(county: County, scripts: tuple[Complaint, ...], *, progress: Progress) -> bool:
    """Load the county; False when samples are there already. Raises Mistake where they may not be."""
    if county.federation != settings.COUNTY_NAME:
        raise Mistake(
            f"数据文件是{county.federation}的，设置 WEIQUANBAO_COUNTY 是{settings.COUNTY_NAME}，先改成一样。"
        )
    with transaction.atomic(), connection.cursor() as cursor:
        # Whoever loads at the same time waits here, and then finds it done.
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        if samples.look():
            return False
        if not samples.is_empty():
            raise Mistake("数据库里已经有别的组织，示例县只能装进空的数据库。")
        with asleep():
            _load(county, scripts, progress)
    samples.look()
    made = rebuild()
    progress(f"  可以找的 {made.things} 条")
    return True


def _load(county: County, scripts: tuple[Complaint, ...], progress: Progress) -> None:
    until = now()
    happening = plan.events(scripts, today=until.date(), calendar=county_calendar())
    began = (happening[0].moment.date() if happening else until.date()) - IN_OFFICE
    with at(datetime.combine(began, time(9), TZ)):
        made, employers = _register(county, progress)
        officers = staff.appoint(county, made, starts_on=began)
        progress(f"  工作人员 {len(officers)} 位")
    here = _by_town(county)
    stage = Stage(
        scripts=scripts,
        employers={script.number: _found(script, county, here, made, employers) for script in scripts},
        officers={role: staff.by_place(officers, role) for role in {officer.role for officer in officers}},
        federation=made[tree.ROOT],
    )
    beside = questions.events(officers, today=until.date(), calendar=county_calendar())
    funded = advancing.events(officers, began=began, until=until.date(), calendar=county_calendar())
    play(stage, sorted([*happening, *beside, *funded], key=_moment), until=until)
    yesterday = until.date() - timedelta(days=1)
    counted.enter(visits.rows(county.counts["visits"], since=yesterday - YEAR, until=yesterday))
    duties = lawyers.put_on_duty(county, made, officers, _first_workers(scripts), until=until)
    progress(f"  坐班律师 {duties.lawyers} 位，坐班点 {duties.posts} 处，排了 {duties.shifts} 班")
    _read_messages(stage, officers, until)
    progress(f"  投诉 {len(stage.filed)} 件，每一步都照程序办过")
    write_down(
        [
            *staff.demo_accounts(county, officers),
            *_workers(scripts),
            *_units(stage),
            *_mediators(stage, county),
        ]
    )


def _moment(one: plan.Event | Beside) -> datetime:
    return one.moment


def _register(county: County, progress: Progress) -> tuple[dict[str, int], dict[int, int]]:
    """Regions, organisations and employers; ids by the keys of their lists."""
    above: str | None = None
    for region in county.regions:
        create_regions([(region.code, region.name, region.level, above)])
        above = region.code
    create_regions((town.code, town.name, "town", county.code) for town in county.towns)
    firms = register.firms(county)
    made = {row: one.pk for row, one in create_organisations(tree.rows(county, firms)).items()}
    progress(f"  组织 {len(made)} 个")
    unions = {firm.number: made[key] for firm in firms if (key := tree.union_of(firm)) in made}
    entered = create_employers(register.rows(county, firms, unions))
    progress(f"  单位 {len(entered)} 家")
    return made, {firm.number: one.pk for firm, one in zip(firms, entered, strict=True)}


def _by_town(county: County) -> dict[str, list[register.Firm]]:
    """Town code → the employers there."""
    standing = register.places(county)
    found: dict[str, list[register.Firm]] = {town.code: [] for town in county.towns}
    for firm in register.firms(county):
        found[standing[firm.place][0].code].append(firm)
    return found


def _found(
    script: Complaint,
    county: County,
    here: dict[str, list[register.Firm]],
    made: dict[str, int],
    employers: dict[int, int],
) -> Found:
    """The employer of a complaint: in the register by town and trade, or as the worker describes it."""
    told = script.employer
    if "town" not in told:
        name = told.get("name") or told.get("gate_sign") or "示例单位"
        return Found(None, f"{name}有限公司" if UNKNOWN not in told else name, None)
    town = county.towns[int(told["town"]) % len(county.towns)]
    fitting = [firm for firm in here[town.code] if firm.trade == told.get("trade")] or here[town.code]
    firm = fitting[int(told.get("nth", 0)) % len(fitting)]
    return Found(employers[firm.number], firm.name, made[town.code])


def _read_messages(stage: Stage, officers: tuple[staff.Officer, ...], until: datetime) -> None:
    """What arrived until the day before yesterday has been read; the rest is still new."""
    people = [officer.actor.person_id for officer in officers]
    people += [person for _case, person in stage.filed.values()]
    people += [*stage.units.values(), *(one for group in stage.fellows.values() for one in group)]
    with at(until - READ_AFTER):
        for person in people:
            if person is not None:
                mark_read(person_id=person)


def _workers(scripts: tuple[Complaint, ...]) -> list[DemoAccount]:
    """Workers to be: the first ones, whose matters are open, and those whose wages the union paid first."""
    paid_first = [one for one in scripts[WORKERS:] if any(deed.do == "all_sign" for deed in one.course)]
    return [
        DemoAccount(
            role="worker",
            role_label="职工",
            name=worker_name(script.number),
            place="",
            phone=worker_phone(script.number).removeprefix("+86"),
        )
        for script in (*scripts[:WORKERS], *paid_first)
    ]


def _first_workers(scripts: tuple[Complaint, ...]) -> list[int]:
    """Persons who come to a lawyer, too: the first workers one may be."""
    told = [(worker_name(one.number), worker_phone(one.number)) for one in scripts[:COMING]]
    return [one.pk for one in find_or_create_persons(told)]


def _units(stage: Stage) -> list[DemoAccount]:
    """Who speaks for an employer, those with most to do first: the matters at the desk come before those that ended."""
    return [
        DemoAccount(
            role="respondent",
            role_label="单位",
            name=unit_contact(number)[0],
            place=stage.employers[number].name,
            phone=unit_contact(number)[1].removeprefix("+86"),
        )
        for number in sorted(stage.units)
    ]


def _mediators(stage: Stage, county: County) -> list[DemoAccount]:
    """The officers who mediate: the same way in as theirs, under the name a visitor looks for."""
    mediating = {
        stage.officer(script, MEDIATOR).login: stage.officer(script, MEDIATOR)
        for script in stage.scripts
        if any(deed.by == MEDIATOR for deed in script.course)
    }
    return [
        DemoAccount(
            role=MEDIATOR,
            role_label="调解员",
            name=officer.name,
            place=officer.place,
            login=officer.login,
            password=county.password,
        )
        for officer in mediating.values()
    ]
