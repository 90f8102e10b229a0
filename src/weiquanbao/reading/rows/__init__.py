"""The frozen rows that screens, the API and jobs are given. Codes and ready words, never model instances."""

from weiquanbao.reading.rows.case import CaseView
from weiquanbao.reading.rows.lists import (
    FoundRow,
    HandedRow,
    QueueCounts,
    QueuePage,
    QueueRow,
    RegisterPage,
    RegisterRow,
    ReminderRow,
    UnopenedRow,
)
from weiquanbao.reading.rows.parties import MatterLine, MatterView, OfferedRow, PartyCaseView, PartyLine
from weiquanbao.reading.rows.parts import (
    ActRow,
    CaseLine,
    ClaimRow,
    ClockRow,
    DuplicateRow,
    OpeningRow,
    PartyRow,
    PersonRow,
    ProofRow,
    RoadRow,
    SeenRow,
    StepRow,
)
from weiquanbao.reading.rows.proofs import ClockEvent, ClockStory, EvidenceView, SendingRow

__all__ = [
    "ActRow",
    "CaseLine",
    "CaseView",
    "ClaimRow",
    "ClockEvent",
    "ClockRow",
    "ClockStory",
    "DuplicateRow",
    "EvidenceView",
    "FoundRow",
    "HandedRow",
    "MatterLine",
    "MatterView",
    "OfferedRow",
    "OpeningRow",
    "PartyCaseView",
    "PartyLine",
    "PartyRow",
    "PersonRow",
    "ProofRow",
    "QueueCounts",
    "QueuePage",
    "QueueRow",
    "RegisterPage",
    "RegisterRow",
    "ReminderRow",
    "RoadRow",
    "SeenRow",
    "SendingRow",
    "StepRow",
    "UnopenedRow",
]
