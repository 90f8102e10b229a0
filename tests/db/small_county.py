"""A small county with staff of every role, and a worker's finished draft."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from uuid import UUID

from PIL import Image

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import now
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.intake import actions as intake
from weiquanbao.intake.another import paper_key
from weiquanbao.intake.models import Draft
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.consents import current
from weiquanbao.people.models import Account, Appointment, Person
from weiquanbao.people.persons import create_person

ROLES = (
    "intake_officer",
    "county_officer",
    "leader",
    "auditor",
    "system_admin",
    "security_admin",
    "audit_admin",
)


@dataclass(frozen=True)
class County:
    """The federation, one town, and an actor for every role."""

    federation: Organisation
    town: Organisation
    other_town: Organisation
    staff: dict[str, Actor]


def make_county() -> County:
    federation = create_organisation(kind="federation", name="示例县总工会")
    town = create_organisation(kind="town_union", name="示例镇总工会", parent_id=federation.pk)
    other = create_organisation(kind="town_union", name="另一示例镇总工会", parent_id=federation.pk)
    proposer = create_person(name="示例系统管理员")
    approver = create_person(name="示例安全管理员")
    staff = {role: _appoint(role, federation, proposer, approver, n) for n, role in enumerate(ROLES)}
    staff["town_officer"] = _appoint("town_officer", town, proposer, approver, 20)
    staff["other_town_officer"] = _appoint("town_officer", other, proposer, approver, 21)
    staff["second_officer"] = _appoint("intake_officer", federation, proposer, approver, 22)
    return County(federation, town, other, staff)


def _appoint(role: str, place: Organisation, proposer: Person, approver: Person, n: int) -> Actor:
    person = create_person(name=f"示例{role}{n}", phone=sample_phone(900 + n))
    Appointment.objects.create(
        person=person,
        organisation=place,
        role=role,
        starts_on=date(2020, 1, 1),
        proposed_by=proposer,
        proposed_at=now(),
        approved_by=approver,
        approved_at=now(),
    )
    account = Account.objects.create(
        login=f"{role.replace('_', '-')}{n}", person=person, kind="staff", created_at=now()
    )
    return acting(person.pk, account.pk)


ANSWERS = {
    "problems": {"problems": ["wages"]},
    "employer": {"name": ["示例饰品有限公司"], "payer": ["老板"]},
    "began": {"month": ["2026-03"]},
    "still": {"still": ["no"], "ended": ["2026-10"]},
    "happened": {"month": ["2026-08"]},
    "wants": {"wants": ["pay"], "amount": ["13,740"]},
    "told": {"told": ["三个月没发工资"]},
    "photos": {},
    "contact": {"name": ["示例职工甲"], "phone": [sample_phone(1)]},
}


def make_draft(
    consents: tuple[str, ...] = ("handle_complaint", "contact_employer"),
    staff: Actor | None = None,
    another: str = "",
    **answers: dict,
) -> UUID:
    """A finished draft, begun by `staff` at the counter or by the worker; `question={field: [typed]}` answers one."""
    key = intake.start(channel="counter", started_by=staff.account_id).key if staff else intake.start().key
    ticks = [f"{purpose}@{current(purpose).version}" for purpose in consents]
    for code, raw in {**ANSWERS, "consent": {"consent": ticks}, **answers}.items():
        given = intake.answer(key=key, code=code, raw=raw)
        assert not given.errors, (code, given.errors)
    intake.confirm_phone(key=key)
    if another:
        fill_in_for(key, another)
    return key


def fill_in_for(key: UUID, road: str) -> None:
    """From now on somebody else fills in for this worker, who said yes by `code` or on `paper`."""
    worker = json.loads(Draft.objects.get(pk=key).answers)["contact"]
    helper = {"name": ["示例家属"], "phone": [sample_phone(640)]}
    assert not intake.answer(key=key, code="contact", raw=helper).errors
    intake.confirm_phone(key=key)
    intake.for_another(key=key)
    raw = {"name": [worker["name"]], "phone": [worker["e164"]], "relation": ["family"]}
    assert not intake.whom(key=key, raw=raw).errors
    intake.go_by(key=key, road=road)
    if road == "code":
        intake.said_yes(key=key)
        return
    photo = BytesIO()
    Image.effect_noise((64, 64), 50).save(photo, "PNG")
    upload = Upload("委托书.png", len(photo.getvalue()), BytesIO(photo.getvalue()))
    evidence.add(owner=DraftOwner(paper_key(key)), uploads=[upload], added_by=None)
    intake.paper_shown(key=key, shown=True)
