"""Who is told of an act, and with which words filled in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.conf import settings

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import Officer, officers_reaching
from weiquanbao.cases.models import Case
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Place, about, camp, has_left, is_own, roll, standing_of, takers, told
from weiquanbao.common.dates import today
from weiquanbao.desk.helping import helper_tellings
from weiquanbao.kernel.forms import Form, Value
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.notices import fields
from weiquanbao.notices.actions import Telling, queue_all
from weiquanbao.papers.signing import signers_of
from weiquanbao.people.duties import DUTIES
from weiquanbao.people.models import Person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.service.actions import agreeing

#: What every notice of a procedure may say.
CASE_FIELDS = ("matter_code", "case_number", "due", "handler", "link", "party", "union")
CLAIMANT, RESPONDENT, PARTIES, OTHER_SIDE = "claimant", "respondent", "parties", "other_side"
#: The party a case is about, as the one a paper is for.
ADDRESSEE = "addressee"
#: Both sides, but for whoever is told at once that what he signed was served on him: one message is enough.
NOT_SERVED = "not_served"
#: Those who look at a phone rather than at the desk.
OUTSIDE = frozenset({CLAIMANT, RESPONDENT, PARTIES, OTHER_SIDE, ADDRESSEE, NOT_SERVED})
IN_APP = ("in_app",)
#: A duty named by itself: whoever holds it where the case lies.
AUDIENCES = OUTSIDE | {"handler", "supervisors", "intake"} | frozenset(DUTIES)
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
    places = roll([case.matter_id])[case.matter_id] if OUTSIDE & {notice.to for notice in act.notices} else ()
    tellings: dict[str, Telling] = {}
    for notice in act.notices:
        for person, side, reachable in _audience(case, notice.to, actor, places):
            if person == actor.person_id and notice.to != CLAIMANT:
                continue
            key = f"{case.pk}:{step}:{notice.text}:{person}"
            tellings.setdefault(
                key,
                Telling(
                    key=key,
                    template=f"{procedure.code}.{notice.text}",
                    recipient_id=person,
                    channels=channels_to(notice.to) if reachable else IN_APP,
                    context=context | {"link": link_to(case, side)},
                    case_id=case.pk,
                    matter_id=case.matter_id,
                ),
            )
    helpers = helper_tellings(case, procedure, act, places, step=step, actor=actor)
    queue_all([*tellings.values(), *helpers])


def link_to(case: Case, side: str) -> str:
    """The page on which this side follows the matter."""
    return f"{settings.PUBLIC_URL}/{PAGES[side]}/{case.matter.code}/"


def channels_to(audience: str) -> tuple[str, ...]:
    """The parties are told on the phone too; staff look at their desk."""
    return ("in_app", "sms") if audience in OUTSIDE else IN_APP


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


def _audience(
    case: Case, to: str, actor: Actor, places: Iterable[Place]
) -> tuple[tuple[int, str, bool], ...]:
    """Who is told, each with the side whose page the link leads to, and whether there is a phone to send to."""
    if to == ADDRESSEE:
        return addressees(case, places)
    if to == NOT_SERVED:
        hearing = _of_sides(case, tuple(PAGES), places, beside=None)
        served = _served_at_once(case, places)
        return tuple(one for one in hearing if one[0] not in served)
    if to in OUTSIDE:
        sides = (to,) if to in PAGES else tuple(PAGES)
        return _of_sides(case, sides, places, beside=actor if to == OTHER_SIDE else None)
    if to == "handler" and case.handler_id:
        return ((case.handler_id, CLAIMANT, True),)
    reaching = officers_reaching(case.organisation.path, on=today(), roles=_holding(to))
    return tuple((person, CLAIMANT, True) for person in _distinct(_nearest(reaching)))


def _holding(to: str) -> tuple[str, ...]:
    """The duties behind an audience of staff."""
    if to in DUTIES:
        return (to,)
    return ("leader", "county_officer") if to == "supervisors" else ("intake_officer", "town_officer")


def _served_at_once(case: Case, places: Iterable[Place]) -> frozenset[int | None]:
    """Who takes on the phone what was signed in this case."""
    several = tuple(places)
    parties, people = agreeing(case.matter_id, several).keys() & signers_of(case.pk), takers(several)
    return frozenset(one.person_id for party in parties for one in people.get(party, ()))


def addressees(case: Case, places: Iterable[Place]) -> tuple[tuple[int, str, bool], ...]:
    """Who takes a paper for the party the case is about."""
    if case.party is None:
        return ()
    side = camp(case.party.side)
    several = takers(places).get(case.party.pk, ())
    return tuple((one.person_id, side, one.reachable) for one in several if one.person_id is not None)


def _of_sides(
    case: Case, sides: tuple[str, ...], places: Iterable[Place], *, beside: Actor | None
) -> tuple[tuple[int, str, bool], ...]:
    """The people of these sides. A case about one party tells, of its side, that party alone.

    A worker for whom somebody else filed may have no phone.
    """
    several = tuple(places)
    side_of = {one.party_id: camp(one.side) for one in several if is_own(one) and _is_told(case, one, sides)}
    spared = {side_of.get(party) for party in _parties_of(beside, case, several)}
    people = told(several)
    without = {one.person_id for one in several if not one.reachable}
    hearing = {
        person: side
        for party, side in side_of.items()
        if side not in spared
        for person in people.get(party, ())
    }
    return tuple((person, side, person not in without) for person, side in hearing.items())


def _is_told(case: Case, place: Place, sides: tuple[str, ...]) -> bool:
    """Whether a party hears of it: of the side a case is about only the party it is about, whatever became of it.

    Whoever left the case hears of it no more.
    """
    if has_left(case, place.left):
        return False
    if case.party is not None and camp(place.side) == (own := camp(case.party.side)):
        return place.party_id == case.party.pk if own in sides else False
    return place.side in sides


def _parties_of(actor: Actor | None, case: Case, places: Iterable[Place]) -> tuple[int, ...]:
    if actor is None or actor.person_id is None:
        return ()
    party = case.party
    standing = standing_of(actor.person_id, places)
    return tuple(one.party_id for one in about(case.party_id, party.side if party else None, standing))


def _nearest(officers: tuple[Officer, ...]) -> tuple[Officer, ...]:
    """Those at the case's own organisation; where there is nobody, those above it."""
    return tuple(officer for officer in officers if officer.near) or officers


def _distinct(officers: tuple[Officer, ...]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(officer.person_id for officer in officers))
