"""移送: whose consent it needs, where it lies meanwhile, and how the case follows once it is taken over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.facts import provides
from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.desk.act import locked
from weiquanbao.desk.perform import perform
from weiquanbao.kernel.decide import decide
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.consenting import consenting_people, record_consent, withdraw_consents
from weiquanbao.people.consents import current
from weiquanbao.procedures import procedure
from weiquanbao.reading.passing import PURPOSE, names, proposed


@provides("passing_agreed")
def passing_agreed(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether every claimant agreed to pass the papers to the very body named; taken back counts as never given."""
    agreed = passing_agreed_by(case_ids)
    cases = Case.objects.filter(pk__in=list(agreed))
    return {case.pk: set(_claimants(case)) <= agreed[case.pk] for case in cases}


@provides("passing_agreed_by")
def passing_agreed_by(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who agree to pass the papers to the very body named, as it stands now."""
    found = {}
    for case in Case.objects.filter(pk__in=case_ids, procedure="handover"):
        told = proposed(case)
        if "body" in told:
            agreed = consenting_people(purpose=PURPOSE, matter_id=case.matter_id, recipient=told["body"])
            found[case.pk] = frozenset(agreed)
    return found


@follows("handover", "propose")
def keep_proposer(doing: Doing) -> None:
    """Whoever proposes sees to the receipt (内部规则 移送 4)."""
    doing.case.handler_id = doing.person_id


@follows("handover", "offer")
def lay_before_town(doing: Doing) -> None:
    """The handover lies with the other town, whose officers take over or return; the case itself stays (移送 6)."""
    here = doing.case.organisation
    towns = Organisation.objects.filter(kind="town_union", closed_on=None).exclude(pk=here.pk)
    town = towns.filter(name=doing.values["town"]).first()
    if town is None:
        names = "、".join(towns.order_by("id").values_list("name", flat=True)[:30])
        raise Unfit({"town": f"没有这个镇街，写全名：{names}"})
    doing.case.organisation, doing.case.handler_id = town, doing.person_id
    doing.said["to"] = town.pk


@follows("handover", "agree")
def agree(doing: Doing) -> None:
    """The worker's separate consent, to the words he was shown and the body they name."""
    if doing.values["agreed"] is not True:
        raise Unfit({"agreed": "不同意的话，返回上一页点“不同意转”"})
    own = Party.objects.filter(pk__in=doing.parties, person_id=doing.person_id or 0)
    _consent(doing, own.values_list("person_id", flat=True))


@follows("handover", "agree_on_paper")
def agree_on_paper(doing: Doing) -> None:
    """What was signed at the counter counts for those who are party to it; the paper lies with the evidence."""
    _consent(doing, _claimants(doing.case))


@follows("handover", "take_back")
def take_back(doing: Doing) -> None:
    """From now on nothing may be passed."""
    told = proposed(doing.case)
    withdraw_consents(
        purpose=PURPOSE,
        matter_id=doing.case.matter_id,
        recipient=told["body"],
        person_id=doing.person_id or 0,
    )


@follows("handover", "return", "call_back")
def come_home(doing: Doing) -> None:
    """It lies where the case is handled again."""
    if doing.case.parent is not None:
        doing.case.organisation = doing.case.parent.organisation


@follows("handover", "take_over")
def take_over(doing: Doing) -> None:
    """The case and what hangs on it now lie with the town that took it; its periods run on (移送 6)."""
    parent, town = locked(doing.case.parent_id or 0), doing.case.organisation
    law = procedure(parent.procedure, parent.version)
    decision = decide(law, parent.state, "move", {"system"}, {})
    if not decision.allowed:
        raise Unfit({"handler": "移过来的案件已经结束了，不用接"})
    before, handler = parent.organisation_id, doing.values["handler"]
    Case.objects.filter(parent=parent, incident=True, closed_on=None, organisation_id=before).exclude(
        pk=doing.case.pk
    ).update(organisation=town)
    parent.organisation = town
    perform(
        parent,
        law,
        decision,
        values={"place": town.name, "handler": handler},
        actor=SYSTEM,
        role="system",
        effective_on=today(),
        said={"from": before, "to": town.pk, "handler": handler, "handover": doing.case.pk},
    )


def _consent(doing: Doing, people: Iterable[int | None]) -> None:
    given = [
        record_consent(
            purpose=PURPOSE,
            version=current(PURPOSE).version,
            names=names(doing.case),
            person_id=person,
            matter_id=doing.case.matter_id,
        ).pk
        for person in people
    ]
    doing.said["consents"] = given


def _claimants(case: Case) -> list[int | None]:
    claimants = Party.objects.filter(matter=case.matter_id, side="claimant").order_by("id")
    return list(claimants.values_list("person_id", flat=True))
