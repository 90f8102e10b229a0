"""The figures of the law made wrong, one at a time: each value a little more and a little less."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from weiquanbao.commands.mutating.mutants import Mutant
from weiquanbao.law import parameters
from weiquanbao.law.claims.register import CLAIMS

FIGURES = "figures"


def mutants() -> Iterator[Mutant]:
    """Every value a claim computes with, up and down by one of its last digit; procedures have tests of their own."""
    used = _used()
    for value in parameters.all_parameters():
        if value.code not in used:
            continue
        begins = f"{value.since.isoformat()} {value.region or 'everywhere'}"
        for new in _near(value.value):
            yield Mutant(
                FIGURES,
                value.code,
                f"{begins}: {value.value} → {new}",
                _putting(value, replace(value, value=new)),
            )


def _used() -> set[str]:
    """What the claims name, and the tiers it may be told by."""
    named = {code for claim in CLAIMS.values() for code in claim.uses}
    told = [heading for heading in parameters.headings() if heading.code in named]
    return {code for heading in told for code in (heading.code, heading.by, *heading.of) if code is not None}


def _near(figure: parameters.Figure) -> Iterator[Any]:
    if isinstance(figure, tuple):
        for place, one in enumerate(figure):
            yield (*figure[:place], one + 1, *figure[place + 1 :])
        return
    exponent = Decimal(figure).as_tuple().exponent
    little = Decimal(1).scaleb(min(0, exponent if isinstance(exponent, int) else 0))
    yield from (type(figure)(figure + little), type(figure)(figure - little))


def _putting(old: parameters.Value, new: parameters.Value) -> Callable[[], None]:
    def put() -> None:
        register: Any = parameters._register()  # noqa: SLF001 - in a process that ends afterwards
        register[old.code] = tuple(new if one is old else one for one in register[old.code])

    return put
