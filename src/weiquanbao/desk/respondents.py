"""Respondents: who is asked, how it is let in, what it brings. What the acts of 单位答复 change beyond the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.conf import settings

from weiquanbao.cases.asked import asked
from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.facts import provides
from weiquanbao.cases.holidays import county_calendar
from weiquanbao.cases.models import Case, Claim, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import in_force
from weiquanbao.common.identifiers import mask_phone, normal_phone
from weiquanbao.evidence.actions import retitle, share
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.reading import items_of_matters
from weiquanbao.invitations.actions import invite
from weiquanbao.invitations.reading import invitation_of
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import due_date
from weiquanbao.notices.actions import queue
from weiquanbao.organisations.register import find_employers
from weiquanbao.people.persons import phone_index
from weiquanbao.procedures.response.forms import PAPERS


def register() -> None:
    """Called when the app is ready."""
    provides("unanswered_claims")(unanswered_claims)


def unanswered_claims(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """Of each case, the claims of its matter that no answer was given to in it."""
    matters = asked(case_ids).matters
    raised: dict[int, set[int]] = {}
    for matter, claim in Claim.objects.filter(matter_id__in=matters.values()).values_list("matter_id", "id"):
        raised.setdefault(matter, set()).add(claim)
    given: dict[int, set[int]] = {}
    for case, claim in Entry.objects.filter(case_id__in=case_ids, code="claim").values_list(
        "case_id", "value"
    ):
        given.setdefault(case, set()).add(claim)
    return {
        case: frozenset(raised.get(matter, set()) - given.get(case, set()))
        for case, matter in matters.items()
    }


@follows("response", "notify")
def notify(doing: Doing) -> None:
    """One response a respondent at a time; the link goes to the phone, if one is known."""
    waiting = Case.objects.filter(
        parent=doing.case.parent_id, procedure="response", party=doing.case.party_id, closed_on=None
    )
    if waiting.exclude(pk=doing.case.pk).exists():
        raise Unfit({"party": "这家单位已经通知了，在等它答复"})
    length = period("response.answer_days", doing.effective_on)[0]
    due = due_date(doing.effective_on, length, county_calendar()).on
    _invite(doing, "response.invited", {"due": due})


@follows("response", "invite_again")
def invite_again(doing: Doing) -> None:
    """A new link and a new letter; those before stop working (内部规则 单位答复 5)."""
    _invite(doing, "response.invited_again", {})


def _invite(doing: Doing, template: str, more: Mapping[str, date]) -> None:
    party = doing.case.party
    if party is None:
        raise Unfit({"party": "选是哪一家单位"})
    contact, typed = str(doing.values.get("contact", "")), str(doing.values.get("mobile", ""))
    if typed and not contact:
        raise Unfit({"contact": "有手机号，就写上是谁的"})
    phone = their_phone(doing, typed) if typed else ""
    token = invite(case_id=doing.case.pk, party_id=party.pk, contact=contact, phone=phone)
    invitation = invitation_of(doing.case.pk)
    doing.said["invitation"] = invitation.id if invitation else None
    if phone:
        # The record keeps no number that can be read; the invitation has it sealed.
        doing.values["mobile"] = mask_phone(phone)
        _send(doing, template, party, phone, token, more)


def _send(
    doing: Doing, template: str, party: Party, phone: str, token: str, more: Mapping[str, date]
) -> None:
    queue(
        key=f"{doing.case.pk}:{doing.step}:{template}",
        template=template,
        channels=("sms",),
        phone=phone,
        context={
            "union": doing.case.organisation.name,
            "party": name_of(party),
            "link": f"{settings.PUBLIC_URL}/e/open/{token}/",
            **more,
        },
        case_id=doing.case.pk,
        matter_id=doing.case.matter_id,
    )


def their_phone(doing: Doing, typed: str, field: str = "mobile") -> str:
    """The number of somebody on the respondent's side: no worker's, nor of who acts or helps for one. Raises Unfit."""
    try:
        number = normal_phone(typed)
    except ValueError as fault:
        raise Unfit({field: str(fault)}) from None
    claimants = Party.objects.filter(matter=doing.case.matter_id, side="claimant")
    acting = in_force().filter(party__in=claimants).values_list("person__phone_index", flat=True)
    if phone_index(number) in {*claimants.values_list("person__phone_index", flat=True), *acting}:
        raise Unfit({field: "这是职工的手机号，不能用来通知单位"})
    return number


@follows("response", "answer_claim")
def answer_claim(doing: Doing) -> None:
    """Partly agreeing names an amount below what is asked; whoever does not agree says why."""
    stance, amount = doing.values["stance"], doing.values.get("amount")
    if stance != "partly":
        doing.values.pop("amount", None)
    elif not isinstance(amount, Decimal):
        raise Unfit({"amount": "认可一部分的，写认可多少"})
    else:
        asked = Claim.objects.values_list("amount", flat=True).get(pk=str(doing.values["claim"]))
        if asked is not None and amount >= asked:
            raise Unfit({"amount": "不比职工要的少，就选“认可”"})
    if stance != "admit" and not doing.values.get("reason"):
        raise Unfit({"reason": "不认可或者只认一部分的，写明理由"})


@follows("response", "add_evidence")
def add_evidence(doing: Doing) -> None:
    """Name the items after the paper they are, and let the other side see them if the respondent says so."""
    items = [int(str(one)) for one in _several(doing, "items")]
    called = dict(PAPERS).get(str(doing.values.get("paper", "")), "")
    for item in items if called else ():
        retitle(owner=MatterOwner(doing.case.matter_id), item_id=item, title=called)
    if doing.values["share"] is True:
        share(item_ids=items, matter_id=doing.case.matter_id)


@follows("response", "share_evidence")
def share_evidence(doing: Doing) -> None:
    """One's own only."""
    matter = doing.case.matter_id
    own = {
        item.id
        for item in items_of_matters([matter])[matter]
        if item.party_id in doing.parties and item.use == "evidence"
    }
    if doing.values["item"] not in own:
        raise Unfit({"item": "只能给对方看自己交的"})
    share(item_ids=[int(str(doing.values["item"]))], matter_id=matter)


@follows("complaint", "add_respondent")
def add_respondent(doing: Doing) -> None:
    """A further respondent with its own standing: from the register where the name is there, else as described."""
    name = str(doing.values["name"])
    found = find_employers(name, limit=1)
    known = found[0] if found and name in (found[0].name, found[0].known_as, found[0].uscc) else None
    called = known.name if known else name
    for party in Party.objects.filter(matter=doing.case.matter_id, side="respondent").select_related(
        "person", "employer"
    ):
        if name_of(party) == called:
            raise Unfit({"name": "这家单位已经在这件事里了"})
    typed = str(doing.values.get("mobile", ""))
    phone = their_phone(doing, typed) if typed else ""
    row = Party.objects.create(
        matter_id=doing.case.matter_id,
        side="respondent",
        standing=str(doing.values["standing"]),
        employer_id=known.id if known else None,
        name=name,
        address=str(doing.values.get("address", "")),
        boss_phone=phone,
    )
    doing.values["name"] = called
    if phone:
        doing.values["mobile"] = mask_phone(phone)
    doing.said["respondent"] = row.pk


def _several(doing: Doing, code: str) -> tuple[object, ...]:
    value = doing.values.get(code)
    return tuple(value) if isinstance(value, tuple) else ()
