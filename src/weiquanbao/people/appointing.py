"""Appointing: one administrator proposes, another approves, a third person is appointed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from weiquanbao.common import dates
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.appointments import exercised
from weiquanbao.people.duties import ADMINISTRATORS, DUTIES, clash
from weiquanbao.people.duty_guards import NotAllowed, refuse_own, require_duty
from weiquanbao.people.models import Account, Appointment
from weiquanbao.people.security import record_event


@dataclass(frozen=True, slots=True, kw_only=True)
class Administrators:
    """The three persons who administer an installation: none is another, none sees case data."""

    system: int
    security: int
    audit: int


@transaction.atomic
def appoint_propose(
    *,
    person_id: int,
    organisation_id: int,
    role: str,
    starts_on: date,
    ends_on: date | None = None,
    proposed_by: int,
) -> Appointment:
    """The system administrator proposes somebody else for a duty; it counts once approved."""
    organisation = Organisation.objects.get(pk=organisation_id)
    require_duty(proposed_by, "system_admin", path=organisation.path)
    refuse_own(proposed_by, person_id, "提任职")
    _sound(role, starts_on, ends_on)
    if not Account.objects.filter(person_id=person_id, kind="staff", is_active=True).exists():
        raise NotAllowed("这个人还没有工作账号，先开账号再提任职。")
    _no_clash(person_id, organisation_id, role, starts_on, ends_on)
    appointment = Appointment.objects.create(
        person_id=person_id,
        organisation=organisation,
        role=role,
        starts_on=starts_on,
        ends_on=ends_on,
        proposed_by_id=proposed_by,
        proposed_at=dates.now(),
    )
    _note("appointment_proposed", appointment, proposed_by)
    return appointment


@transaction.atomic
def appoint_approve(*, appointment_id: int, approved_by: int) -> Appointment:
    """The security administrator approves what another proposed for a third person."""
    appointment = _open_proposal(appointment_id, approved_by)
    refuse_own(approved_by, appointment.person_id, "批任职")
    if appointment.proposed_by_id == approved_by:
        raise NotAllowed("提出的人不能自己批，请另一个人来批。")
    _no_clash(
        appointment.person_id,
        appointment.organisation_id,
        appointment.role,
        appointment.starts_on,
        appointment.ends_on,
    )
    appointment.approved_by_id, appointment.approved_at = approved_by, dates.now()
    try:
        with transaction.atomic():
            appointment.save(update_fields=["approved_by", "approved_at"])
    except IntegrityError as fault:
        # Somebody approved a clashing appointment in the same moment: the constraint decides.
        raise NotAllowed("刚有另一项任职批下来，和这一项冲突。刷新看看再办。") from fault
    _note("appointment_approved", appointment, approved_by)
    return appointment


@transaction.atomic
def appoint_decline(*, appointment_id: int, declined_by: int) -> Appointment:
    """The security administrator does not approve it; it never counts."""
    appointment = _open_proposal(appointment_id, declined_by)
    appointment.declined_by_id, appointment.declined_at = declined_by, dates.now()
    appointment.save(update_fields=["declined_by", "declined_at"])
    _note("appointment_declined", appointment, declined_by)
    return appointment


@transaction.atomic
def appoint_end(*, appointment_id: int, ended_by: int, ends_on: date | None = None) -> Appointment:
    """End an appointment from a day on, today if none is named. It can only become shorter this way."""
    appointment = _found(appointment_id)
    day = ends_on or dates.today()
    require_duty(ended_by, "system_admin", path=appointment.organisation.path)
    refuse_own(ended_by, appointment.person_id, "结束任职")
    if appointment.approved_at is None:
        raise NotAllowed("这项任职还没批准，不批就行，不用结束。")
    if day < dates.today():
        raise NotAllowed("结束的日子不能早于今天：已经办过的事仍然算数。")
    day = max(day, appointment.starts_on)
    if appointment.ends_on is not None and appointment.ends_on <= day:
        raise NotAllowed("这项任职本来就在那天以前结束。")
    if appointment.role in ADMINISTRATORS and not _succeeded(appointment, day):
        raise NotAllowed(f"那天以后就没有{DUTIES[appointment.role].label}了，先任命接任的人。")
    appointment.ends_on = day
    appointment.save(update_fields=["ends_on"])
    _note("appointment_ended", appointment, ended_by)
    return appointment


@transaction.atomic
def found_administrators(
    administrators: Administrators, *, organisation_id: int, starts_on: date | None = None
) -> tuple[Appointment, ...]:
    """Appoint the first three administrators, who propose and approve one another; only while there are none.

    Even here nobody proposes or approves his own appointment, and two others stand behind each.
    """
    people = (administrators.system, administrators.security, administrators.audit)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('weiquanbao founding administrators'))")
    if Appointment.objects.filter(role__in=ADMINISTRATORS, approved_at__isnull=False).exists():
        raise NotAllowed("已经有管理员了，任职由他们提出和批准。")
    if len(set(people)) != len(ADMINISTRATORS):
        raise NotAllowed("三员要由三个不同的人担任。")
    made = []
    for place, (role, person_id) in enumerate(zip(ADMINISTRATORS, people, strict=True)):
        appointment = Appointment.objects.create(
            person_id=person_id,
            organisation_id=organisation_id,
            role=role,
            starts_on=starts_on or dates.today(),
            proposed_by_id=people[place - 2],
            proposed_at=dates.now(),
            approved_by_id=people[place - 1],
            approved_at=dates.now(),
        )
        _note("appointment_approved", appointment, people[place - 1])
        made.append(appointment)
    return tuple(made)


def _sound(role: str, starts_on: date, ends_on: date | None) -> None:
    if role not in DUTIES:
        raise ValueError("没有这种职务。")
    if ends_on is not None and ends_on <= starts_on:
        raise ValueError("结束的日子要晚于开始的日子。")


def _no_clash(person_id: int, organisation_id: int, role: str, starts_on: date, ends_on: date | None) -> None:
    """Refuse a duty that may not meet, in one person and at the same time, one he holds."""
    for other in _overlapping(person_id, starts_on, ends_on):
        fault = clash(role, other.role)
        if fault:
            until = f"，到{dates.plain_date(other.ends_on)}为止" if other.ends_on else ""
            raise NotAllowed(f"{fault}这个人那时是{DUTIES[other.role].label}{until}。")
        if (other.role, other.organisation_id) == (role, organisation_id):
            raise NotAllowed("这个人在这个组织已经担任这个职务。")


def _overlapping(person_id: int, starts_on: date, ends_on: date | None) -> Iterable[Appointment]:
    approved = Appointment.objects.filter(person_id=person_id, approved_at__isnull=False)
    still = approved.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=starts_on))
    return still if ends_on is None else still.filter(starts_on__lt=ends_on)


def _found(appointment_id: int) -> Appointment:
    found = (
        Appointment.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .filter(pk=appointment_id)
        .first()
    )
    if found is None:
        raise NotAllowed("没有这项任职。")
    return found


def _open_proposal(appointment_id: int, decided_by: int) -> Appointment:
    appointment = _found(appointment_id)
    require_duty(decided_by, "security_admin", path=appointment.organisation.path)
    if appointment.approved_at or appointment.declined_at:
        raise NotAllowed("这项任职已经有人办过了，刷新看看。")
    return appointment


def _succeeded(appointment: Appointment, day: date) -> bool:
    """Whether somebody else holds the same duty on the day the appointment ends."""
    return exercised(day).filter(role=appointment.role).exclude(person=appointment.person_id).exists()


def _note(kind: str, appointment: Appointment, by: int) -> None:
    account = Account.objects.filter(person_id=appointment.person_id).values_list("pk", flat=True).first()
    record_event(
        kind,
        account_id=account,
        by=by,
        subject=appointment.person_id,
        detail=f"appointment={appointment.pk} role={appointment.role} organisation={appointment.organisation_id}",
    )
