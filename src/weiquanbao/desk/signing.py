"""Acts on an agreement that is signed: its wordings, each signature, and what follows from the last one."""

from __future__ import annotations

from datetime import date

from weiquanbao.cases.effects import Doing, Unfit, follows, leads, opens
from weiquanbao.cases.models import Case
from weiquanbao.desk.papers import PAPERS
from weiquanbao.desk.paying import hold_performance, resume_performance
from weiquanbao.desk.signatures import hand_out, left, waiting
from weiquanbao.mediation.models import Terms
from weiquanbao.mediation.reading import terms_of
from weiquanbao.papers.actions import seal_soon, word
from weiquanbao.papers.models import Paper
from weiquanbao.papers.signing import name_signers, settle, signers_of
from weiquanbao.papers.templates import template
from weiquanbao.procedures import procedure
from weiquanbao.reading.paper_fields import fields_of

SIGNING = "signing"


@follows(SIGNING, "draft")
def draft(doing: Doing) -> None:
    """Whoever is bound by an accepted offer has to sign, and so has the mediator (内部规则 签署 1, 4)."""
    talks = doing.case.parent
    bound = parties_bound(talks.pk) if talks else ()
    if talks is None or not bound:
        raise Unfit({"clauses": "没有双方都接受的方案，没有可以签的"})
    doing.case.handler_id = talks.handler_id
    doing.case.party = None
    name_signers(doing.case.pk, bound)


def parties_bound(mediation_id: int) -> tuple[int, ...]:
    """The workers and respondents that accepted offers of these talks bind, each once."""
    accepted = Terms.objects.filter(mediation_id=mediation_id, accepted_on__isnull=False)
    several = terms_of(list(accepted.values_list("case_id", flat=True)))
    parties = [one.party_id for one in several]
    parties += [share.party_id for one in several for share in one.shares if share.bound]
    return tuple(dict.fromkeys(parties))


@follows(SIGNING, "revise")
def revise(doing: Doing) -> None:
    """One more wording of the same paper; the former ones stay."""
    paper, version = waiting(doing)
    act = procedure(doing.case.procedure, doing.case.version).acts["draft"]
    data = fields_of(doing.case, act, doing.values, due=None, on=doing.effective_on)
    made = word(
        paper,
        template(paper.code),
        {**data, "number": paper.number},
        step=doing.step,
        number=version.number + 1,
    )
    doing.values[PAPERS] = (f"{made.paper_id} {made.sha256}",)


@follows(SIGNING, "send")
def send(doing: Doing) -> None:
    """From now on its words stand still, and both sides read it."""
    settle(waiting(doing)[0], "signing")


@follows(SIGNING, "take_back")
def take_back(doing: Doing) -> None:
    """A draft again; what was signed on a wording stays with that wording."""
    settle(waiting(doing)[0], "draft")


@follows(SIGNING, "complete")
def complete(doing: Doing) -> None:
    """Signed by all: the paper is final, and takes the place of the one signed before it on the same talks."""
    paper, version = waiting(doing)
    settle(paper, "final", replaces=_signed_before(doing.case))
    seal_soon([version.pk])


@opens(SIGNING, "complete")
def goes_to_all(case: Case, on: date) -> None:
    """Everybody it binds has the signed copy, with a receipt; what it says is due is followed, if that had stopped."""
    hand_out(case, "complete", on, only=signers_of(case.pk))
    resume_performance(case.parent_id or 0, on)


@opens(SIGNING, "refuse", "call_off", "not_signed")
def stops_what_is_not_signed(case: Case, on: date) -> None:
    """Without signatures there is no agreement (调解仲裁法 14), unless one signed before stands."""
    if _signed_before(case) is None:
        hold_performance(case.parent_id or 0, on)


@leads(SIGNING, "sign", "sign_as_mediator", "record_signature")
def last_one_signed(case: Case) -> str | None:
    """The last signature completes the paper."""
    return None if left(case) else "complete"


def _signed_before(case: Case) -> Paper | None:
    """The agreement signed on the same talks before this one, and not corrected yet."""
    older = Paper.objects.filter(case__parent_id=case.parent_id, case__procedure=SIGNING, state="final")
    corrected = older.exclude(replaces=None).values("replaces_id")
    return older.exclude(case_id=case.pk).exclude(pk__in=corrected).order_by("-id").first()
