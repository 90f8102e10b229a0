"""Every step played again from its declaration: are its clocks and entries there, and no others?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from weiquanbao.commands.soaking.rows import grouped, rows
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import procedure

_CASES = "SELECT id, procedure, version, state, paused, next_due, closed_on FROM cases_case ORDER BY id"
_STEPS = """
SELECT case_id, number, act, before, after FROM ledger_step ORDER BY case_id, number
"""
_RUNS = """
SELECT case_id, code, started_by, stopped_by, paused_on IS NOT NULL, due_on FROM cases_clockrun ORDER BY id
"""
_LOOSE = """
SELECT 'matter ' || matter.id FROM cases_matter matter
    WHERE NOT EXISTS (SELECT FROM cases_case record WHERE record.matter_id = matter.id)
       OR 2 <> (SELECT count(*) FROM cases_party party WHERE party.matter_id = matter.id)
       OR (SELECT count(*) FROM cases_case record WHERE record.matter_id = matter.id AND record.procedure = 'complaint')
       <> (SELECT count(*) FROM cases_claim claim WHERE claim.matter_id = matter.id)
UNION ALL SELECT 'draft ' || draft.key
    FROM intake_draft draft LEFT JOIN cases_matter matter ON matter.opening_key = draft.key
    WHERE (draft.submitted_at IS NULL) <> (matter.id IS NULL)
UNION ALL SELECT 'evidence ' || item.id
    FROM evidence_item item JOIN cases_matter matter ON matter.opening_key = item.draft_key
    WHERE item.matter_id IS NULL
"""
_ENTRIES_MISSING = """
SELECT step.case_id, step.number FROM ledger_step step
WHERE (SELECT count(*) FROM jsonb_object_keys(coalesce(step.canonical::jsonb -> 'entries', '{}')))
   <> (SELECT count(*) FROM cases_entry entry WHERE (entry.case_id, entry.step) = (step.case_id, step.number))
"""


@dataclass(slots=True)
class Played:
    """What the declaration says is left after the steps so far."""

    state: str | None = None
    runs: list[tuple[str, int, int | None]] = field(default_factory=list)
    open: dict[str, int] = field(default_factory=dict)
    paused: set[str] = field(default_factory=set)

    def stop(self, code: str, step: int) -> None:
        """A clock stops."""
        if code in self.open:
            self.runs.append((code, self.open.pop(code), step))
            self.paused.discard(code)

    def start(self, code: str, step: int) -> None:
        """A clock starts; one that still runs is stopped by the same step."""
        self.stop(code, step)
        self.open[code] = step

    def all(self) -> list[tuple[str, int, int | None]]:
        """Every run there must be."""
        return sorted([*self.runs, *((code, step, None) for code, step in self.open.items())])


def faults() -> Iterator[str]:
    """Every case that is not what its steps make it, every row that belongs to no act."""
    steps, runs = grouped(_STEPS), grouped(_RUNS)
    for case, code, version, state, paused, next_due, closed_on in rows(_CASES):
        law = procedure(code, version)
        played = Played()
        for number, act, before, after in steps.get(case, ()):
            if before != played.state:
                yield f"case {case} step {number} begins in {before} instead of {played.state}"
            _play(played, law, act, number, after)
        kept = runs.get(case, [])
        if (played.state, law.states[state].final) != (state, closed_on is not None):
            yield f"case {case} is {state} instead of {played.state}"
        if sorted(run[:3] for run in kept) != played.all():
            yield f"case {case} has the clocks {sorted(run[:3] for run in kept)} instead of {played.all()}"
        standing = {run[0] for run in kept if run[2] is None and run[3]}
        running = [run[4] for run in kept if run[2] is None and not run[3]]
        if (standing, paused) != (played.paused, bool(played.paused)):
            yield f"case {case} has {standing} standing still instead of {played.paused}"
        if next_due != min(running, default=None):
            yield f"case {case} falls due {next_due} instead of {min(running, default=None)}"
    yield from (f"{what} is half there" for (what,) in rows(_LOOSE))
    yield from (f"case {case} step {number} lacks entries" for case, number in rows(_ENTRIES_MISSING))


def _play(played: Played, law: Procedure, code: str, number: int, after: str) -> None:
    clocks = law.clocks.items()
    final = law.states[after].final
    for name in [name for name, clock in clocks if final or code in clock.stops]:
        played.stop(name, number)
    for name, clock in clocks:
        if code in clock.pauses and name in played.open:
            played.paused.add(name)
        if code in clock.resumes:
            played.paused.discard(name)
        if code in clock.starts:
            played.start(name, number)
    played.state = after
