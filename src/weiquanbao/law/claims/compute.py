"""compute(): the one way in to every claim."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from weiquanbao.law.claims.claim import Claim, Result
from weiquanbao.law.claims.facts import read
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Setting, Stopped, Working

UNNAMED: Mapping[str, object] = MappingProxyType({})


def compute(code: str, told: Mapping[str, object], setting: Setting) -> Result:
    """What is owed under this claim, as the law stood; told as text, numbers, dates or lists.

    Raises KeyError for a claim nobody knows and BadFacts, naming every field that cannot be read.
    """
    claim = CLAIMS[code]
    return reckon(claim, read(claim.facts, told), setting, told)


def reckon(claim: Claim, facts: object, setting: Setting, told: Mapping[str, object] = UNNAMED) -> Result:
    """The same with facts that were read already; `told` as what they were told."""
    work = Working(setting)
    try:
        claim.work(facts, work)
    except Stopped as fault:
        return Result(claim.code, {}, work, fault.sentence, told)
    return Result(claim.code, work.figures, work, None, told)
