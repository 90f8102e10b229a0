"""The service of every paper: a case for each party it is for, that names it and says what its steps say."""

from __future__ import annotations

from collections.abc import Iterator

from weiquanbao.commands.soaking.rows import rows

_SERVICES = """
SELECT service.case_id, record.procedure = 'service' AND record.parent_id = paper.case_id
        AND record.party_id = service.party_id AND (step.canonical::jsonb ->> 'paper')::bigint = paper.id,
    record.state = 'served', service.served_on IS NOT NULL, service.way, done.act
FROM service_service service
LEFT JOIN cases_case record ON record.id = service.case_id
LEFT JOIN papers_paper paper ON paper.id = service.paper_id
LEFT JOIN ledger_step step ON step.case_id = service.case_id AND step.number = 1
LEFT JOIN ledger_step done ON done.case_id = service.case_id AND done.number = service.step
"""
_LOOSE = """
SELECT record.id FROM cases_case record WHERE record.procedure = 'service'
    AND NOT EXISTS (SELECT FROM service_service service WHERE service.case_id = record.id)
"""
_TWICE = "SELECT paper_id, party_id FROM service_service GROUP BY paper_id, party_id HAVING count(*) > 1"


def count() -> int:
    """How many papers were served."""
    return sum(served for _case, _fits, _state, served, *_rest in rows(_SERVICES))


def faults() -> Iterator[str]:
    """A service without its paper, a paper served twice on one party, a day without the act that served it."""
    for case, fits, state, served, way, act in rows(_SERVICES):
        if not fits:
            yield f"service {case} is not that of its paper"
        if (state, served, bool(way)) != (act is not None,) * 3:
            yield f"service {case}: served {state}, by {way or 'no way'}, on a day {served}, by act {act}"
    yield from (f"service {case} has no row" for (case,) in rows(_LOOSE))
    yield from (f"paper {paper} is served twice on party {party}" for paper, party in rows(_TWICE))
