"""怎么算的: where the last day of a clock comes from, told from the record."""

from __future__ import annotations

from collections.abc import Iterator

from weiquanbao.kernel.declaration import AGREED
from weiquanbao.kernel.procedure import Clock
from weiquanbao.law.citations import cite
from weiquanbao.law.parameters import CONFIDENCE_LABELS, parameter
from weiquanbao.procedures import procedure
from weiquanbao.reading.clocks import UNITS
from weiquanbao.reading.rows import CaseView, ClockEvent, ClockRow, ClockStory, StepRow


def stories(view: CaseView) -> tuple[ClockStory, ...]:
    """Every clock of a case with its article, its figure and its source, and what moved it."""
    law = procedure(view.procedure, view.version)
    return tuple(_story(row, law.clocks[row.code], view.steps) for row in view.clocks)


def _story(row: ClockRow, clock: Clock, steps: tuple[StepRow, ...]) -> ClockStory:
    article = cite(row.basis)
    if row.parameter == AGREED:
        # Nothing was counted: the day stands in the agreement.
        rests = clock.title, row.basis, "双方约定的日子", True
    else:
        value = parameter(row.parameter, row.parameter_since)
        confirmed = value.confidence in {"read", "house"}
        rests = value.title, value.source, CONFIDENCE_LABELS[value.confidence], confirmed
    return ClockStory(
        clock=row,
        article=row.basis,
        text=article.text,
        parameter=rests[0],
        source=rests[1],
        confidence=rests[2],
        confirmed=rests[3],
        events=tuple(_events(row, clock, steps)),
    )


def _events(row: ClockRow, clock: Clock, steps: tuple[StepRow, ...]) -> Iterator[ClockEvent]:
    """Oldest first; only steps of this run count, for a clock may have run before."""
    for step in reversed(steps):
        if step.number < row.started_by or (row.stopped_on and step.effective_on > row.stopped_on):
            continue
        word = _word(step, row, clock)
        if word:
            yield ClockEvent(step.effective_on, word, step.title, step.number)
    if row.expired_on and not (row.stopped_on and row.stopped_on <= row.expired_on):
        yield ClockEvent(row.expired_on, "到期", "", None)


def _word(step: StepRow, row: ClockRow, clock: Clock) -> str:
    if step.number == row.started_by:
        return "约定的日子，不因放假移动" if row.parameter == AGREED else f"从第二天起算 {row.length}"
    if step.act in clock.pauses:
        return "停表"
    if step.act in clock.resumes:
        return "接着走，当天算一天"
    for act, length in clock.extends:
        if act == step.act:
            added = parameter(length, step.effective_on)
            return f"加 {added.value} {UNITS[added.unit]}"
    return "停止" if row.stopped_on and step.act in clock.stops else ""
