"""Acting the complaints out: filings through the intake, acts through the desk, the clock set to their moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple
from uuid import UUID, uuid4

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.commands.county import assigned, crowd, served
from weiquanbao.commands.county.answers import answers, month_before, unit_contact, worker_name, worker_phone
from weiquanbao.commands.county.pictures import DRAWN, Facts, file_name, picture
from weiquanbao.commands.county.plan import FILING, Event, Impossible
from weiquanbao.commands.county.script import LAW, SPECIAL, Complaint, Deed
from weiquanbao.commands.county.staff import Officer
from weiquanbao.common.dates import TZ, at, today
from weiquanbao.desk.act import act
from weiquanbao.desk.expire import expire_due
from weiquanbao.desk.file import file_complaint
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Refused
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Added, Upload
from weiquanbao.intake import actions as intake
from weiquanbao.intake.another import BY_CODE, paper_key
from weiquanbao.jobs.remind import remind
from weiquanbao.jobs.remind_payers import remind_payers
from weiquanbao.ledger.roots import close_days_before
from weiquanbao.papers.signing import paper_to_sign
from weiquanbao.people import proving
from weiquanbao.people.actions import create_person, mark_sample
from weiquanbao.procedures import procedure
from weiquanbao.reading import visible

_DAY = timedelta(days=1)
_AT_THE_COUNTY = {
    "intake": "intake_officer",
    "another": "county_officer",
    "leader": "leader",
    "cashier": "cashier",
}
#: Who is appointed to represent workers: somebody of the centre other than the officer the complaint lay with.
AGENT = "agent"
#: What is done about papers, and the act it is where staff do it.
_SERVED = {
    "agree_phone": "",
    "read_papers": "",
    "hand_over_papers": "hand_over",
    "post_papers": "post",
}
#: What each of a group does about wages that are paid first, and how much of them is.
_ADVANCED = frozenset({"all_agree_phone", "admit_all", "assess_all", "all_sign"})
#: Who proves by a code on the phone who he is; the staff by the authenticator.
_BY_PHONE = frozenset({"worker", "unit", "helper"})
#: Who mediates: an officer of the county.
MEDIATOR = "mediator"


@dataclass(frozen=True, slots=True)
class Found:
    """The employer a complaint names: its id in the register if it stands there, its name, and its town's union."""

    employer_id: int | None
    name: str
    town: int | None


@dataclass(slots=True)
class Stage:
    """Who stands ready, and what has been filed so far."""

    scripts: Sequence[Complaint]
    employers: Mapping[int, Found]
    officers: Mapping[str, Mapping[int, Sequence[Officer]]]
    federation: int
    filed: dict[int, tuple[int, int]] = field(default_factory=dict)
    opened: dict[tuple[int, str], int] = field(default_factory=dict)
    units: dict[int, int] = field(default_factory=dict)
    fellows: dict[int, tuple[int, ...]] = field(default_factory=dict)
    helpers: dict[int, int] = field(default_factory=dict)

    def officer(self, script: Complaint, by: str) -> Officer:
        """Whoever has this hand in it: the town's officer handles it, or the county's where no town is known."""
        if by in _AT_THE_COUNTY:
            return self._county(_AT_THE_COUNTY[by], script)
        if by == AGENT:
            return self._county("intake_officer", script, further=1)
        if by == MEDIATOR:
            return self._county("county_officer", script, further=1)
        here = self.officers["town_officer"].get(self.employers[script.number].town or 0)
        return here[0] if here else self._county("county_officer", script)

    def _county(self, role: str, script: Complaint, *, further: int = 0) -> Officer:
        several = self.officers[role][self.federation]
        return several[(script.number + further) % len(several)]


class Beside(NamedTuple):
    """Something that happens beside the complaints, at its moment."""

    moment: datetime
    run: Callable[[], None]


def play(stage: Stage, events: Iterable[Event | Beside], *, until: datetime) -> None:
    """Do everything in order; every night clocks run out, the day before is sealed, reminders go out."""
    day: date | None = None
    for event in events:
        day = _nights(day or event.moment.date(), event.moment.date())
        with at(event.moment):
            if isinstance(event, Beside):
                event.run()
            elif event.deed == FILING:
                _file(stage, stage.scripts[event.complaint], event.moment.date())
            else:
                script = stage.scripts[event.complaint]
                _do(stage, script, script.course[event.deed], event.moment.date())
    if day:
        _nights(day, until.date() - _DAY)
    with at(until):
        expire_due()
        close_days_before(until.date())


def _nights(day: date, until: date) -> date:
    """Live through the nights up to this day."""
    while day < until:
        day += _DAY
        with at(datetime.combine(day, time(0, 10), TZ)):
            expire_due()
            close_days_before(day)
        with at(datetime.combine(day, time(8), TZ)):
            remind(day)
            remind_payers(day)
    return until


