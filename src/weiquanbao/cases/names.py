"""What a party is called, whatever is known of it."""

from __future__ import annotations

from weiquanbao.cases.models import Party


def name_of(party: Party) -> str:
    """What a party is called: the register's name, else what the worker said, else what hangs over the gate."""
    if party.person:
        return party.person.name
    if party.employer:
        return party.employer.name
    return (
        party.name
        or party.gate_sign
        or (f"“{party.payer}”发钱的单位" if party.payer else "还不知道是哪家单位")
    )
