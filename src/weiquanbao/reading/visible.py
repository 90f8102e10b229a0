"""visible.*: the functions screens, the API and jobs read through. Each takes the actor first and denies by default."""

from weiquanbao.reading.badges import badges
from weiquanbao.reading.case import case
from weiquanbao.reading.choices import choices
from weiquanbao.reading.disclosed import disclosed
from weiquanbao.reading.evidence_page import case_of_page, evidence
from weiquanbao.reading.files import may_see_page
from weiquanbao.reading.find import find
from weiquanbao.reading.holidays import holidays
from weiquanbao.reading.inbox import inbox
from weiquanbao.reading.ledger_pages import ledger
from weiquanbao.reading.limitation_due import limitation_due
from weiquanbao.reading.matter import matter, matters
from weiquanbao.reading.mediation import mediation
from weiquanbao.reading.outbox import failed_notices, may_send_again, notices_of
from weiquanbao.reading.party_case import party_case, party_cases, respondent_matters
from weiquanbao.reading.queue import QueueFilter, queue
from weiquanbao.reading.register import RegisterFilter, register

__all__ = [
    "QueueFilter",
    "RegisterFilter",
    "badges",
    "case",
    "case_of_page",
    "choices",
    "disclosed",
    "evidence",
    "failed_notices",
    "find",
    "holidays",
    "inbox",
    "ledger",
    "limitation_due",
    "matter",
    "matters",
    "may_see_page",
    "may_send_again",
    "mediation",
    "notices_of",
    "party_case",
    "party_cases",
    "queue",
    "register",
    "respondent_matters",
]