def _file(stage: Stage, script: Complaint, day: date) -> None:
    staff = stage.officer(script, "intake").actor if script.at_the_counter else None
    key = _begin(script, staff)
    if script.evidence:
        _hand_in(key, script.evidence, script, day, None)
    given = answers(script, day=day, employer=stage.employers[script.number].employer_id)
    for code, raw in given:
        understood = intake.answer(key=key, code=code, raw=raw)
        if understood.errors:
            wrong = "；".join(understood.errors.values())
            raise Impossible(f"第 {script.number + 1} 件投诉的 {code} 没看懂：{wrong}")
    if staff is None:
        intake.confirm_phone(key=key)
    if script.another:
        stage.helpers[script.number] = _fill_in_for(key, script, day)
    stage.fellows[script.number] = crowd.listed(key, script)
    person = _worker(stage, script) if script.another != crowd.NO_PHONE else None
    filed = file_complaint(draft_key=key, staff=staff)
    if person is None:
        mark_sample(person_id=filed.person_id)
    stage.filed[script.number] = filed.case_id, filed.person_id


def _begin(script: Complaint, staff: Actor | None) -> UUID:
    """A draft; of somebody who asked 算一算 before, one that knows what he told."""
    if script.estimated:
        return intake.start_once(key=uuid4(), problems=(), told={}, estimated=script.estimated).key
    return intake.start(channel=script.channel, started_by=staff.account_id if staff else None).key


def _fill_in_for(key: UUID, script: Complaint, day: date) -> int:
    """Somebody fills in for the worker, with the paper where there is one; gives the person who does."""
    person, _phone = crowd.known_helper(script.number)
    crowd.fill_in_for(key, script)
    if script.another != BY_CODE:
        _hand_in(paper_key(key), ("authority",), script, day, None)
    return person


def _worker(stage: Stage, script: Complaint) -> int:
    """Whoever comes again is the same person."""
    if script.worker in stage.filed:
        return stage.filed[script.worker][1]
    return create_person(
        name=worker_name(script.worker), phone=worker_phone(script.worker), is_sample=True
    ).pk


def _hand(stage: Stage, script: Complaint, by: str) -> Actor:
    if by == "worker":
        return acting(stage.filed[script.number][1])
    people = {"unit": stage.units, "helper": stage.helpers}.get(by)
    return stage.officer(script, by).actor if people is None else acting(people[script.number])


def _do(stage: Stage, script: Complaint, deed: Deed, day: date) -> None:
    if deed.do in SPECIAL:
        _do_special(stage, script, deed)
        return
    case_id, _person = stage.filed[script.number]
    by = _hand(stage, script, deed.by)
    values = {name: _filled(value, stage, script, day) for name, value in deed.values.items()}
    if values.get("claim") == "first":
        values["claim"] = str(_first_claim(stage.officer(script, "intake").actor, case_id))
    if deed.evidence:
        batch = uuid4()
        _hand_in(batch, deed.evidence, script, day, by)
        values["items"] = str(batch)
    try:
        if deed.opens:
            parent = case_id if deed.parent == LAW.code else stage.opened[script.number, deed.parent]
            begun = begin(parent_id=parent, code=deed.case, act=deed.do, acting_as=by, values=values)
            stage.opened[script.number, deed.case] = begun.case_id
            if deed.case == LAW.code:  # opened again: what follows is done in the new one
                stage.filed[script.number] = begun.case_id, stage.filed[script.number][1]
        else:
            here = case_id if deed.case == LAW.code else _further(stage, script, deed.case)
            values |= _shown_who(here, deed, by)
            act(case_id=here, act=deed.do, acting_as=by, values=values)
    except Refused as reason:
        title = procedure(deed.case).acts[deed.do].title
        raise Impossible(f"第 {script.number + 1} 件投诉的“{title}”那时办不了：{reason}。") from None


def _shown_who(case_id: int, deed: Deed, by: Actor) -> dict[str, str]:
    """What signing asks for beyond the form: a proof of who signs, and the wording he has read."""
    if not any(field.kind == "code" for field in procedure(deed.case).acts[deed.do].form or ()):
        return {}
    way = "phone" if deed.by in _BY_PHONE else "authenticator"
    proving.record(by.person_id or 0, proving.about_act(case_id, deed.do), way=way)
    waits = paper_to_sign(case_id)
    return {"code": "000000", "digest": waits[1].sha256 if waits else "", "agreed": "yes"}


def _further(stage: Stage, script: Complaint, law: str) -> int:
    """The newest case of this procedure: opened by a deed, or by itself as an agreement is followed."""
    opened = stage.opened.get((script.number, law))
    if opened is not None:
        return opened
    seen = visible.case(stage.officer(script, "intake").actor, stage.filed[script.number][0])
    return [one.id for one in (seen.others if seen else ()) if one.procedure == law][-1]


