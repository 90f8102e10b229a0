"""What somebody may see by standing in a matter: as party, agent, representative or helper, on either side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.roles_here import roles_by_standing
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.cases.standing import INVITED, Standing, camp, in_force, standing_on, standings
from weiquanbao.evidence.reading import ItemDigest, items_of_matters
from weiquanbao.procedures import procedure

#: Procedures between a worker and his lawyer.
ADVICE = ("consultation", "publication")
#: Those who speak for others see what those see.
FOR_OTHERS = frozenset({"agent", "representative"})


def matters_of_side(actor: Actor, side: str) -> QuerySet[Matter]:
    """Matters in which the actor stands on this side, in whatever capacity."""
    if actor.person_id is None:
        return Matter.objects.none()
    own = Party.objects.filter(person_id=actor.person_id, side=side).values("matter_id")
    acting = in_force().filter(person_id=actor.person_id, party__side=side).values("party__matter_id")
    return Matter.objects.filter(Q(id__in=own) | Q(id__in=acting))


def standing_in(actor: Actor, matter_id: int) -> tuple[Standing, ...]:
    """How the actor stands in one matter; nothing for a stranger."""
    if actor.person_id is None:
        return ()
    return standings(actor.person_id, [matter_id]).get(matter_id, ())


def roles_in(case: Case, standing: Iterable[Standing]) -> frozenset[str]:
    """The roles on a case of somebody who stands so, as far as its procedure names them.

    A procedure that names no role of theirs is none of their business: this is what hides the union's own work.
    """
    declared = procedure(case.procedure, case.version).roles.keys()
    return roles_by_standing(standing_on(case, standing)) & declared


def visible_cases(matter_id: int, standing: Sequence[Standing]) -> tuple[Case, ...]:
    """The cases of a matter that somebody who stands so may see, oldest first."""
    cases = (
        Case.objects.filter(matter_id=matter_id)
        .select_related("matter", "organisation", "handler", "party__person", "party__employer", "parent")
        .order_by("id")
    )
    return tuple(case for case in cases if roles_in(case, standing))


def is_told(matter_id: int, standing: Sequence[Standing]) -> bool:
    """Whether somebody who stands so may know of the matter: a respondent does once it is more than a question.

    That a worker asked a lawyer is nobody's business on the other side (内部规则 法律咨询 8).
    """
    if any(one.side != "respondent" for one in standing):
        return True
    more = Case.objects.filter(matter_id=matter_id).exclude(procedure__in=ADVICE)
    return bool(standing) and more.exists()


def visible_items(matter_id: int, standing: Sequence[Standing]) -> tuple[ItemDigest, ...]:
    """One's own side's evidence, and what the other side has shared."""
    return tuple(item for item in items_of_matters([matter_id])[matter_id] if may_see_item(item, standing))


def may_see_item(item: ItemDigest, standing: Sequence[Standing]) -> bool:
    """Shared evidence is for the other side too, never for others of one's own side; the rest for whose it is.

    What nobody in particular brought (`party_id` unknown) belongs to its whole side.
    """
    standing = [one for one in standing if one.capacity != INVITED]
    if not standing:
        return False
    if item.shared_on is not None and any(one.side != item.side for one in standing):
        return True
    return any(one.side == item.side and item.party_id in (None, one.party_id) for one in standing)


def visible_claims(matter_id: int, standing: Sequence[Standing]) -> QuerySet[Claim]:
    """A respondent sees every claim it must answer; of a group each member sees the own ones, whoever speaks for
    others theirs too."""
    claims = Claim.objects.filter(matter_id=matter_id).order_by("id")
    if any(one.side == "respondent" for one in standing):
        # Who has not said yes, or stands there no more, asks the respondent for nothing.
        return claims.filter(Q(party=None) | Q(party__side="claimant"))
    own = [one.party_id for one in standing]
    common = Q(party=None) if any(one.capacity != INVITED for one in standing) else Q()
    return claims.filter(common | Q(party_id__in=own)) if common else claims.filter(party_id__in=own)


def visible_parties(matter_id: int, standing: Sequence[Standing]) -> tuple[Party, ...]:
    """Everybody on the other side, and of one's own side those one is or speaks for."""
    sides = {one.side for one in standing}
    own = {one.party_id for one in standing}
    parties = (
        Party.objects.filter(matter_id=matter_id).select_related("person", "employer").order_by("side", "id")
    )
    return tuple(
        party
        for party in parties
        if party.pk in own or (party.side == camp(party.side) and party.side not in sides)
    )


def items_before(actor: Actor, matter_id: int) -> tuple[ItemDigest, ...]:
    """The evidence of a matter as staff have it before them: all of it, unless they stand in the matter themselves.

    A member of staff whom the union gave a worker as agent sees what that worker sees (回避).
    """
    standing = standing_in(actor, matter_id)
    return visible_items(matter_id, standing) if standing else items_of_matters([matter_id])[matter_id]
