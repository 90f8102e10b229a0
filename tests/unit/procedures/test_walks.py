"""Random walks through a procedure stay declared, and every one of them can still end, guards included."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from weiquanbao.kernel.decide import decide, open_acts
from weiquanbao.kernel.procedure import Decision, Procedure
from weiquanbao.procedures import PROCEDURES

LAW = PROCEDURES["complaint"]
STAFF = frozenset({"intake_officer", "leader"})
#: The ways out that need nobody's result: taken away, a case must still reach its proper end.
SHORT_CUTS = frozenset({"refuse", "refer", "withdraw", "withdraw_for_worker", "merge"})


@dataclass(frozen=True)
class Walker:
    """A case as the kernel sees it: the state, and the facts that what was done has made."""

    state: str | None = None
    done: Counter[str] = field(default_factory=Counter)
    authors: dict[str, int] = field(default_factory=dict)
    running: frozenset[str] = frozenset()
    paused: frozenset[str] = frozenset()
    overdue: frozenset[str] = frozenset()
    agreed: bool = True

    def facts(self, person: int) -> dict[str, Any]:
        """What a guard reads when this person asks."""
        return {
            "acts_done": self.done,
            "done_in_further": frozenset(),
            "authors": self.authors,
            "actor_person": person,
            "running_clocks": self.running,
            "paused_clocks": self.paused,
            "overdue_clocks": self.overdue - self.paused,
            "contact_agreed": self.agreed,
            "ended_as": self.state if self.state and LAW.states[self.state].final else "",
            "open_procedures": frozenset({"complaint"}),
            "claimants": (1,),
            "helped": frozenset({1}),
            "answering_for": frozenset(),
        }

    def after(self, decision: Decision, person: int) -> Walker:
        """The case once this was done."""
        running = (self.running - set(decision.stops)) | set(decision.starts)
        paused = (self.paused | set(decision.pauses)) - set(decision.resumes)
        if decision.final:
            running = paused = frozenset()
        longer = {clock for clock, _length in decision.extends}
        return replace(
            self,
            state=decision.target,
            done=self.done + Counter([decision.act]),
            authors=self.authors | {decision.act: person},
            running=running,
            paused=paused & running,
            overdue=(self.overdue & running) - set(decision.starts) - longer,
        )

    def open_to(self, roles: frozenset[str], person: int) -> Iterator[Decision]:
        """What may be done now."""
        for decision in open_acts(LAW, self.state, roles, self.facts(person)):
            if decision.allowed:
                yield decision


def ends(walker: Walker, *, within: int) -> bool:
    """Whether two members of staff can bring the case to its proper end in so many acts."""
    if walker.state and LAW.states[walker.state].final:
        return True
    return within > 0 and any(
        ends(walker.after(decision, person), within=within - 1)
        for person in (1, 2)
        for decision in walker.open_to(STAFF, person)
        if decision.act not in SHORT_CUTS and (decision.target != walker.state or decision.act in NEEDED)
    )


NEEDED = frozenset({"record_progress", "resume", "confirm_authority"})


@settings(max_examples=60, deadline=None)
@given(st.data(), st.booleans())
def test_a_walk_stays_declared_and_can_always_end(data: st.DataObject, agreed: bool) -> None:
    walker = Walker(agreed=agreed)
    for _ in range(data.draw(st.integers(1, 25))):
        role = data.draw(st.sampled_from(list(LAW.roles)))
        person = data.draw(st.integers(1, 3))
        open_now = list(walker.open_to(frozenset({role}), person))
        if open_now:
            decision = data.draw(st.sampled_from(open_now))
            assert decision == decide(LAW, walker.state, decision.act, {role}, walker.facts(person))
            walker = walker.after(decision, person)
        late = data.draw(st.sets(st.sampled_from(list(LAW.clocks))))
        walker = replace(walker, overdue=walker.overdue | (late & walker.running))
        if walker.state is None:
            continue
        assert walker.state in LAW.states
        if LAW.states[walker.state].final:
            assert not walker.running
            assert not [role for role in LAW.roles if list(walker.open_to(frozenset({role}), 1))]
            return
        assert walker.running, "an open case always has a clock that runs or stands still"
        assert ends(walker, within=5)


def test_every_state_is_entered_and_an_accepted_complaint_is_not_refused_any_more() -> None:
    assert reachable(LAW, None) == LAW.states.keys()
    finals = {code for code, state in LAW.states.items() if state.final}
    assert reachable(LAW, "received") & finals == reachable(LAW, "completing") & finals == finals
    assert reachable(LAW, "accepted") == {"accepted", "referred", "closed", "withdrawn", "merged"}


def reachable(law: Procedure, start: str | None) -> set[str]:
    """Every state that acts lead to from here."""
    found: set[str] = set()
    frontier = {start}
    while frontier:
        targets = {move[3].target for state in frontier for move in law.moves[state]}
        frontier = {target for target in targets if target is not None} - found
        found |= frontier
    return found
