"""The authority a worker gives to whoever the union names for him: written first, and counting once it is signed."""

from __future__ import annotations

from datetime import date

from weiquanbao.cases.effects import Doing, follows, opens
from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.desk.agents import appoint, refuse_conflicts
from weiquanbao.desk.signatures import hand_out, waiting
from weiquanbao.ledger.models import Step
from weiquanbao.papers.models import Paper
from weiquanbao.papers.signing import name_signers, paper_to_sign, settle, signers_of

REPRESENTATION = "representation"


@follows(REPRESENTATION, "write_authority", "write_authority_for")
def write(doing: Doing) -> None:
    """Written again, what was not signed is void; every wording has a number of its own."""
    _is_off(doing.case)
    name_signers(doing.case.pk, _principals(doing), mediator=False, anew=True)


def _principals(doing: Doing) -> tuple[int, ...]:
    """Who gives the authority: the worker who writes it; where staff do, the one who applied, else the first."""
    workers = Party.objects.filter(matter=doing.case.matter_id, side="claimant").order_by("pk")
    own = workers.filter(pk__in=doing.parties)
    applied = Step.objects.filter(case_id=doing.case.pk, number=1).values("person_id")
    for several in (own, workers.filter(person_id__in=applied), workers):
        if found := tuple(several.values_list("pk", flat=True)):
            return found if several is own else found[:1]
    return ()


@follows(REPRESENTATION, "replace")
def name_another(doing: Doing) -> None:
    """Somebody else is named: he is on nobody else's side, and an authority for the first is not signed any more."""
    refuse_conflicts(doing)
    _is_off(doing.case)


def _is_off(case: Case) -> None:
    found = paper_to_sign(case.pk)
    if found:
        settle(found[0], "void")


@follows(REPRESENTATION, "authorise", "record_authority")
def counts(doing: Doing) -> None:
    """Signed by code or by hand, the agent stands for him with the powers the paper names (民事诉讼法 62).

    Whoever is named in the paper acts from now on; it takes the place of an authority given before.
    """
    paper, _version = waiting(doing)
    said = Entry.objects.filter(case=doing.case, step=paper.step, code="powers").values_list(
        "value", flat=True
    )
    powers = said.first()
    for party in Party.objects.filter(pk__in=signers_of(doing.case.pk)):
        appoint(
            party=party,
            person_id=doing.case.handler_id or 0,
            capacity="agent",
            since=doing.effective_on,
            powers=[str(power) for power in powers] if isinstance(powers, list) else (),
        )
    older = Paper.objects.filter(case=doing.case, code=paper.code, state="final", pk__lt=paper.pk)
    settle(paper, "final", replaces=older.order_by("-pk").first())


@opens(REPRESENTATION, "authorise", "record_authority")
def he_has_it(case: Case, on: date) -> None:
    """The worker has the signed copy, with a receipt."""
    hand_out(case, "authorise", on, only=signers_of(case.pk))
