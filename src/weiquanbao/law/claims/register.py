"""Every claim there is, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims import (
    arrears_wage,
    deduction,
    deposit,
    dispatch,
    heat_allowance,
    min_wage,
    new_employment,
    noncompete,
    over_age,
    overtime,
    severance,
    sick_leave,
    wage_base,
)
from weiquanbao.law.claims.claim import Claim

CLAIMS: Mapping[str, Claim] = {
    one.code: one
    for one in (
        wage_base.CLAIM,
        severance.CLAIM,
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
