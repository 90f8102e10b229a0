"""How the advance of one worker stands, out of the sums of its lines. Plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from weiquanbao.funds.postings import Posted

#: (account, kind of entry) → fen. What turns an entry back counts under the kind of that entry.
Sums = Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Standing:
    """One advance. All sums in fen and not negative, as long as `holds`."""

    advance_id: int
    owed: int
    granted: int = 0
    party_id: int = 0
    state: str = ""
    direct_own: int = 0
    """What the respondent paid past the union and what counts on the worker's own part."""
    sums: Sums = field(default_factory=dict)

    def of(self, account: str, *kinds: str) -> int:
        """The balance of an account, or what entries of these kinds moved on it."""
        return sum(
            fen for (one, kind), fen in self.sums.items() if one == account and (not kinds or kind in kinds)
        )

    @property
    def ordered(self) -> int:
        """On its way: the bank was told and has not paid."""
        return -self.of("advances")

    @property
    def taken(self) -> int:
        """Taken over from him: advanced or on its way."""
        return self.of("claims", "ordered", "returned")

    @property
    def paid(self) -> int:
        """What the bank paid to him and what did not come back."""
        return self.taken - self.ordered

    @property
    def outstanding(self) -> int:
        """What the respondent still owes the union."""
        return self.of("claims")

    @property
    def own_open(self) -> int:
        """What the respondent still owes the worker himself."""
        return self.owed - self.taken - self.to_worker - self.direct_own

    @property
    def to_union(self) -> int:
        """Recovered for the union."""
        return -self.of("claims", "recovered")

    @property
    def to_worker(self) -> int:
        """Recovered for the worker, paid out to him or not."""
        return -self.of("due_to_workers", "recovered")

    @property
    def due_to(self) -> int:
        """His part that lies with the union."""
        return -self.of("due_to_workers")

    @property
    def due_from(self) -> int:
        """What he has to give back."""
        return self.of("due_from_workers")

    @property
    def written_off(self) -> int:
        """Given up, of the claim and of what he had to give back."""
        return -self.of("claims", "written_off") - self.of("due_from_workers", "written_off")

    @property
    def holds(self) -> bool:
        """Whether no sum is below nothing, and no more is taken over than granted, nor more gone to him than owed."""
        sums = (self.ordered, self.paid, self.outstanding, self.own_open, self.due_to, self.due_from)
        return min(sums) >= 0 and self.taken <= self.granted

    def after(self, kind: str, lines: Iterable[Posted]) -> Standing:
        """The same when these lines are booked too."""
        sums = dict(self.sums)
        for line in lines:
            if line.advance == self.advance_id:
                sums[line.account, kind] = sums.get((line.account, kind), 0) + line.fen
        return replace(self, sums=sums)
