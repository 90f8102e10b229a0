"""What groups know of a case: who voted, who answered, and what the members said when they were asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from weiquanbao.cases.asked import asked
from weiquanbao.cases.facts import provides
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.standing import in_force
from weiquanbao.groups.models import SettlementConsent, Turnout


@provides("voters")
def voters(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who voted in each election."""
    return _sets(Turnout.objects.filter(case_id__in=case_ids).values_list("case_id", "person_id"))


@provides("consent_given_by")
def consent_given_by(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who answered in each round, whatever they answered."""
    return _sets(SettlementConsent.objects.filter(case_id__in=case_ids).values_list("case_id", "person_id"))


@provides("members_consent")
def members_consent(case_ids: Sequence[int]) -> Mapping[int, dict[str, Any]]:
    """What the members answered in the newest round opened from each case, an offer above all.

    `{}` where nobody was asked or only one stood in the talks; else `round` (case id), `open` (still running), and
    the party ids under `yes`, `no` and `silent`: of those who take part now. For a guard: `open` false, and
    whoever is not in `yes` is not bound.
    """
    about = asked(case_ids)
    rounds = _newest_rounds(about)
    if not rounds:
        return {}
    members, gone = about.taking_part("claimant"), about.gone("claimant")
    said: dict[int, dict[int, bool]] = {}
    answers = SettlementConsent.objects.filter(case_id__in=[one for one, _open in rounds.values()])
    for case, party, agrees in answers.values_list("case_id", "party_id", "agrees"):
        said.setdefault(case, {})[party] = agrees
    return {
        case: _summed(one, members[case], said)
        for case, one in rounds.items()
        if len(members[case]) + len(gone[case]) > 1
    }


def _newest_rounds(case_ids: Sequence[int]) -> dict[int, tuple[int, bool]]:
    rows = Case.objects.filter(parent_id__in=case_ids, procedure="settlement_consent").order_by("id")
    return {
        asked_in: (case, closed is None)
        for asked_in, case, closed in rows.values_list("parent_id", "id", "closed_on")
        if asked_in is not None
    }


@provides("representatives")
def representatives(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who represent the members in the matter of each case today."""
    matters = dict(Case.objects.filter(pk__in=case_ids).values_list("id", "matter_id"))
    rows = in_force().filter(party__matter_id__in=matters.values(), capacity="representative")
    chosen = _sets(rows.values_list("party__matter_id", "person_id").distinct())
    return {case: chosen.get(matter, frozenset()) for case, matter in matters.items()}


@provides("organiser")
def organiser(case_ids: Sequence[int]) -> Mapping[int, int]:
    """The person who opened the group: whoever was entered first among the workers of each case's matter."""
    matters = dict(Case.objects.filter(pk__in=case_ids).values_list("id", "matter_id"))
    rows = Party.objects.filter(matter_id__in=matters.values(), person__isnull=False)
    people = rows.exclude(side="respondent").order_by("-id").values_list("matter_id", "person_id")
    first = {matter: person for matter, person in people if person is not None}
    return {case: first[matter] for case, matter in matters.items() if matter in first}


def _summed(
    newest: tuple[int, bool], members: Sequence[int], said: Mapping[int, Mapping[int, bool]]
) -> dict[str, Any]:
    answers = said.get(newest[0], {})
    return {
        "round": newest[0],
        "open": newest[1],
        "yes": tuple(one for one in members if answers.get(one) is True),
        "no": tuple(one for one in members if answers.get(one) is False),
        "silent": tuple(one for one in members if one not in answers),
    }


def _sets(rows: Any) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for case, person in rows:
        found.setdefault(case, set()).add(person)
    return {case: frozenset(people) for case, people in found.items()}
