"""The minutes of a session: laid out when it was held, signed by those who were there, corrected by new ones."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.effects import Doing, Unfit, follows, leads, opens
from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.cases.standing import taking_part
from weiquanbao.desk.follow import by_itself
from weiquanbao.desk.open import open_case
from weiquanbao.desk.signatures import hand_out, left, waiting
from weiquanbao.groups.facts import representatives
from weiquanbao.mediation.reading import consents_of
from weiquanbao.papers.models import Paper
from weiquanbao.papers.signing import name_signers, paper_to_sign, settle

MEDIATION, MINUTES = "mediation", "minutes"
#: What the minutes call those who were there → the side that signs.
OF_SIDE = {
    "claimant": "claimant",
    "claimant_agent": "claimant",
    "respondent": "respondent",
    "respondent_agent": "respondent",
}


@opens(MEDIATION, "hold_session")
def write_minutes(case: Case, on: date) -> None:
    """What was noted of a session becomes minutes to be signed (内部规则 笔录 1)."""
    open_case(
        matter=case.matter,
        code=MINUTES,
        act="lay_out",
        acting_as=SYSTEM,
        roles=frozenset({"system"}),
        values={},
        said={"parent": case.pk},
        on=on,
        parent=case,
    )


@follows(MINUTES, "lay_out")
def lay_out(doing: Doing) -> None:
    """Whoever the note of the session says was there has to sign, and so has the mediator."""
    talks = doing.case.parent
    if talks is None:
        raise Unfit({"": "没有这一场"})
    noted = Entry.objects.filter(case=talks, code="present").order_by("-step").values_list("value", flat=True)
    _to_be_signed(doing, talks, noted.first() or ())


@follows(MINUTES, "rewrite")
def rewrite(doing: Doing) -> None:
    """New minutes in the place of these, which stay; what was not signed yet is signed no more (内部规则 笔录 5).

    Those corrected again hang on the first ones, so that every one hangs on the talks at two removes at most.
    """
    old = doing.case.parent
    first = old.parent if old and old.parent and old.parent.procedure == MINUTES else old
    talks = first.parent if first else None
    if old is None or talks is None:
        raise Unfit({"minutes": "没有这份笔录"})
    family = Case.objects.filter(procedure=MINUTES, parent=first).exclude(pk=doing.case.pk)
    if family.filter(pk__gt=old.pk).exists():
        raise Unfit({"minutes": "这份已经更正过了，要改就改新的那份"})
    if old.closed_on is None:
        _give_way(old, doing.effective_on)
    doing.case.parent = first
    present = doing.values["present"]
    _to_be_signed(doing, talks, present if isinstance(present, tuple) else ())


def _give_way(old: Case, on: date) -> None:
    found = paper_to_sign(old.pk)
    if found:
        settle(found[0], "void")
    by_itself(old, "give_way", on)


def _to_be_signed(doing: Doing, talks: Case, present: Collection[object]) -> None:
    doing.case.handler_id = talks.handler_id
    doing.case.party = None
    name_signers(doing.case.pk, _who_was_there(talks, {OF_SIDE.get(str(one), "") for one in present}))


def _who_was_there(talks: Case, sides: Collection[str]) -> tuple[int, ...]:
    """Of each of these sides those who take part in the talks; of workers who elected some, these (内部规则 笔录 1)."""
    workers = taking_part(talks) if "claimant" in sides else ()
    elected = representatives([talks.pk])[talks.pk] if len(workers) > 1 else frozenset()
    chosen = Party.objects.filter(pk__in=workers, person_id__in=elected).order_by("pk")
    consents = consents_of(talks.pk)
    units = [one for one in taking_part(talks, "respondent") if consents.get(one) == "yes"]
    return (*(chosen.values_list("pk", flat=True) or workers), *(units if "respondent" in sides else ()))


@follows(MINUTES, "complete", "not_signed")
def they_stand(doing: Doing) -> None:
    """Whoever did not sign: the minutes are final, and take the place of those they correct."""
    settle(waiting(doing)[0], "final", replaces=_before(doing.case))


@opens(MINUTES, "complete", "not_signed")
def goes_to_both(case: Case, on: date) -> None:
    """Both sides have them, with a receipt."""
    hand_out(case, "complete", on)


@leads(MINUTES, "sign", "sign_as_mediator", "record_signature", "decline", "note_unsigned")
def last_one_said(case: Case) -> str | None:
    """Of everybody it is known whether he signs."""
    return None if left(case) else "complete"


def _before(case: Case) -> Paper | None:
    """The minutes these correct, where they had become final."""
    if case.parent is None or case.parent.procedure != MINUTES:
        return None
    of_family = Q(case__parent=case.parent, case__procedure=MINUTES) | Q(case=case.parent)
    older = Paper.objects.filter(of_family, state="final")
    corrected = older.exclude(replaces=None).values("replaces_id")
    return older.exclude(case_id=case.pk).exclude(pk__in=corrected).order_by("-id").first()
