"""visible.*: the functions screens, the API and jobs read through. Each takes the actor first and denies by default."""

from weiquanbao.reading.asked_receipt import asked_receipt
from weiquanbao.reading.assignments import account_disclosed, assignment, employer_assignments, own_assignment
from weiquanbao.reading.badges import badges
from weiquanbao.reading.case import case
from weiquanbao.reading.choices import choices, suggested_shares
from weiquanbao.reading.computations import computation, computation_lines, computation_table, computations
from weiquanbao.reading.consultations import (
    complaint_words,
    consultation,
    conversation,
    lawyer_queue,
    other_lawyers,
)
from weiquanbao.reading.covered import disclosed_in_draft, disclosed_in_review
from weiquanbao.reading.destruction import archive_page, destruction_list
from weiquanbao.reading.disclosed import disclosed
from weiquanbao.reading.dossier import dossier, dossiers
from weiquanbao.reading.drafting import (
    beginning,
    beginning_at_desk,
    draft,
    drafts_of,
    review,
    reviews,
    waits_for,
)
from weiquanbao.reading.entering import entry, receipt
from weiquanbao.reading.evidence_page import case_of_page, evidence
from weiquanbao.reading.fairness import fairness, rating
from weiquanbao.reading.figures import figure_entries, local_figures
from weiquanbao.reading.files import may_see_page
from weiquanbao.reading.find import FIRST_YEAR, LAST_YEAR, FindFilter, find
from weiquanbao.reading.funds.bank import fund_bank, fund_statement
from weiquanbao.reading.funds.figures import fund_figures
from weiquanbao.reading.funds.journal import fund_entry, fund_journal
from weiquanbao.reading.funds.months import fund_months
from weiquanbao.reading.funds.overview import fund_overview
from weiquanbao.reading.funds.report import fund_report
from weiquanbao.reading.funds.scope import fund_acts, fund_head, funds_below_line, may_found
from weiquanbao.reading.group import ballot_paper, group_line, group_rows, invitations
from weiquanbao.reading.handed import handed_here
from weiquanbao.reading.handed_over import handed_over
from weiquanbao.reading.helping import disclosed_helper, helpers_of_case, own_helpers
from weiquanbao.reading.holidays import holidays
from weiquanbao.reading.inbox import inbox, letters_unread, own_letter
from weiquanbao.reading.lawyers import reviewer
from weiquanbao.reading.ledger_pages import ledger
from weiquanbao.reading.limitation_due import limitation_due
from weiquanbao.reading.matter import matter, matters
from weiquanbao.reading.mediation import mediation
from weiquanbao.reading.merged import goes_on_in, went_on
from weiquanbao.reading.outbox import failed_notices, may_send_again, notices_of
from weiquanbao.reading.package import package
from weiquanbao.reading.papers import opening_previews, paper, paper_previews, paper_to_sign, papers
from weiquanbao.reading.party_case import party_case, party_cases, respondent_matters, roads_if_left
from weiquanbao.reading.passing import passing_words
from weiquanbao.reading.payments import payments, payments_due, payments_to_answer
from weiquanbao.reading.publications import (
    answer_in_guide,
    publication_of,
    published_answers,
    publishing_words,
)
from weiquanbao.reading.queue import QueueFilter, queue
from weiquanbao.reading.recognised import recognised, recognised_progress
from weiquanbao.reading.register import RegisterFilter, register
from weiquanbao.reading.responses import invitation, letter, responses
from weiquanbao.reading.rosters.bookings import bookings_due, own_bookings
from weiquanbao.reading.rosters.changes import roster_changes
from weiquanbao.reading.rosters.closing import roster_closing
from weiquanbao.reading.rosters.duties import own_duties, swap_choices
from weiquanbao.reading.rosters.gaps import roster_gap
from weiquanbao.reading.rosters.lawyers import roster_lawyers, roster_towns
from weiquanbao.reading.rosters.month import roster_month
from weiquanbao.reading.rosters.posts import roster_places, roster_posts
from weiquanbao.reading.rosters.public import duty_glance, duty_posts, duty_times
from weiquanbao.reading.rosters.waiting import roster_waiting
from weiquanbao.reading.rosters.week import roster
from weiquanbao.reading.service import brought, owed_count, own_service, services, unserved
from weiquanbao.reading.statutes import articles, statute_outlines
from weiquanbao.reading.threads import (
    attached,
    conversations,
    may_read_item,
    thread,
    threads,
    told_at_desk,
    told_by_phone,
    unread_by_matter,
    waiting,
    waiting_rows,
)
from weiquanbao.reading.to_sign import to_sign
from weiquanbao.reading.unopened import unopened_due

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "FindFilter",
    "QueueFilter",
    "RegisterFilter",
    "account_disclosed",
    "answer_in_guide",
    "archive_page",
    "articles",
    "asked_receipt",
    "assignment",
    "attached",
    "badges",
    "ballot_paper",
    "beginning",
    "beginning_at_desk",
    "bookings_due",
    "brought",
    "case",
    "case_of_page",
    "choices",
    "complaint_words",
    "computation",
    "computation_lines",
    "computation_table",
    "computations",
    "consultation",
    "conversation",
    "conversations",
    "destruction_list",
    "disclosed",
    "disclosed_helper",
    "disclosed_in_draft",
    "disclosed_in_review",
    "dossier",
    "dossiers",
    "draft",
    "drafts_of",
    "duty_glance",
    "duty_posts",
    "duty_times",
    "employer_assignments",
    "entry",
    "evidence",
    "failed_notices",
    "fairness",
    "figure_entries",
    "find",
    "fund_acts",
    "fund_bank",
    "fund_entry",
    "fund_figures",
    "fund_head",
    "fund_journal",
    "fund_months",
    "fund_overview",
    "fund_report",
    "fund_statement",
    "funds_below_line",
    "goes_on_in",
    "group_line",
    "group_rows",
    "handed_here",
    "handed_over",
    "helpers_of_case",
    "holidays",
    "inbox",
    "invitation",
    "invitations",
    "lawyer_queue",
    "ledger",
    "letter",
    "letters_unread",
    "limitation_due",
    "local_figures",
    "matter",
    "matters",
    "may_found",
    "may_read_item",
    "may_see_page",
    "may_send_again",
    "mediation",
    "notices_of",
    "opening_previews",
    "other_lawyers",
    "owed_count",
    "own_assignment",
    "own_bookings",
    "own_duties",
    "own_helpers",
    "own_letter",
    "own_service",
    "package",
    "paper",
    "paper_previews",
    "paper_to_sign",
    "papers",
    "party_case",
    "party_cases",
    "passing_words",
    "payments",
    "payments_due",
    "payments_to_answer",
    "publication_of",
    "published_answers",
    "publishing_words",
    "queue",
    "rating",
    "receipt",
    "recognised",
    "recognised_progress",
    "register",
    "respondent_matters",
    "responses",
    "review",
    "reviewer",
    "reviews",
    "roads_if_left",
    "roster",
    "roster_changes",
    "roster_closing",
    "roster_gap",
    "roster_lawyers",
    "roster_month",
    "roster_places",
    "roster_posts",
    "roster_towns",
    "roster_waiting",
    "services",
    "statute_outlines",
    "suggested_shares",
    "swap_choices",
    "thread",
    "threads",
    "to_sign",
    "told_at_desk",
    "told_by_phone",
    "unopened_due",
    "unread_by_matter",
    "unserved",
    "waiting",
    "waiting_rows",
    "waits_for",
    "went_on",
]
