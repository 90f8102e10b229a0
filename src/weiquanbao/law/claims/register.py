"""Every claim there is, by its code."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law.claims import severance, wage_base
from weiquanbao.law.claims.claim import Claim

CLAIMS: Mapping[str, Claim] = {
    one.code: one
    for one in (
        wage_base.CLAIM,
        severance.CLAIM,
    )
}
