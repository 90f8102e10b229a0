"""Every claim there is, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims import (
    collective_bargaining,
    criminal_threshold,
    deadline,
    death,
    enforcement_interest,
    limitation_claim,
    maternity,
    severance,
    social_insurance,
    supervision,
    wage_assignment,
    wage_base,
    work_injury,
)
from weiquanbao.law.claims.claim import Claim

CLAIMS: Mapping[str, Claim] = {
    one.code: one
    for one in (
        wage_base.CLAIM,
        severance.CLAIM,
        work_injury.CLAIM,
        death.CLAIM,
        maternity.CLAIM,
        social_insurance.CLAIM,
        enforcement_interest.CLAIM,
        limitation_claim.CLAIM,
        deadline.CLAIM,
        supervision.CLAIM,
        collective_bargaining.CLAIM,
        wage_assignment.CLAIM,
        criminal_threshold.CLAIM,
    )
}
