"""Who is told of an act, and with which words filled in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.conf import settings
from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import Officer, officers_reaching
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import camp, parties_of, people_of
from weiquanbao.common.dates import today
from weiquanbao.kernel.forms import Form, Value
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.notices import fields
from weiquanbao.notices.actions import queue
from weiquanbao.people.models import Person
from weiquanbao.procedures import PROCEDURES

#: What every notice of a procedure may say.
CASE_FIELDS = ("matter_code", "case_number", "due", "handler", "link", "party", "union")
CLAIMANT, RESPONDENT, PARTIES, OTHER_SIDE = "claimant", "respondent", "parties", "other_side"
#: Those who look at a phone rather than at the desk.
OUTSIDE = frozenset({CLAIMANT, RESPONDENT, PARTIES, OTHER_SIDE})
AUDIENCES = OUTSIDE | {"handler", "supervisors", "intake"}
#: Where each side follows its matter.
PAGES = {CLAIMANT: "m", RESPONDENT: "e"}


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
    context = context_of(case, act.form, values, due)
    for notice in act.notices:
        channels = channels_to(notice.to)
        for person, side in _audience(case, notice.to, actor):
            if person == actor.person_id and notice.to != CLAIMANT:
                continue
            queue(
                key=f"{case.pk}:{step}:{notice.text}:{person}",
                template=f"{procedure.code}.{notice.text}",
                recipient_id=person,
                channels=channels,
                context=context | {"link": link_to(case, side)},
                case_id=case.pk,
                matter_id=case.matter_id,
            )


def link_to(case: Case, side: str) -> str:
    """The page on which this side follows the matter."""
    return f"{settings.PUBLIC_URL}/{PAGES[side]}/{case.matter.code}/"


def channels_to(audience: str) -> tuple[str, ...]:
    """The parties are told on the phone too; staff look at their desk."""
    return ("in_app", "sms") if audience in OUTSIDE else ("in_app",)


def context_of(
    case: Case, form: Form | None, values: Mapping[str, Value], due: date | None
) -> dict[str, object]:
    """What the texts of an act may say: what was filled in, and the case's own fields."""
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
        "party": name_of(case.party) if case.party else "",
        "union": case.organisation.name,
        "explanation": said.get("explanation", ""),
    }


def _words(choices: tuple[tuple[str, str], ...], value: Value) -> object:
    labels = dict(choices)
    if isinstance(value, tuple):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    return labels.get(value, value) if isinstance(value, str) else value


def _audience(case: Case, to: str, actor: Actor) -> tuple[tuple[int, str], ...]:
    """Who is told, each with the side whose page the link leads to."""
    if to in OUTSIDE:
        sides = (to,) if to in PAGES else tuple(PAGES)
        return _of_sides(case, sides, beside=actor if to == OTHER_SIDE else None)
    if to == "handler" and case.handler_id:
        return ((case.handler_id, CLAIMANT),)
    roles = ("leader", "county_officer") if to == "supervisors" else ("intake_officer", "town_officer")
    reaching = officers_reaching(case.organisation.path, on=today(), roles=roles)
    return tuple((person, CLAIMANT) for person in _distinct(_nearest(reaching)))


def _of_sides(case: Case, sides: tuple[str, ...], *, beside: Actor | None) -> tuple[tuple[int, str], ...]:
    """The people of these sides. A case about one party tells, of its side, that party alone."""
    wanted = Q(side__in=sides)
    if case.party is not None:
        own = camp(case.party.side)
        wanted = Q(side__in=[side for side in sides if side != own])
        wanted |= Q(pk=case.party.pk if own in sides else None)
    parties = Party.objects.filter(wanted, matter=case.matter_id).order_by("id")
    side_of = {party: camp(side) for party, side in parties.values_list("id", "side")}
    spared = (
        {side_of.get(one) for one in parties_of(beside.person_id, [case.pk]).get(case.pk, ())}
        if beside
        else ()
    )
    people = people_of(side_of.keys())
    told = {
        person: side
        for party, side in side_of.items()
        if side not in spared
        for person in people.get(party, ())
    }
    return tuple(told.items())


def _nearest(officers: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """Those at the case's own organisation; where there is nobody, those above it."""
    return tuple(officer for officer in officers if officer.near) or officers


def _distinct(officers: tuple[Officer, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(officer.person_id for officer in officers))
