"""Who is told of an act, and with which words filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.conf import settings

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import Officer, officers_reaching
from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.kernel.forms import Form, Value
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.notices import fields
from weiquanbao.notices.actions import queue
from weiquanbao.people.models import Person
from weiquanbao.procedures import PROCEDURES

#: What every notice of a procedure may say.
CASE_FIELDS = ("matter_code", "case_number", "due", "handler", "link")
CLAIMANT = "claimant"
AUDIENCES = frozenset({CLAIMANT, "handler", "supervisors", "intake"})


def register() -> None:
    """Say which fields the texts of each procedure may use: the case's own and those of the act's form."""
    for code, procedure in PROCEDURES.items():
        asked = {field.code for act in procedure.acts.values() for field in act.form or ()}
        fields.supply(code, {*CASE_FIELDS, *asked})


def tell(
    case: Case,
    procedure: Procedure,
    act: Act,
    *,
    step: int,
    actor: Actor,
    values: Mapping[str, Value],
    due: date | None,
) -> None:
    """Queue the notices of an act in the transaction that does it. Nobody is told what he did himself.

    `due` is the last day the act began, else the nearest one.
    """
    if not act.notices:
        return
    context = _context(case, act.form, values, due)
    for notice in act.notices:
        channels = channels_to(notice.to)
        for person in _audience(case, notice.to):
            if person == actor.person_id and notice.to != CLAIMANT:
                continue
            queue(
                key=f"{case.pk}:{step}:{notice.text}:{person}",
                template=f"{procedure.code}.{notice.text}",
                recipient_id=person,
                channels=channels,
                context=context,
                case_id=case.pk,
                matter_id=case.matter_id,
            )


def channels_to(audience: str) -> tuple[str, ...]:
    """A worker is told on the phone too; staff look at their desk."""
    return ("in_app", "sms") if audience == CLAIMANT else ("in_app",)


def _context(
    case: Case, form: Form | None, values: Mapping[str, Value], due: date | None
) -> dict[str, object]:
    said: dict[str, object] = {field.code: "" for field in form or ()}
    said |= {
        field.code: _words(field.choices, values[field.code]) for field in form or () if field.code in values
    }
    handlers = Person.objects.filter(pk=case.handler_id) if case.handler_id else Person.objects.none()
    name = handlers.values_list("name", flat=True).first()
    return said | {
        "matter_code": case.matter.code,
        "case_number": case.number,
        "due": due or "",
        "handler": name or "",
        "link": f"{settings.PUBLIC_URL}/m/{case.matter.code}/",
        "explanation": said.get("explanation", ""),
    }


def _words(choices: tuple[tuple[str, str], ...], value: Value) -> object:
    labels = dict(choices)
    if isinstance(value, tuple):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(value, value) if isinstance(value, str) else value


def _audience(case: Case, to: str) -> tuple[int, ...]:
    if to == CLAIMANT:
        parties = Party.objects.filter(matter=case.matter_id, side="claimant")
        return tuple(parties.values_list("person_id", flat=True))
    if to == "handler" and case.handler_id:
        return (case.handler_id,)
    roles = ("leader", "county_officer") if to == "supervisors" else ("intake_officer", "town_officer")
    reaching = officers_reaching(case.organisation.path, on=today(), roles=roles)
    return _distinct(_nearest(reaching))


def _nearest(officers: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """Those at the case's own organisation; where there is nobody, those above it."""
    return tuple(officer for officer in officers if officer.near) or officers


def _distinct(officers: tuple[Officer, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(officer.person_id for officer in officers))
