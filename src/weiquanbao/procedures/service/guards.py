"""What bars a way of serving, with the reason the clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Fact, Facts, guard

FACTS = (Fact("addressee_side", str, "文书是给哪一方的"),)


@guard("addressee_side")
def is_for_an_employer(facts: Facts) -> str | None:
    """Putting a paper up is for employers that closed or refuse (办案规则 20)."""
    return None if facts["addressee_side"] == "respondent" else "只有给单位的文书可以张贴"
