"""Every paper an act had to write: is it there, is it the bytes its step names, is it on its way to whom it is for?"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from weiquanbao.commands.soaking.rows import rows
from weiquanbao.desk.papers import PAPERS
from weiquanbao.papers.reading import pdf
from weiquanbao.procedures import procedure
from weiquanbao.store.shelves import digest

_ACTS = """
SELECT step.case_id, step.number, step.act, record.procedure, record.version
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id ORDER BY step.case_id, step.number
"""
_WRITTEN = """
SELECT paper.case_id, version.step, paper.id, version.sha256, paper.audience, paper.state
FROM papers_paper paper JOIN papers_version version ON version.paper_id = paper.id
"""
_NAMED = f"SELECT case_id, step, value FROM cases_entry WHERE code = '{PAPERS}'"  # noqa: S608 - our own word
_SERVED = "SELECT paper_id, count(*) FROM service_service GROUP BY paper_id"
_NUMBERS = """
SELECT organisation_id || ' ' || mark FROM papers_series series
WHERE last <> (SELECT count(*) FROM papers_paper paper WHERE paper.organisation_id = series.organisation_id
    AND paper.number LIKE '%' || series.mark || '〔' || series.year || '〕%')
"""


def faults() -> Iterator[str]:
    """A paper without its act, an act without its paper, other bytes than were named, a number that is missing."""
    written: dict[tuple[int, int], list[tuple[Any, ...]]] = defaultdict(list)
    for case, step, *paper in rows(_WRITTEN):
        written[case, step].append(tuple(paper))
    named = {(case, step): _value(value) for case, step, value in rows(_NAMED)}
    for case, number, act, code, version in rows(_ACTS):
        declared = procedure(code, version).acts[act].papers
        if len(declared) > len(written.get((case, number), ())):
            yield f"case {case} step {number} lacks a paper"
    for place, several in written.items():
        said = sorted(f"{paper} {sha256}" for paper, sha256, *_rest in several)
        if said != sorted(named.get(place, ())):
            yield f"case {place[0]} step {place[1]} names other papers than were written"
        yield from (
            f"paper {paper} has lost its bytes" for paper, sha256, *_rest in several if not _is_whole(sha256)
        )
    served = dict(rows(_SERVED))
    for paper, _sha256, audience, state in (one for several in written.values() for one in several):
        if audience in {"claimant", "respondent", "both"} and state == "final" and not served.get(paper):
            yield f"paper {paper} goes to nobody"
    yield from (f"the numbers of {series} have a gap" for (series,) in rows(_NUMBERS))


def _value(value: object) -> list[str]:
    read = json.loads(value) if isinstance(value, str) else value
    return [str(one) for one in read] if isinstance(read, list) else []


def _is_whole(sha256: str) -> bool:
    try:
        return digest(pdf(sha256)) == sha256
    except FileNotFoundError:
        return False
