"""What a declaration must satisfy before a single case may run under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from weiquanbao.law.citations import UnknownCitation, cite
from weiquanbao.law.parameters import NoValueInForce, period

if TYPE_CHECKING:
    from weiquanbao.kernel.procedure import Act, Clock, Procedure

#: The actor behind every expiry.
CLOCK = "clock"
#: The length of a clock that ends on a day the parties agreed on: nothing is counted, so no rest day moves it.
AGREED = "agreed"


class DeclarationError(Exception):
    """A procedure is declared wrongly; the message lists every fault in one go."""


def refuse_faults(procedure: Procedure) -> None:
    """Raise DeclarationError if anything in the declaration contradicts itself or the law's registry."""
    faults = [*_version(procedure), *_acts(procedure), *_clocks(procedure)]
    # Reachability only means something once every name is known.
    faults = faults or [*_states(procedure)]
    if faults:
        raise DeclarationError(f"{procedure.code}: " + "; ".join(faults))


def _version(p: Procedure) -> Iterator[str]:
    if _day(p.version) is None:
        yield f"version {p.version!r} is not the day it came into force"


def _day(version: str) -> date | None:
    try:
        return date.fromisoformat(version)
    except ValueError:
        return None


def _basis(where: str, basis: str) -> Iterator[str]:
    try:
        cite(basis)
    except UnknownCitation as error:
        yield f"{where} has no basis in law or house rules: {basis!r} ({error})"


def _acts(p: Procedure) -> Iterator[str]:
    if not p.openings:
        yield "no act opens a case"
    for code, act in p.acts.items():
        where = f"act {code}"
        yield from _basis(where, act.basis)
        yield from _ends(p, where, act)
        yield from _people(p, where, act)
        yield from _needs(p, where, act)
        yield from _signs(where, act)


def _ends(p: Procedure, where: str, act: Act) -> Iterator[str]:
    for state in (*act.sources, *((act.target,) if act.target else ())):
        if state not in p.states:
            yield f"{where} names the unknown state {state}"
        elif state in act.sources and p.states[state].final:
            yield f"{where} leaves the final state {state}"
    if not act.sources and act.target is None:
        yield f"{where} opens a case in no state"
    if act.sources and act.parents:
        yield f"{where} opens no case, so it has no parents"
    if p.incident and not act.sources and not act.parents:
        yield f"{where} opens an incident that hangs on nothing"


def _people(p: Procedure, where: str, act: Act) -> Iterator[str]:
    if not act.by:
        yield f"{where} may be done by nobody"
    for role in act.by:
        if role not in p.roles:
            yield f"{where} names the unknown role {role}"
    if act.countersigns is not None and act.countersigns not in p.acts:
        yield f"{where} countersigns the unknown act {act.countersigns}"


def _needs(p: Procedure, where: str, act: Act) -> Iterator[str]:
    known = {fact.name for fact in p.facts}
    for guard in act.guards:
        for need in guard.needs:
            if need not in known:
                yield f"{where}: guard {guard.name} needs the undeclared fact {need}"
    fields = {field.code for field in act.form or ()}
    for name, _column in act.records:
        if name not in fields:
            yield f"{where} records the unknown field {name}"


def _signs(where: str, act: Act) -> Iterator[str]:
    from weiquanbao.kernel.signatures import ASKED, PLACES, SETTLED, WAYS

    for place in act.signers:
        if place not in PLACES:
            yield f"{where} is to be signed by {place}, who is nobody"
    if act.signers and not act.papers:
        yield f"{where} names who signs, and writes no paper"
    if act.signature and act.signature not in WAYS:
        yield f"{where} signs in an unknown way {act.signature}"
    if act.settles and act.settles not in SETTLED:
        yield f"{where} makes of the paper what no paper is: {act.settles}"
    asked = {field.code for field in act.form or ()}
    for field in sorted(ASKED.get(act.signature, frozenset()) - asked):
        yield f"{where} signs without asking for {field}"


def _clocks(p: Procedure) -> Iterator[str]:
    for code, clock in p.clocks.items():
        where = f"clock {code}"
        yield from _basis(where, clock.basis)
        yield from _lengths(p, where, clock)
        for act in _named_acts(clock):
            if act not in p.acts:
                yield f"{where} names the unknown act {act}"
        if not clock.starts:
            yield f"{where} never starts"
        if bool(clock.pauses) != bool(clock.resumes):
            yield f"{where} pauses without a way to resume, or the other way round"
        expiry = p.acts.get(clock.on_expiry or "")
        if expiry and CLOCK not in expiry.by:
            yield f"{where} expires with {clock.on_expiry}, which {CLOCK} may not do"


def _lengths(p: Procedure, where: str, clock: Clock) -> Iterator[str]:
    day = _day(p.version)
    if day is None:
        return
    if clock.length == AGREED and (clock.pauses or clock.extends):
        yield f"{where} ends on an agreed day, so it is neither paused nor extended"
    for length in (clock.length, *(length for _, length in clock.extends)):
        if length == AGREED:
            continue
        try:
            period(length, day)
        except NoValueInForce as error:
            yield f"{where} has no length: {error}"


def _named_acts(clock: Clock) -> tuple[str, ...]:
    extending = tuple(act for act, _ in clock.extends)
    expiring = (clock.on_expiry,) if clock.on_expiry else ()
    return (*clock.starts, *clock.stops, *clock.pauses, *clock.resumes, *extending, *expiring)


def _states(p: Procedure) -> Iterator[str]:
    edges = {
        (source, act.target) for act in p.acts.values() for source in act.sources if act.target is not None
    }
    opened = {act.target for act in p.acts.values() if not act.sources and act.target is not None}
    finals = {code for code, state in p.states.items() if state.final}
    reached = _closure(opened, edges)
    ending = _closure(finals, {(target, source) for source, target in edges})
    for code in p.states:
        if code not in reached:
            yield f"state {code} cannot be reached"
        if code not in ending:
            yield f"state {code} has no way to an end"


def _closure(seeds: set[str], edges: set[tuple[str, str]]) -> set[str]:
    found = set(seeds)
    frontier = set(seeds)
    while frontier:
        frontier = {target for source, target in edges if source in frontier} - found
        found |= frontier
    return found
