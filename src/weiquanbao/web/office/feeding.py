"""What each parameter feeds: the periods of procedures that are counted with it, and the claims computed with it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.procedures import PROCEDURES


@cache
def fed_by() -> Mapping[str, tuple[str, ...]]:
    """Code → titles, in Chinese as the floors below have them."""
    found: dict[str, list[str]] = {}
    for law in PROCEDURES.values():
        for clock in law.clocks.values():
            for code in (clock.length, *(length for _act, length in clock.extends)):
                found.setdefault(code, []).append(f"{law.title}·{clock.title}")
    for claim in CLAIMS.values():
        for code in claim.uses:
            found.setdefault(code, []).append(claim.title)
    return {code: tuple(dict.fromkeys(several)) for code, several in found.items()}
