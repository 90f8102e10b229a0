"""Every claim there is, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims import (
    additional_85,
    annual_leave,
    double_wage,
    final_award,
    notice_pay,
    probation,
    severance,
    unlawful_2n,
    wage_base,
)
from weiquanbao.law.claims.claim import Claim

CLAIMS: Mapping[str, Claim] = {
    one.code: one
    for one in (
        wage_base.CLAIM,
        severance.CLAIM,
        notice_pay.CLAIM,
        unlawful_2n.CLAIM,
        double_wage.CLAIM,
        additional_85.CLAIM,
        annual_leave.CLAIM,
        probation.CLAIM,
        final_award.CLAIM,
    )
}
