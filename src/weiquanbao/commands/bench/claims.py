"""claims: severance with its whole explanation, one call; and a million workers at once, exact to the fen."""

from __future__ import annotations

import time
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from weiquanbao.commands.bench.peers import peer
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.law.claims.compute import reckon
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.severance import Severance
from weiquanbao.law.claims.working import Entered, Setting

if TYPE_CHECKING:
    from weiquanbao.law.claims.batch import Figures

SECONDS, WORKERS = 0.4, 1_000_000
SET = "OpenFisca, set by hand"
SETTING = Setting(
    date(2026, 3, 31),
    entered={
        "average_wage.city_month": Entered(Decimal(8000)),
        "minimum_wage.month": Entered(Decimal(2430)),
        "severance.cap_times": Entered(Decimal(3)),
        "severance.cap_units": Entered(Decimal(12)),
    },
)


def measure(rounds: int) -> Result:
    """Each round all of them, one after the other; at the end the million is held against the exact path."""
    names = ("explained", "OpenFisca", SET, "a million", "OpenFisca, a million")
    told: dict[str, list[float]] = {name: [] for name in names}
    peers = [peer("claims_peer.py", name) for name in ("one", "set_one", "many")]
    with peers[0] as one, peers[1] as set_one, peers[2] as many:
        for _ in range(rounds):
            told["explained"].append(_explained())
            told["OpenFisca"].append(one.round())
            told[SET].append(set_one.round())
            told["a million"].append(_million())
            told["OpenFisca, a million"].append(many.round())
    figures = {name: Figure(values, "/s") for name, values in told.items()}
    differing = _differing()
    figures["results that differ from the exact ones"] = Figure([float(differing)], "of 1,000,000")
    return Result(
        name="claims",
        rounds=rounds,
        figures=figures,
        ratios={
            "one over OpenFisca": figures["explained"].median / figures["OpenFisca"].median,
            "one over OpenFisca, set by hand": figures["explained"].median / figures[SET].median,
            "a million over OpenFisca": figures["a million"].median / figures["OpenFisca, a million"].median,
            "differing": float(differing),
        },
        goals={"one over OpenFisca": ">= 100", "a million over OpenFisca": ">= 8", "differing": "<= 0"},
        remarks=(
            "Ours reads two dates, counts the service, says each step with its articles and names every parameter;",
            "OpenFisca is given the whole months, builds a simulation of one person and calculates without words:",
            "once from a situation, as its documentation and its web service do, which is what the goal is against;",
            "once set by hand in arrays of one, which is quicker and has no goal.",
            "The million is computed by ours from dates in whole fen, by OpenFisca from months in floating point.",
        ),
    )


def _explained() -> float:
    claim = CLAIMS["severance"]
    first, last, wage = date(2023, 1, 1), date(2026, 3, 31), Decimal(6000)
    count, start = 0, time.perf_counter()
    while time.perf_counter() - start < SECONDS:
        for _ in range(100):
            result = reckon(
                claim, Severance(hire_date=first, end_date=last, ground="38_1_2", avg_wage=wage), SETTING
            )
        count += 100
    rate = count / (time.perf_counter() - start)
    if result.amount != Decimal(21000):
        raise AssertionError(result)
    return rate


def _workers() -> tuple[list[date], list[date], list[int]]:
    import random

    draw = random.Random(20_260_331)  # noqa: S311 - the same workers every time
    began = date(2008, 1, 1)
    hired = [began + timedelta(draw.randrange(6_500)) for _ in range(WORKERS)]
    ended = [first + timedelta(draw.randrange(6_700)) for first in hired]
    return hired, ended, [draw.randrange(200_000, 4_000_000) for _ in range(WORKERS)]


def _figures() -> Figures:
    from weiquanbao.law.claims.batch import Figures

    return Figures(minimum=243_000, city_average=800_000, cap_times=3, cap_units=12)


_KEPT: dict[str, tuple[list[date], list[date], list[int]]] = {}


def _million() -> float:
    """From dates that lie in arrays already, as they come out of a table."""
    import numpy as np

    from weiquanbao.law.claims import batch

    workers = _KEPT.setdefault("workers", _workers())
    hired, ended = batch.Days.of(workers[0]), batch.Days.of(workers[1])
    wages = np.array(workers[2], dtype=np.int64)
    start = time.perf_counter()
    batch.severance(hired, ended, wages, _figures())
    return WORKERS / (time.perf_counter() - start)


def _differing() -> int:
    """Every one of the million by the exact path."""
    import numpy as np

    from weiquanbao.law.claims import batch

    hired, ended, wages = _KEPT["workers"]
    found = batch.severance(
        batch.Days.of(hired), batch.Days.of(ended), np.array(wages, dtype=np.int64), _figures()
    ).tolist()
    claim, exact = CLAIMS["severance"], partial(Severance, ground="38_1_2")
    differing = 0
    for first, last, wage, fen in zip(hired, ended, wages, found, strict=True):
        facts = exact(hire_date=first, end_date=last, avg_wage=Decimal(wage) / 100)
        differing += reckon(claim, facts, SETTING).amount != Decimal(fen) / 100
    return differing
