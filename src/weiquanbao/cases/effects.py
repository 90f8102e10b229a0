"""What an act does beyond the ledger: functions registered by whoever keeps the tables, called by the desk.

The mirror of `facts.py`: there a capability says what it knows of a case, here what changes in its tables when an act
is done. The desk calls it inside the act's own transaction, so both stand or neither.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from weiquanbao.cases.models import Case
from weiquanbao.kernel.forms import Value
from weiquanbao.people.proving import Proven


@dataclass(slots=True)
class Doing:
    """An act while it is being done. An effect may fill in `values` and say in `said` which rows it touched.

    In `agreed` it names the last day of a clock that ends on a day of an agreement. `parties` are those the person
    acts for; `step` is the number the act will have in the ledger; `proof` is how he showed who he is, where the act
    asks for a code.
    """

    case: Case
    act: str
    values: dict[str, Value]
    person_id: int | None
    parties: tuple[int, ...]
    effective_on: date
    step: int
    proof: Proven | None = None
    said: dict[str, object] = field(default_factory=dict)
    agreed: dict[str, date] = field(default_factory=dict)


class Unfit(Exception):
    """An effect cannot be had with what was filled in: field code → sentence."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(errors.values()))
        self.errors = errors


Effect = Callable[[Doing], None]
_EFFECTS: dict[tuple[str, str], Effect] = {}


def follows(procedure: str, *acts: str) -> Callable[[Effect], Effect]:
    """Register the one effect of these acts."""

    def register(effect: Effect) -> Effect:
        for act in acts:
            if _EFFECTS.get((procedure, act), effect) is not effect:
                raise ValueError(f"act {act} of {procedure} has two effects")
            _EFFECTS[procedure, act] = effect
        return effect

    return register


def effect_of(procedure: str, act: str) -> Effect | None:
    """What follows when this act is done; none for most."""
    return _EFFECTS.get((procedure, act))


#: After an act: the case as it stands then, and the act that follows from it by itself, if any.
Following = Callable[[Case], str | None]
_FOLLOWING: dict[tuple[str, str], Following] = {}


def leads(procedure: str, *acts: str) -> Callable[[Following], Following]:
    """Register what these acts may bring about by themselves: the last vote closes the ballot."""

    def register(following: Following) -> Following:
        for act in acts:
            if _FOLLOWING.get((procedure, act), following) is not following:
                raise ValueError(f"act {act} of {procedure} leads to two things")
            _FOLLOWING[procedure, act] = following
        return following

    return register


def following_of(procedure: str, act: str) -> Following | None:
    """What asks whether something follows from this act by itself; none for most."""
    return _FOLLOWING.get((procedure, act))


#: After an act that is done wholly: what it opens beside its own case, on the day it took effect.
Opening = Callable[[Case, date], None]
_OPENINGS: dict[tuple[str, str], Opening] = {}


def opens(procedure: str, *acts: str) -> Callable[[Opening], Opening]:
    """Register what these acts open on the same matter: what was agreed on is followed until it is paid."""

    def register(opening: Opening) -> Opening:
        for act in acts:
            if _OPENINGS.get((procedure, act), opening) is not opening:
                raise ValueError(f"act {act} of {procedure} opens two things")
            _OPENINGS[procedure, act] = opening
        return opening

    return register


def opening_of(procedure: str, act: str) -> Opening | None:
    """What this act opens beside its own case; nothing for most."""
    return _OPENINGS.get((procedure, act))


def registered() -> frozenset[tuple[str, str]]:
    """Every procedure and act that something follows from; a system check finds those nobody declared."""
    return frozenset(_EFFECTS)
