"""The reckoning: what was acknowledged against what is there, and whether every act that is there is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import connection

from weiquanbao.commands.soaking import answers, papers, payments, replay, services, signatures, tellings
from weiquanbao.commands.soaking.asking import ASK, FILE
from weiquanbao.commands.soaking.journal import Line
from weiquanbao.common import dates
from weiquanbao.desk.verify import verify
from weiquanbao.ledger.roots import close_days_before

SHOWN = 40
#: A complaint that a question became is nobody's request of its own; what became of it is asked in `answers`.
_TURNED = """
record.procedure = 'complaint' AND record.id > (
    SELECT min(question.id) FROM cases_case question
    WHERE question.matter_id = record.matter_id AND question.procedure = 'consultation')
"""
_BY_KEY = f"""
SELECT coalesce(step.request_key, matter.opening_key)::text, count(*)
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id
JOIN cases_matter matter ON matter.id = record.matter_id
WHERE step.actor = 'person' AND (step.number > 1 OR ({_TURNED}) IS NOT TRUE) GROUP BY 1
"""  # noqa: S608 - our own words
_BY_MARK = rf"""
SELECT mark, count(*) FROM (
    SELECT DISTINCT entry.case_id, entry.step, (regexp_matches(entry.value::text, '\m[0-9a-f]{{32}}\M'))[1] AS mark
    FROM cases_entry entry JOIN cases_case record ON record.id = entry.case_id
    WHERE entry.step > 1 OR ({_TURNED}) IS NOT TRUE
) written GROUP BY mark
"""  # noqa: S608 - our own words
_MATTERS = "SELECT told, count(*) FROM cases_matter GROUP BY told"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The figures, and every fault in a sentence."""

    acknowledged: int
    found: int
    duplicated: int
    half: int
    refused: int
    repeated: int
    steps: int
    cases: int
    notices: int
    shown: int
    signatures: int
    agreements: int
    payments: int
    paid: int
    served: int
    asked: int
    answers: int
    turned: int
    faults: tuple[str, ...]


def reckon(lines: Sequence[Line]) -> Reckoning:
    """Compare the journal with the record, whose days are sealed first, today included."""
    by_key, by_mark, matters = _counts(_BY_KEY), _counts(_BY_MARK), _counts(_MATTERS)
    done = [line for line in lines if line.what == "done"]
    there = [line for line in done if by_key[line.key] and (not line.mark or by_mark[line.mark])]
    doubled = list(_doubled(lines, by_key, by_mark, matters))
    with dates.at(dates.now() + timedelta(days=1)):
        close_days_before(dates.today())
    report = verify()
    broken = [f"{fault.where}: {fault.what}" for fault in report.faults] + list(replay.faults())
    broken += [fault for each in (papers, signatures, payments, services, answers) for fault in each.faults()]
    notices, shown, untold = tellings.notices()
    signed, agreements = signatures.count()
    told, paid = payments.count()
    asked, answered, turned = answers.count()
    faults = [
        *(f"acknowledged and not there: {line.act} {line.key}" for line in done if line not in there),
        *doubled,
        *_answers(lines, by_key),
        *broken,
        *untold,
    ]
    return Reckoning(
        acknowledged=len(done),
        found=len(there),
        duplicated=len(doubled),
        half=len(broken),
        refused=sum(line.what == "refused" for line in lines),
        repeated=sum(line.tries > 1 for line in lines),
        steps=report.steps,
        cases=report.chains,
        notices=notices,
        shown=shown,
        signatures=signed,
        agreements=agreements,
        payments=told,
        paid=paid,
        served=services.count(),
        asked=asked,
        answers=answered,
        turned=turned,
        faults=tuple(faults),
    )


def _doubled(
    lines: Iterable[Line], by_key: Counter[str], by_mark: Counter[str], matters: Counter[str]
) -> Iterator[str]:
    """One request is one step, by its key and by what was written in it; and no step came without a request."""
    for name, counts in (("key", by_key), ("mark", by_mark), ("matter", matters)):
        yield from (f"{name} {one} is there {count} times" for one, count in counts.items() if count > 1)
    known = {line.key for line in lines}
    # Several steps of one filing have no key of their own and count under the draft's: only the first is asked for.
    yield from (f"step {key} was never asked for" for key in by_key if key not in known)


def _answers(lines: Sequence[Line], by_key: Counter[str]) -> Iterator[str]:
    """Whoever was told no, and not yes when he asked again, finds nothing done; whoever asked was answered."""
    told_yes = {line.key for line in lines if line.what == "done"}
    for line in lines:
        if line.what == "refused" and by_key[line.key] and line.key not in told_yes:
            yield f"refused and yet done: {line.act} {line.key} ({line.said}, tried {line.tries} times)"
        if line.what == "refused" and line.act in {FILE, ASK}:
            yield f"a filing was refused: {line.said}"
        if line.what == "unanswered":
            yield f"never answered: {line.act} {line.key} {line.said}"
        if line.what == "fault":
            yield f"{line.act or 'client'}: {line.said}"


def _counts(query: str) -> Counter[str]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        rows: list[tuple[Any, int]] = cursor.fetchall()
    return Counter({str(key): number for key, number in rows})