def _do_special(stage: Stage, script: Complaint, deed: Deed) -> None:
    """What one act does not make: coming in by the personal link, writing a message, everybody of a group."""
    case_id, person = stage.filed[script.number]
    officer = stage.officer(script, "intake").actor
    try:
        if deed.do == "come_in":
            response = stage.opened[script.number, "response"]
            stage.units[script.number] = crowd.come_in(officer, response, script.number)
        elif deed.do == "say":
            speaker = _hand(stage, script, deed.by)
            crowd.say(speaker, deed.by, officer, case_id, deed.values["to"], deed.values["text"])
        elif deed.do in _SERVED:
            _serve(stage, script, deed, officer)
        elif deed.do == "compute":
            crowd.compute(officer, case_id, deed.values)
        elif deed.do == "all_confirm":
            crowd.all_confirm(stage.fellows[script.number])
        elif deed.do in _ADVANCED:
            _advance(stage, script, deed)
        else:
            crowd.all_vote(stage.opened[script.number, "election"], (person, *stage.fellows[script.number]))
    except Refused as reason:
        raise Impossible(f"第 {script.number + 1} 件投诉的 {deed.do} 那时办不了：{reason}。") from None


def _advance(stage: Stage, script: Complaint, deed: Deed) -> None:
    """What a group, or who assesses it, does about wages that are paid first."""
    case_id, person = stage.filed[script.number]
    everybody = (person, *stage.fellows[script.number])
    if deed.do == "all_agree_phone":
        seen = visible.case(stage.officer(script, "intake").actor, case_id)
        assigned.all_agree(everybody, seen.matter_id if seen else 0)
    elif deed.do == "admit_all":
        response = stage.opened[script.number, "response"]
        assigned.admit_all(_hand(stage, script, deed.by), response, deed.values["reason"])
    elif deed.do == "all_sign":
        assigned.all_sign(everybody, stage.opened[script.number, "wage_assignment"])
    else:
        here = stage.opened[script.number, "wage_assignment"]
        told = {name: _filled(value, stage, script, today()) for name, value in deed.values.items()}
        assigned.assess(_hand(stage, script, deed.by), here, told)


def _serve(stage: Stage, script: Complaint, deed: Deed, officer: Actor) -> None:
    """What somebody does about the papers of a case."""
    case_id = stage.filed[script.number][0]
    here = case_id if deed.case == LAW.code else stage.opened[script.number, deed.case]
    if deed.do == "agree_phone":
        seen = visible.case(officer, case_id)
        served.agree(_hand(stage, script, deed.by), deed.by, seen.matter_id if seen else 0)
    elif deed.do == "read_papers":
        served.read_all(_hand(stage, script, deed.by), deed.by, here)
    else:
        served.bring(_hand(stage, script, deed.by), _SERVED[deed.do], here)


def _filled(value: object, stage: Stage, script: Complaint, day: date) -> object:
    """The words of a course with this complaint's own figures and names in them."""
    if not isinstance(value, str):
        return value
    amount = Decimal(script.amount or 0)
    contact, mobile = unit_contact(script.number)
    return value.format(
        amount=f"{amount:.0f}",
        half=f"{amount / 2:.0f}",
        third=f"{amount / 3:.2f}",
        today=day,
        employer=stage.employers[script.number].name,
        officer=stage.officer(script, "officer").actor.person_id,
        agent=stage.officer(script, AGENT).actor.person_id,
        mediator=stage.officer(script, MEDIATOR).actor.person_id,
        contact=contact,
        mobile=mobile.removeprefix("+86"),
        soon=day + 20 * _DAY,
        next=county_calendar().add_working(day, 1),
        session=county_calendar().add_working(day, 3),
        twin=_twin(stage, script) if "{twin}" in value else "",
        helper=crowd.known_helper(script.number)[1] if "{helper}" in value else "",
        month_before=f"{month_before(day, (script.happened or 0) + 1)}-01",
    )


def _twin(stage: Stage, script: Complaint) -> str:
    """The number of the complaint that the same worker brought before."""
    return crowd.number_of(stage.officer(script, "intake").actor, stage.filed[script.worker][0])


def _first_claim(actor: Actor, case_id: int) -> int:
    seen = visible.case(actor, case_id)
    if seen is None:
        raise LookupError(f"case {case_id} is not visible")
    return seen.claims[0].id


def _hand_in(key: UUID, kinds: Sequence[str], script: Complaint, day: date, by: Actor | None) -> None:
    """The pictures as files of one sending."""
    for turn, kind in enumerate(kinds):
        facts = Facts(script.amount, day - (turn + 1) * 9 * _DAY, script.number + turn)
        data = picture(kind, facts)
        upload = Upload(file_name(kind, facts), len(data), BytesIO(data))
        title = DRAWN[kind][0].partition(".")[0]
        added_by = by.person_id if by else None
        (kept,) = add(owner=DraftOwner(key), uploads=[upload], added_by=added_by, title=title)
        if not isinstance(kept, Added):
            raise Impossible(f"第 {script.number + 1} 件投诉的材料收不下：{kept.sentence}")
