"""A small county with staff of every role, and a worker's finished draft."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from uuid import UUID, uuid4

from django.db.models import Model
from PIL import Image

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import now, today
from weiquanbao.common.identifiers import normal_phone, sample_phone
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.intake import actions as intake
from weiquanbao.intake.another import paper_key
from weiquanbao.intake.models import Draft
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.consents import current
from weiquanbao.people.models import Account, Appointment, Consent, Person
from weiquanbao.people.persons import phone_index

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
    """Entered in a few statements: thousands of tests begin with it."""
    federation = create_organisation(kind="federation", name="示例县总工会")
    town = create_organisation(kind="town_union", name="示例镇总工会", parent_id=federation.pk)
    other = create_organisation(kind="town_union", name="另一示例镇总工会", parent_id=federation.pk)
    posts = [(role, role, federation, n) for n, role in enumerate(ROLES)]
    posts += [
        ("town_officer", "town_officer", town, 20),
        ("other_town_officer", "town_officer", other, 21),
        ("second_officer", "intake_officer", federation, 22),
    ]
    proposer, approver = Person.objects.bulk_create(
        [Person(name=name, created_at=now()) for name in ("示例系统管理员", "示例安全管理员")]
    )
    actors = appoint([post[1:] for post in posts], proposer, approver)
    return County(
        federation, town, other, {post[0]: actor for post, actor in zip(posts, actors, strict=True)}
    )


def appoint(posts: list[tuple[str, Organisation, int]], proposer: Person, approver: Person) -> list[Actor]:
    """Somebody for each post: a role, where, and the number that tells one from another."""
    people = Person.objects.bulk_create(_person(role, n) for role, _place, n in posts)
    Appointment.objects.bulk_create(
        Appointment(
            person=person,
            organisation=place,
            role=role,
            starts_on=date(2020, 1, 1),
            proposed_by=proposer,
            proposed_at=now(),
            approved_by=approver,
            approved_at=now(),
        )
        for person, (role, place, _n) in zip(people, posts, strict=True)
    )
    accounts = Account.objects.bulk_create(
        Account(login=f"{role.replace('_', '-')}{n}", person=person, kind="staff", created_at=now())
        for person, (role, _place, n) in zip(people, posts, strict=True)
    )
    return [acting(account.person_id, account.pk) for account in accounts]


def _person(role: str, n: int) -> Person:
    phone = normal_phone(sample_phone(900 + n))
    return Person(name=f"示例{role}{n}", phone=phone, phone_index=phone_index(phone), created_at=now())


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


#: Drafts that were answered question by question once, on a day: the next one like it is written down at once.
_ANSWERED: dict[tuple[object, ...], tuple[dict[str, object], list[dict[str, object]]]] = {}


def make_draft(
    consents: tuple[str, ...] = ("handle_complaint", "contact_employer"),
    staff: Actor | None = None,
    another: str = "",
    **answers: dict,
) -> UUID:
    """A finished draft, begun by `staff` at the counter or by the worker; `question={field: [typed]}` answers one.

    `another` is how the worker said yes to somebody who fills in for him: `code`, `paper`, or `no_phone`, on paper too.
    """
    like = (today(), consents, staff is None, repr(sorted(answers.items())))
    if like in _ANSWERED:
        key = _again(staff, *_ANSWERED[like])
    else:
        key = _answer(consents, staff, answers)
        given = [_fields(one) for one in Consent.objects.filter(draft_key=key).order_by("id")]
        _ANSWERED[like] = _fields(Draft.objects.get(key=key)), given
    if another:
        fill_in_for(key, another)
    return key


def _again(staff: Actor | None, told: dict[str, object], given: list[dict[str, object]]) -> UUID:
    """The same answers in a draft of its own."""
    key, moment = uuid4(), now()
    times = {"created_at": moment, "touched_at": moment, "phone_confirmed_at": moment}
    begun = {"key": key, "started_by_id": staff.account_id if staff else None}
    Draft.objects.create(**told | times | begun)
    Consent.objects.bulk_create(Consent(**one | {"draft_key": key, "given_at": moment}) for one in given)
    return key


def _fields(row: Model) -> dict[str, object]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields if f.attname != "id"}


def _answer(consents: tuple[str, ...], staff: Actor | None, answers: dict[str, dict]) -> UUID:
    """Through the intake's own door, question by question."""
    key = intake.start(channel="counter", started_by=staff.account_id).key if staff else intake.start().key
    ticks = [f"{purpose}@{current(purpose).version}" for purpose in consents]
    for code, raw in {**ANSWERS, "consent": {"consent": ticks}, **answers}.items():
        given = intake.answer(key=key, code=code, raw=raw)
        assert not given.errors, (code, given.errors)
    intake.confirm_phone(key=key)
    return key


def fill_in_for(key: UUID, road: str) -> None:
    """From now on somebody else fills in for this worker, who said yes by `code` or on paper, with a phone or none."""
    worker = json.loads(Draft.objects.get(pk=key).answers)["contact"]
    helper = {"name": ["示例家属"], "phone": [sample_phone(640)]}
    assert not intake.answer(key=key, code="contact", raw=helper).errors
    intake.confirm_phone(key=key)
    intake.for_another(key=key)
    reach = {"no_phone": ["1"]} if road == "no_phone" else {"phone": [worker["e164"]]}
    assert not intake.whom(key=key, raw={"name": [worker["name"]], "relation": ["family"]} | reach).errors
    intake.go_by(key=key, road="code" if road == "code" else "paper")
    if road == "code":
        intake.said_yes(key=key)
        return
    photo = BytesIO()
    Image.effect_noise((64, 64), 50).save(photo, "PNG")
    upload = Upload("委托书.png", len(photo.getvalue()), BytesIO(photo.getvalue()))
    evidence.add(owner=DraftOwner(paper_key(key)), uploads=[upload], added_by=None)
    intake.paper_shown(key=key, shown=True)
