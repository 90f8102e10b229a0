"""compute(): the one way in to every claim."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims.claim import Claim, Result
from weiquanbao.law.claims.facts import read
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Sentence, Setting, Stopped, Working


def compute(code: str, told: Mapping[str, object], setting: Setting) -> Result:
    """What is owed under this claim, as the law stood; told as text, numbers, dates or lists.

    Raises KeyError for a claim nobody knows and BadFacts, naming every field that cannot be read.
    """
    claim = CLAIMS[code]
    return reckon(claim, read(claim.facts, told), setting)


def reckon(claim: Claim, facts: object, setting: Setting) -> Result:
    """The same with facts that were read already."""
    work, stopped = Working(setting), None
    try:
        claim.work(facts, work)
    except Stopped as fault:
        stopped = fault.sentence
    return _result(claim, work, stopped)


def _result(claim: Claim, work: Working, stopped: Sentence | None) -> Result:
    return Result(
        claim.code,
        work.figures if stopped is None else {},
        tuple(work.steps),
        tuple(work.used.values()),
        tuple(work.assumed),
        tuple(work.flags),
        stopped,
    )
