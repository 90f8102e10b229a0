"""Whether the award on one claim is final for the employer (调解仲裁法 47), by the rule of `final_award.py`."""

from __future__ import annotations

from decimal import Decimal

from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.final_award import CLAIM, FinalAward
from weiquanbao.law.claims.working import Setting, Stopped, Working


def is_final(claim: Claim, amount: Decimal | None, setting: Setting) -> bool | None:
    """Final, not final, or None where nothing is awarded or a figure is missing; `amount` of this item in yuan."""
    if claim.final == "none" or (claim.final == "sum" and amount is None):
        return None
    item = "labour_standard" if claim.final == "standard" else claim.code
    work = Working(setting)
    try:
        CLAIM.work(FinalAward(((item, amount),)), work)
    except Stopped:
        return None
    return work.figures["final"] == (item,)
