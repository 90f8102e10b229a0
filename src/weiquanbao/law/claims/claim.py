"""A claim as the register keeps it, and the result of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from weiquanbao.law.claims.working import Figure, Sentence, Step, Used, Working, as_used

#: 调解仲裁法 47: an award on pay, fees, severance or damages within the limit; on labour standards; on neither.
Final = Literal["sum", "standard", "none"]
#: 调解仲裁法 27: remuneration while employed has no limit; everything else one year from knowing.
Limited = Literal["wages", "other", "none"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim: what it is called, what it asks, how it is computed, who proves what, and when it lapses.

    `formula` says it in one line; `gives` names what it finds; `worker_proves` and `employer_proves` say who bears the
    burden, with the article in `burden`; `uses` names its parameters.
    """

    code: str
    title: str
    facts: type
    work: Callable[[Any, Working], None]
    formula: str
    gives: Mapping[str, str]
    basis: tuple[str, ...]
    limited: Limited = "other"
    final: Final = "sum"
    worker_proves: tuple[str, ...] = ()
    employer_proves: tuple[str, ...] = ()
    burden: tuple[str, ...] = ()
    needs_labour_relation: bool = True
    uses: tuple[str, ...] = ()


class Result(NamedTuple):
    """What came out, explaining itself. `stopped` says why nothing did, `told` what it was computed from if named."""

    claim: str
    figures: Mapping[str, Figure]
    done: Working
    stopped: Sentence | None = None
    told: Mapping[str, object] = MappingProxyType({})

    @property
    def steps(self) -> tuple[Step, ...]:
        """Each step as a sentence with its figures and articles."""
        return tuple(Step(Sentence(says, values), basis) for says, basis, values in self.done.steps)

    @property
    def used(self) -> tuple[Used, ...]:
        """Every parameter it rests on."""
        return tuple(as_used(code, found) for code, found in self.done.used.items())

    @property
    def assumed(self) -> tuple[Sentence, ...]:
        """What was taken for granted."""
        return tuple(self.done.assumed)

    @property
    def flags(self) -> tuple[str, ...]:
        """Warnings, by code."""
        return tuple(self.done.flags)

    @property
    def amount(self) -> Decimal | None:
        """The sum due in yuan, where the claim is for one."""
        found = self.figures.get("amount")
        return found if isinstance(found, Decimal) else None

    @property
    def basis(self) -> tuple[str, ...]:
        """Every article the steps rest on, each once."""
        return tuple(dict.fromkeys(article for step in self.steps for article in step.basis))
