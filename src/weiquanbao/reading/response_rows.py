"""The frozen rows of 单位答复: what each respondent says to each claim, and which papers it brought."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from weiquanbao.reading.rows import ClaimRow, ClockRow


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """What is said to one claim; `stance` empty where nothing was said yet."""

    claim: ClaimRow
    stance: str
    stance_word: str
    amount: Decimal | None
    reason: str
    on: date | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that was asked for or brought: `state` is given, none (said not to exist) or missing."""

    code: str
    word: str
    state: str
    sheets: int
    on: date | None
    reason: str


@dataclass(frozen=True, slots=True)
class AgentRow:
    """Who acts for the respondent today: a name, in what capacity, with which powers; never a number."""

    name: str
    capacity: str
    powers: tuple[str, ...]
    is_agent: bool


@dataclass(frozen=True, slots=True)
class ResponseView:
    """One respondent's answer as it stands."""

    case_id: int
    number: str
    party_id: int
    about: str
    standing: str
    state: str
    state_word: str
    state_plain: str
    final: bool
    opened_on: date
    clock: ClockRow | None
    answers: tuple[ClaimAnswer, ...]
    papers: tuple[PaperRow, ...]
    agents: tuple[AgentRow, ...]
    asked: str
    said: str
    not_ours: str
    result: str

    @property
    def answered(self) -> int:
        """How many claims are answered."""
        return sum(bool(one.stance) for one in self.answers)

    @property
    def has_agent(self) -> bool:
        """Whether somebody besides the contact speaks for it."""
        return any(agent.is_agent for agent in self.agents)


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """How far the invitation of a respondent has come, as the desk sees it."""

    state: str
    contact: str
    masked: str
    came: str
    created_at: datetime
    expires_at: datetime
    opened_at: datetime | None
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterView:
    """The letter to a respondent: what is printed on paper that anybody at the gate may open; it names no worker."""

    number: str
    party: str
    address: str
    union: str
    union_phone: str
    union_address: str
    opened_on: date
    due_on: date | None
    token: str
    code: str
    expires_at: datetime
