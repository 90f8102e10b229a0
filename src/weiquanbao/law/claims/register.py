"""Every claim there is, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims import (
    additional_85,
    annual_leave,
    arrears_wage,
    collective_bargaining,
    criminal_threshold,
    deadline,
    death,
    deduction,
    deposit,
    dispatch,
    double_wage,
    enforcement_interest,
    final_award,
    heat_allowance,
    limitation_claim,
    maternity,
    min_wage,
    new_employment,
    noncompete,
    notice_pay,
    over_age,
    overtime,
    probation,
    severance,
    sick_leave,
    social_insurance,
    supervision,
    unlawful_2n,
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
        notice_pay.CLAIM,
        unlawful_2n.CLAIM,
        double_wage.CLAIM,
        additional_85.CLAIM,
        annual_leave.CLAIM,
        probation.CLAIM,
        final_award.CLAIM,
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
        arrears_wage.CLAIM,
        overtime.CLAIM,
        heat_allowance.CLAIM,
        min_wage.CLAIM,
        sick_leave.CLAIM,
        noncompete.CLAIM,
        deduction.CLAIM,
        deposit.CLAIM,
        new_employment.CLAIM,
        over_age.CLAIM,
        dispatch.CLAIM,
    )
}
