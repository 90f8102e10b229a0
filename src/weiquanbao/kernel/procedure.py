"""A procedure as plain data: states, acts, clocks. What is wrong with a declaration is said when it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from weiquanbao.kernel.facts import Fact, Guard
from weiquanbao.kernel.forms import Form


@dataclass(frozen=True, slots=True)
class State:
    """Where a case stands. `plain` is what the worker reads; a final state ends the case and all its clocks."""

    title: str
    plain: str
    final: bool = False


@dataclass(frozen=True, slots=True)
class Tell:
    """A notice an act sends: the code of its text, and who is told (claimant, handler, supervisors)."""

    text: str
    to: str


@dataclass(frozen=True, slots=True)
class Act:
    """What may be done: from which states, to which, by whom, under which article or house rule.

    `sources` empty: the act opens a case, on a new matter or, with `parents`, from a case of one of those procedures.
    `target` None: the state stays. `records` maps fields of the form to
    columns of the case (handler, result). `countersigns` names the act whose author must be somebody else.
    `signers`: who has to sign the paper the act writes, of `signatures.PLACES`; `signature`: the act is a signature on
    it, one of `signatures.WAYS`; `settles`: the paper that waits becomes final, and goes to whoever signed it, or void.
    """

    title: str
    sources: tuple[str, ...]
    target: str | None
    by: tuple[str, ...]
    basis: str
    plain: str = ""
    guards: tuple[Guard, ...] = ()
    form: Form | None = None
    papers: tuple[str, ...] = ()
    notices: tuple[Tell, ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    countersigns: str | None = None
    grave: bool = False
    parents: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    signature: str = ""
    settles: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A period that starts, pauses and stops at acts; its length is a parameter of the law, never a number here.

    A clock that is AGREED ends on the day that the act that starts it names. `extends` pairs an act with the
    parameter it adds. `on_expiry` is the act CLOCK does on the due date.
    """

    title: str
    basis: str
    length: str
    starts: tuple[str, ...]
    stops: tuple[str, ...]
    plain: str
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    extends: tuple[tuple[str, str], ...] = ()
    on_expiry: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to «may this act happen now?»: yes with its consequences, or no with the reasons."""

    act: str
    allowed: bool
    source: str | None
    target: str | None
    reasons: tuple[str, ...] = ()
    final: bool = False
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    extends: tuple[tuple[str, str], ...] = ()


#: One act as the machine runs it: code, who, guards, and the decision when nothing bars it.
Move = tuple[str, frozenset[str], tuple[Guard, ...], Decision]


@dataclass(frozen=True)
class Procedure:
    """One declaration that answers everything about a procedure. Raises DeclarationError naming every fault at once.

    An `incident` hangs on the case it was opened from, which the queue shows instead.
    """

    code: str
    title: str
    version: str
    roles: Mapping[str, str]
    states: Mapping[str, State]
    acts: Mapping[str, Act]
    clocks: Mapping[str, Clock]
    facts: tuple[Fact, ...] = ()
    incident: bool = False
    moves: Mapping[str | None, tuple[Move, ...]] = field(init=False, repr=False, compare=False)
    index: Mapping[tuple[str | None, str], Move] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        from weiquanbao.kernel.declaration import refuse_faults

        for name in ("roles", "states", "acts", "clocks"):
            object.__setattr__(self, name, MappingProxyType(dict(getattr(self, name))))
        refuse_faults(self)
        moves = {state: self._moves_from(state) for state in (None, *self.states)}
        object.__setattr__(self, "moves", MappingProxyType(moves))
        object.__setattr__(
            self, "index", {(state, move[0]): move for state in moves for move in moves[state]}
        )

    def _moves_from(self, state: str | None) -> tuple[Move, ...]:
        sources = {code: act.sources or (None,) for code, act in self.acts.items()}
        return tuple(
            (code, frozenset(act.by), act.guards, self._consequences(state, code))
            for code, act in self.acts.items()
            if state in sources[code]
        )

    def _consequences(self, state: str | None, code: str) -> Decision:
        act = self.acts[code]
        target = act.target or state
        clocks = self.clocks.items()
        return Decision(
            act=code,
            allowed=True,
            source=state,
            target=target,
            final=target is not None and self.states[target].final,
            starts=tuple(name for name, clock in clocks if code in clock.starts),
            stops=tuple(name for name, clock in clocks if code in clock.stops),
            pauses=tuple(name for name, clock in clocks if code in clock.pauses),
            resumes=tuple(name for name, clock in clocks if code in clock.resumes),
            extends=tuple(
                (name, length) for name, clock in clocks for at, length in clock.extends if at == code
            ),
        )

    def facts_of(self, *acts: str) -> tuple[Fact, ...]:
        """What deciding these acts needs to know: what their guards read, and who did the act they countersign."""
        guards = (guard for code in acts for guard in self.acts[code].guards)
        needed = {name for guard in guards for name in guard.needs}
        if any(self.acts[code].countersigns for code in acts):
            needed.add("authors")
        return tuple(fact for fact in self.facts if fact.name in needed)

    @property
    def signatures(self) -> Mapping[str, str]:
        """Act → how it signs, of those that do."""
        return {code: act.signature for code, act in self.acts.items() if act.signature}

    @property
    def openings(self) -> tuple[str, ...]:
        """The acts that open a case."""
        return tuple(code for code, act in self.acts.items() if not act.sources)
