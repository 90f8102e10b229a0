"""kernel: an eight-act procedure with two guards an act, open acts listed before each act, without a database."""

from __future__ import annotations

import time

from weiquanbao.commands.bench.peers import peer
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.kernel.decide import decide, open_acts
from weiquanbao.kernel.facts import Fact, Facts, guard
from weiquanbao.kernel.procedure import Act, Procedure, State

SECONDS = 0.4
ROLES = frozenset({"registrar"})
FACTS: Facts = {"complete": True, "competent": True}
#: The way every side walks: five acts after a case is opened.
WALK = ("accept", "serve", "constitute", "hear", "award")


@guard("complete")
def application_is_complete(facts: Facts) -> str | None:
    """All papers are there."""
    return None if facts["complete"] else "材料不全"


@guard("competent")
def has_jurisdiction(facts: Facts) -> str | None:
    """The board is competent."""
    return None if facts["competent"] else "不归本委管辖"


def _act(title: str, sources: tuple[str, ...], target: str, basis: str) -> Act:
    both = (application_is_complete, has_jurisdiction)
    return Act(title, sources, target, ("registrar",), basis, guards=both)


ARBITRATION = Procedure(
    code="arbitration",
    title="仲裁",
    version="2026-01-01",
    roles={"registrar": "立案员"},
    facts=(Fact("complete", bool, "材料齐全"), Fact("competent", bool, "有管辖权")),
    states={
        "filed": State("已申请", ""),
        "accepted": State("已受理", ""),
        "served": State("已送达", ""),
        "constituted": State("已组庭", ""),
        "heard": State("已开庭", ""),
        "awarded": State("已裁决", "", final=True),
        "settled": State("已调解", "", final=True),
        "withdrawn": State("已撤回", "", final=True),
    },
    acts={
        "file": _act("申请", (), "filed", "调解仲裁法 28"),
        "accept": _act("受理", ("filed",), "accepted", "调解仲裁法 29"),
        "serve": _act("送达", ("accepted",), "served", "调解仲裁法 30"),
        "constitute": _act("组庭", ("served",), "constituted", "调解仲裁法 32"),
        "hear": _act("开庭", ("constituted",), "heard", "调解仲裁法 35"),
        "settle": _act("调解", ("accepted", "served", "constituted", "heard"), "settled", "调解仲裁法 42"),
        "withdraw": _act(
            "撤回", ("filed", "accepted", "served", "constituted"), "withdrawn", "调解仲裁法 41"
        ),
        "award": _act("裁决", ("heard",), "awarded", "调解仲裁法 43"),
    },
    clocks={},
)


def ours() -> float:
    """Cases a second: opened, then five times the open acts listed and one done, through the production functions."""
    cases = 0
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        for _ in range(20):
            state: str | None = decide(ARBITRATION, None, "file", ROLES, FACTS).target
            for act in WALK:
                offered = open_acts(ARBITRATION, state, ROLES, FACTS)
                decision = decide(ARBITRATION, state, act, ROLES, FACTS)
                if not decision.allowed or not offered:
                    raise RuntimeError(act)
                state = decision.target
        cases += 20
    return cases / (time.perf_counter() - until + SECONDS)


def measure(rounds: int) -> Result:
    """Rounds of the three sides in turn."""
    rates: dict[str, list[float]] = {"weiquanbao": [], "python-statemachine": [], "django-fsm-2": []}
    with peer("kernel_peers.py", "statemachine") as machine, peer("kernel_peers.py", "fsm") as fsm:
        machine.round(), fsm.round(), ours()
        for _ in range(rounds):
            rates["weiquanbao"].append(ours())
            rates["python-statemachine"].append(machine.round())
            rates["django-fsm-2"].append(fsm.round())
    figures = {name: Figure(values, "cases/s") for name, values in rates.items()}
    mine = figures["weiquanbao"].median
    return Result(
        name="kernel",
        rounds=rounds,
        figures=figures,
        ratios={
            "over python-statemachine": mine / figures["python-statemachine"].median,
            "over django-fsm-2": mine / figures["django-fsm-2"].median,
        },
        goals={"over python-statemachine": ">= 100", "over django-fsm-2": ">= 4"},
        remarks=(
            "A case is opened and taken through five acts; before each the open acts are listed.",
            "The peers keep state on an object made anew for each case; ours is a value. Only ours checks roles.",
        ),
    )
