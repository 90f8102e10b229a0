"""The facts the record itself provides to every procedure: what was done, by whom, which clocks run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from weiquanbao.cases.asked import asked
from weiquanbao.cases.facts import provides
from weiquanbao.cases.standing import Place, is_own
from weiquanbao.cases.words import SIGNED
from weiquanbao.common.dates import today
from weiquanbao.ledger.taken import taken
from weiquanbao.people.consenting import consenting_matters


def register() -> None:
    """Called when the app is ready; registering twice is harmless."""
    provides("acts_done")(acts_done)
    provides("done_in_further")(done_in_further)
    provides("authors")(authors)
    provides("running_clocks")(running_clocks)
    provides("paused_clocks")(paused_clocks)
    provides("overdue_clocks")(overdue_clocks)
    provides("contact_agreed")(contact_agreed)
    provides("claimants")(claimants)
    provides("respondents")(respondents)
    provides("left_talks")(left_talks)
    provides("handler")(handler)
    provides("helped")(helped)
    provides("answering_for")(answering_for)
    provides("incidents")(incidents)
    provides("open_procedures")(open_procedures)
    provides("ended_as")(ended_as)
    provides("parent_is_open")(parent_is_open)


def acts_done(case_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """How often each act was done."""
    found: dict[int, dict[str, int]] = {}
    for step in asked(case_ids).once("steps", taken):
        done = found.setdefault(step.case, {})
        done[step.act] = done.get(step.act, 0) + 1
    return found


def done_in_further(case_ids: Sequence[int]) -> Mapping[int, frozenset[tuple[str, str]]]:
    """What was done in the cases begun from each one: procedure and act. A statement only where there are any."""
    further = {one.id: one for one in asked(case_ids).siblings if one.parent in case_ids}
    found: dict[int, set[tuple[str, str]]] = {}
    for step in taken(list(further)) if further else ():
        begun = further[step.case]
        found.setdefault(begun.parent or 0, set()).add((begun.procedure, step.act))
    return {case: frozenset(acts) for case, acts in found.items()}


def authors(case_ids: Sequence[int]) -> Mapping[int, dict[str, int]]:
    """Who did each act last."""
    found: dict[int, dict[str, int]] = {}
    for step in asked(case_ids).once("steps", taken):
        if step.person is not None:
            found.setdefault(step.case, {})[step.act] = step.person
    return found


def running_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks that are not stopped, paused ones included."""
    return _sets((run.case, run.code) for run in asked(case_ids).clocks)


def paused_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks that stand still."""
    return _sets((run.case, run.code) for run in asked(case_ids).clocks if run.paused_on)


def overdue_clocks(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """Clocks whose last day is over, whether or not the job has said so yet."""
    day = today()
    running = asked(case_ids).clocks
    return _sets((run.case, run.code) for run in running if run.paused_on is None and run.due_on < day)


def contact_agreed(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether the worker lets the union speak to the employer: as the consent stands now, taken back or not."""
    matters = asked(case_ids).matters
    agreed = consenting_matters(purpose="contact_employer", matter_ids=matters.values())
    return {case: matter in agreed for case, matter in matters.items()}


def claimants(case_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The parties who ask for something and take part in the case, in the order they came in."""
    return asked(case_ids).taking_part("claimant")


def left_talks(case_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The parties who ask for something and left the case, or the talks it hangs on."""
    return asked(case_ids).gone("claimant")


def respondents(case_ids: Sequence[int]) -> Mapping[int, tuple[int, ...]]:
    """The parties something is asked of, in the order they were named."""
    return asked(case_ids).taking_part("respondent")


def helped(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who are helped by somebody in the matter of each case."""
    about = asked(case_ids)
    return {case: _helped(about.places[row.matter]) for case, row in about.rows.items()}


def _helped(places: Iterable[Place]) -> frozenset[int]:
    places = tuple(places)
    whose = {one.party_id for one in places if one.capacity == "helper"}
    return frozenset(one.person_id or 0 for one in places if one.party_id in whose and is_own(one))


def answering_for(case_ids: Sequence[int]) -> Mapping[int, frozenset[int]]:
    """The persons who filed each case on a signed paper for a worker who has no phone, and still help him."""
    about = asked(case_ids)
    return {case: _answering(about.places[row.matter]) for case, row in about.rows.items()}


def _answering(places: Iterable[Place]) -> frozenset[int]:
    places = tuple(places)
    without = {one.party_id for one in places if is_own(one) and one.side == "claimant" and not one.reachable}
    return frozenset(
        one.person_id or 0
        for one in places
        if one.capacity == "helper" and one.party_id in without and one.authority in SIGNED
    )


def handler(case_ids: Sequence[int]) -> Mapping[int, int]:
    """Who handles each case; nothing where nobody does yet."""
    rows = asked(case_ids).rows.items()
    return {case: row.handler for case, row in rows if row.handler is not None}


def incidents(case_ids: Sequence[int]) -> Mapping[int, tuple[tuple[str, int | None, str], ...]]:
    """What hangs on each case: procedure, the party it is about, and where it stands, oldest first."""
    found: dict[int, list[tuple[str, int | None, str]]] = {}
    for one in asked(case_ids).siblings:
        if one.parent is not None:
            found.setdefault(one.parent, []).append((one.procedure, one.party, one.state))
    return {case: tuple(found[case]) for case in case_ids if case in found}


def open_procedures(case_ids: Sequence[int]) -> Mapping[int, frozenset[str]]:
    """The procedures that run on the matter of each case, its own included."""
    going = _sets((one.matter, one.procedure) for one in asked(case_ids).siblings if one.closed_on is None)
    return {case: going.get(matter, frozenset()) for case, matter in asked(case_ids).matters.items()}


def ended_as(case_ids: Sequence[int]) -> Mapping[int, str]:
    """The final state of each case that is over."""
    return {case: row.state for case, row in asked(case_ids).rows.items() if row.closed_on is not None}


def parent_is_open(case_ids: Sequence[int]) -> Mapping[int, bool]:
    """Whether the case that each one hangs on still goes on."""
    rows = asked(case_ids).rows.items()
    return {case: True for case, row in rows if row.parent is not None and row.parent_closed_on is None}


def _sets(rows: Iterable[tuple[int, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for case, code in rows:
        found.setdefault(case, set()).add(code)
    return {case: frozenset(codes) for case, codes in found.items()}
