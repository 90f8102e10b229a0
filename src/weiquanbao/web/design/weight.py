"""How much an act weighs on a page: what brings the matter on comes first, what is seldom wanted is quiet, grave last.

The order within each is the declaration's own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from weiquanbao.kernel.facts import Done

#: Procedure and act that are what one comes to a page for; once they may be done, they are the main button.
FORWARD = frozenset(
    {
        ("offer", "ask"), ("offer", "bid"), ("offer", "propose"), ("mediation", "conclude"),
        ("representation", "authorise"), ("performance", "report"), ("performance", "record_chase"),
        ("consultation", "follow_up"), ("consultation", "tell_more"), ("wage_assignment", "sign"),
        ("wage_assignment", "give_account"), ("wage_assignment", "order_payment"),
        ("wage_assignment", "confirm_payment"),
    }
)  # fmt: skip
#: Procedure and act that are there for whoever needs them, and never the main button.
QUIET = frozenset(
    {
        ("mediation", "assign"),
        ("mediation", "ask_recusal"),
        ("mediation", "step_down"),
        ("mediation", "drop_out"),
        ("mediation", "cancel_session"),
        ("mediation", "examine"),
        ("performance", "receive"),
        ("performance", "record_road"),
    }
)


#: Two ways of one thing, alone or for all: whoever may do the one is not shown that the other is barred to him.
TWINS = {
    ("representation", "authorise"): "write_authority",
    ("mediation", "leave"): "decline",
    ("mediation", "decline"): "leave",
    ("mediation", "drop_out"): "refuse",
    ("mediation", "refuse"): "drop_out",
}


@dataclass(frozen=True, slots=True)
class Barred:
    """Acts that are barred for the same reasons, said once."""

    title: str
    reasons: tuple[str, ...]


def is_quiet(procedure: str, act: str) -> bool:
    """Whether an act is drawn quietly."""
    return (procedure, act) in QUIET


def is_drawn(procedure: str, open_acts: Collection[str], act: str) -> bool:
    """Whether an act is drawn: it may be done, or nothing that may be done stands for it."""
    return act in open_acts or TWINS.get((procedure, act)) not in open_acts


def weight(procedure: str, act: str, *, grave: bool) -> int:
    """What to sort by: 0 forward, 1 plain, 2 quiet, 3 grave."""
    if (procedure, act) in FORWARD:
        return 0
    if grave:
        return 3
    return 2 if is_quiet(procedure, act) else 1


def done(reasons: Iterable[str]) -> list[str]:
    """What of these says only that a thing has been done: no bar, however else the act is barred."""
    return [one for one in dict.fromkeys(reasons) if isinstance(one, Done)]


def together(barred: Iterable[Barred]) -> list[Barred]:
    """One line for all that wait for the same thing, in the order in which the first of them stands.

    What has been done waits for nothing and is no line.
    """
    found: dict[tuple[str, ...], Barred] = {}
    for one in barred:
        if done(one.reasons):
            continue
        before = found.get(one.reasons)
        if before is None:
            found[one.reasons] = one
        elif one.title not in before.title.split("、"):
            found[one.reasons] = replace(before, title=f"{before.title}、{one.title}")
    return list(found.values())
