"""The facts the record itself provides to every procedure: what was done, by whom, which clocks run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Count, Max

from weiquanbao.cases.facts import provides
from weiquanbao.cases.models import Case, ClockRun, Party
from weiquanbao.cases.standing import in_force
from weiquanbao.common.dates import today
from weiquanbao.ledger.models import Step
from weiquanbao.people.consenting import consenting_matters


def register() -> None:
    """Called when the app is ready; registering twice is harmless."""
    provides("acts_done")(acts_done)
    provides("authors")(authors)
    provides("running_clocks")(running_clocks)
    provides("paused_clocks")(paused_clocks)
    provides("overdue_clocks")(overdue_clocks)
    provides("contact_agreed")(contact_agreed)
    provides("claimants")(claimants)
    provides("respondents")(respondents)
    provides("handler")(handler)
    provides("helped")(helped)
    provides("incidents")(incidents)
    provides("open_procedures")(open_procedures)
    provides("ended_as")(ended_as)
    provides("parent_is_open")(parent_is_open)


def acts_done(case_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """How often each act was done."""
    rows = Step.objects.filter(case_id__in=case_ids).values_list("case_id", "act").annotate(Count("id"))
    return _nested(rows)


def authors(case_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """Who did each act last."""
    steps = Step.objects.filter(case_id__in=case_ids, person_id__isnull=False)
    last = steps.values("case_id", "act").annotate(last=Max("number")).values_list("case_id", "act", "last")
    people = steps.values_list("case_id", "number", "person_id")
    by_step = {(case, number): person for case, number, person in people}
    return _nested((case, act, by_step[case, number]) for case, act, number in last)


def running_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks that are not stopped, paused ones included."""
    return _sets(
        ClockRun.objects.filter(case_id__in=case_ids, stopped_on=None).values_list("case_id", "code")
    )


def paused_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks that stand still."""
    paused = ClockRun.objects.filter(case_id__in=case_ids, stopped_on=None, paused_on__isnull=False)
    return _sets(paused.values_list("case_id", "code"))


def overdue_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks whose last day is over, whether or not the job has said so yet."""
    over = ClockRun.objects.filter(case_id__in=case_ids, stopped_on=None, paused_on=None, due_on__lt=today())
    return _sets(over.values_list("case_id", "code"))


def contact_agreed(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether the worker lets the union speak to the employer: as the consent stands now, taken back or not."""
    matters = dict(Case.objects.filter(id__in=case_ids).values_list("id", "matter_id"))
    agreed = consenting_matters(purpose="contact_employer", matter_ids=matters.values())
    return {case: matter in agreed for case, matter in matters.items()}


def claimants(case_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The parties who ask for something, in the order they came in."""
    return _side(case_ids, "claimant")


def respondents(case_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The parties something is asked of, in the order they were named."""
    return _side(case_ids, "respondent")


def helped(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who are helped by somebody in the matter of each case."""
    matters = dict(Case.objects.filter(pk__in=case_ids).values_list("id", "matter_id"))
    rows = in_force().filter(party__matter_id__in=matters.values(), capacity="helper")
    people: dict[int, set[int]] = {}
    for matter, person in rows.values_list("party__matter_id", "party__person_id"):
        people.setdefault(matter, set()).add(person or 0)
    return {case: frozenset(people.get(matter, ())) for case, matter in matters.items()}


def handler(case_ids: Sequence[int]) -> Mapping[int, int]:
    """Who handles each case; nothing where nobody does yet."""
    named = Case.objects.filter(pk__in=case_ids, handler__isnull=False)
    return dict(named.values_list("id", "handler_id"))


def incidents(case_ids: Sequence[int]) -> Mapping[int, tuple[tuple[str, int | None, str], ...]]:
    """What hangs on each case: procedure, the party it is about, and where it stands, oldest first."""
    rows = Case.objects.filter(parent_id__in=case_ids).order_by("id")
    found: dict[int, list[tuple[str, int | None, str]]] = {}
    for parent, code, party, state in rows.values_list("parent_id", "procedure", "party_id", "state"):
        found.setdefault(parent or 0, []).append((code, party, state))
    return {case: tuple(several) for case, several in found.items()}


def open_procedures(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """The procedures that run on the matter of each case, its own included."""
    matters = dict(Case.objects.filter(pk__in=case_ids).values_list("id", "matter_id"))
    going = Case.objects.filter(matter_id__in=matters.values(), closed_on=None)
    codes = _sets(going.values_list("matter_id", "procedure"))
    return {case: codes.get(matter, frozenset()) for case, matter in matters.items()}


def ended_as(case_ids: Sequence[int]) -> Mapping[int, str]:
    """The final state of each case that is over."""
    over = Case.objects.filter(pk__in=case_ids, closed_on__isnull=False)
    return dict(over.values_list("id", "state"))


def parent_is_open(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether the case that each one hangs on still goes on."""
    hanging = Case.objects.filter(pk__in=case_ids, parent__closed_on=None, parent__isnull=False)
    return dict.fromkeys(hanging.values_list("id", flat=True), True)


def _side(case_ids: Sequence[int], side: str) -> Mapping[int, tuple[int, ...]]:
    matters = dict(Case.objects.filter(pk__in=case_ids).values_list("id", "matter_id"))
    found: dict[int, list[int]] = {}
    parties = Party.objects.filter(matter_id__in=matters.values(), side=side).order_by("id")
    for matter, party in parties.values_list("matter_id", "id"):
        found.setdefault(matter, []).append(party)
    return {case: tuple(found.get(matter, ())) for case, matter in matters.items()}


def _nested(rows: Any) -> dict[int, dict[str, int]]:
    found: dict[int, dict[str, int]] = {}
    for case, key, value in rows:
        found.setdefault(case, {})[key] = value
    return found


def _sets(rows: Any) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for case, code in rows:
        found.setdefault(case, set()).add(code)
    return {case: frozenset(codes) for case, codes in found.items()}
