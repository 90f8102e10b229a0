"""The readings: the only door through which rows leave the house, and whom each of them answers."""

import inspect
from collections.abc import Callable, Iterator
from typing import Any

from weiquanbao.commands.reference.markdown import table
from weiquanbao.reading import administration, security_record, visible

PATH = "docs/reference/readings.md"
INTRODUCTION = """# Readings

Screens, the API and jobs read through these functions and no other way: importing a table there is refused
([why](../adr/0004-one-door-for-reading.md)). Each takes the actor first and denies by default; what comes
back are frozen rows, never rows of a table. “Within reach” means: at an organisation the actor is
appointed to, or below it, without the cases in which he himself is a claimant (回避).

"""
REACH = "casework and auditor, within reach; `None` or nothing for everybody else"
#: Whom a function of `visible` answers. A function missing here, or one that is gone, is refused by a test.
ANSWERS = {
    "account_disclosed": "casework and auditor within reach, and the cashier who pays; the reason is recorded first",
    "assignment": REACH + "; the cashier of the fund without conditions and hardship",
    "employer_assignments": "whoever stands for the respondent, once the notice is on its way to it",
    "own_assignment": "a worker of the case about himself, of nobody else a word",
    "archive_page": "county officer, leader and auditor of the federation itself; empty for everybody else",
    "articles": "anybody: the law is nobody's secret",
    "asked_receipt": "casework: within reach, and of what one took down oneself",
    "badges": "staff about themselves",
    "case": REACH,
    "case_of_page": REACH,
    "choices": "casework and auditor within reach; the parties as far as they may see the rows",
    "complaint_words": "whoever asked, and within reach who takes questions down: the words of the consents",
    "consultation": "the lawyer on duty it was given to, while he is one; nobody else, not even staff within reach",
    "conversation": "whoever asked, about his own consultation",
    "answer_in_guide": "whoever asked, the lawyer who proposed it, and within reach who may pass one",
    "lawyer_queue": "a lawyer on duty, about what was given to him",
    "other_lawyers": "the lawyer on duty to whom it was given",
    "publication_of": "the lawyer on duty to whom it was given",
    "published_answers": "anybody: it names nobody, and whoever asked agreed",
    "publishing_words": "whoever asked, the words of the consent a publication asks for",
    "computation": REACH + "; the union's own work, no party reads it",
    "computation_lines": REACH + "; of every case of the matter within reach",
    "computation_table": REACH,
    "computations": REACH + "; of every case of the matter within reach",
    "destruction_list": "county officer, leader and auditor of the federation itself; a leader may sign another's list",
    "draft": "whoever holds the key of a draft; of a matter only who may write for that party, at the desk casework",
    "disclosed_in_draft": "staff who have a draft before them, about the numbers of whom they write for",
    "disclosed_in_review": "the lawyer who has the draft before him, about the numbers in it",
    "entry": "whoever may hand in material for the party a document is written for, by which case",
    "receipt": "whoever has the draft before him",
    "handed_over": "the worker staff drew a document up for, and whoever writes for him",
    "drafts_of": "whoever may go on writing them; a worker, too, that staff gave him one",
    "beginning": "the party and whoever acts for it, what its matter knows for a document; not who only helps",
    "beginning_at_desk": "casework, within reach",
    "reviewer": "no actor: which lawyer on duty looks at a draft, by who sits and has fewest",
    "review": "the lawyer the draft was given to",
    "reviews": "a lawyer about what was given to him",
    "waits_for": "a lawyer about himself",
    "disclosed": "casework and auditor, within reach, with a reason that is written down first",
    "disclosed_helper": "casework and auditor, within reach, with a reason that is written down first",
    "dossier": "casework and auditor to whom every case of the matter is within reach; a worker's agent, what is for "
    "the workers' side; nobody once it was destroyed",
    "dossiers": REACH + "; which parts of the dossier he may have",
    "evidence": REACH,
    "failed_notices": REACH,
    "find": REACH,
    "helpers_of_case": REACH + "; the number masked",
    "own_helpers": "the worker, about who helps him and who filed for him",
    "figure_entries": "casework and auditor",
    **dict.fromkeys(
        (
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
        ),
        "cashier, leader, county officer and auditor, the fund of a union where they hold that duty",
    ),
    "funds_below_line": "no actor: the job that tells keepers of a fund that its money fell below the line",
    "may_found": "a leader, about the fund of his union",
    "holidays": "casework and auditor",
    "inbox": "anybody about himself",
    "ledger": "leader and auditor",
    "local_figures": "no actor: figures of the law that were entered, which everybody computes with",
    "limitation_due": "no actor: the job that reminds workers 90, 30 and 7 days before",
    "matter": "the worker whose matter it is, and who acts or helps for him",
    "matters": "the worker about his own matters",
    "may_see_page": "whoever holds the draft; the party that brought it; the other side once it is shared; "
    "the lawyer on duty, what the worker showed, while the consultation goes on; "
    "casework and auditor within reach",
    "may_send_again": "casework, within reach",
    "notices_of": REACH,
    "party_case": "whoever stands in the matter, as far as the case's procedure names his role",
    "party_cases": "whoever stands in the matter, the cases whose procedures name his role",
    "fairness": REACH + "; remarks only to leader and auditor",
    "passing_words": "whoever stands in the matter, the words of the consent a handover asks for",
    "ballot_paper": "members who may vote, their own paper",
    "goes_on_in": "the worker whose matters both are, and who acts or helps for him",
    "group_line": "whoever stands in the matter with others: how many, and who represents them",
    "group_rows": REACH,
    "invitation": REACH,
    "invitations": "whoever is asked to stand with others, about the question put to himself",
    "letters_unread": "a member of the staff, about his own messages",
    "own_letter": "a member of the staff, about a message of his own",
    "letter": "casework, within reach, while it is still of use",
    "mediation": "casework and auditor within reach; the parties their own view; notes to their author",
    "handed_here": "casework and auditor of a town, about what other towns hand over to it",
    "paper": "casework and auditor within reach; a side what is written for it; drafts stay with the union",
    "opening_previews": REACH + "; what opening a case would write, before it is opened",
    "paper_previews": REACH + "; what an act would write, before it is done",
    "paper_to_sign": "casework and auditor within reach; whoever may read the paper that is signed",
    "papers": "casework and auditor within reach; a side what is written for it; drafts stay with the union",
    "package": "casework, within reach, while the papers may go",
    "payments": "casework and auditor within reach and the respondent, of every worker; a worker of himself",
    "payments_due": "no actor: the job that reminds a respondent before something is due",
    "payments_to_answer": "whoever is to be paid, about himself",
    "to_sign": "whoever has to sign, of the cases shown to him",
    "responses": "casework and auditor within reach; the worker what was answered; each respondent its own",
    "queue": REACH,
    "brought": REACH,
    "owed_count": REACH,
    "own_service": "whoever takes papers for a party, about the service of one paper on it",
    "services": REACH,
    "bookings_due": "no actor: the job that tells whoever comes the next day, of a lawyer or of a gap",
    "duty_glance": "anybody: surname, place and hours of a lawyer on duty today",
    "duty_posts": "anybody: places, hours and the surnames of lawyers",
    "duty_times": "anybody: which times are free, never who has booked the others",
    "own_bookings": "anybody about himself: the times he booked",
    "own_duties": "a lawyer on duty, about himself; who comes to see him today, numbers masked",
    "roster": "county officer, leader and town officer, the posts within reach",
    "roster_changes": "county officer, leader and town officer, the posts within reach; who booked is not named",
    "roster_closing": "county officer, leader and town officer, a post within reach",
    "roster_gap": "county officer, leader and town officer, a shift of a post within reach",
    "roster_lawyers": "county officer, leader and town officer: who is lawyer on duty, never his phone",
    "roster_month": "county officer, leader and town officer, the posts within reach",
    "roster_places": "county officer, leader and town officer, within reach",
    "roster_posts": "county officer, leader and town officer, within reach",
    "roster_towns": "county officer and leader",
    "roster_waiting": "county officer, leader and town officer, the posts within reach: how many, never whose",
    "swap_choices": "a lawyer on duty, about a shift of his own",
    "unserved": REACH,
    "unopened_due": "no actor: the job that reminds a respondent once before its answer is due",
    "went_on": REACH,
    "rating": "whoever stands for a party, about its own rating of a case that is over",
    "recognised": "casework and auditors, within reach: what was read from the evidence they may see",
    "recognised_progress": "whoever holds the evidence before him: how many of its pages were read",
    "register": REACH,
    "roads_if_left": "whoever stands on the workers' side of these talks, about his own claims",
    "respondent_matters": "whoever stands for a respondent, about the matters it must answer in",
    "statute_outlines": "no actor: the command that checks citations",
    "suggested_shares": "whoever may read the shares of all: staff, the respondent, representatives",
    "threads": "by the seats: see [access](access.md)",
    "thread": "by the seats: see [access](access.md)",
    "conversations": "by the seats: see [access](access.md)",
    "may_read_item": "by the seats: see [access](access.md)",
    "attached": "by the seats: see [access](access.md)",
    "unread_by_matter": "parties and who acts for them, about themselves",
    "waiting": REACH,
    "waiting_rows": REACH,
    "told_by_phone": "no actor: whom a message just written is told to",
    "told_at_desk": "no actor: whom a message just written is told to",
}
#: The readings of accounts and records, guarded by `require`: the duties that pass.
ADMINISTRATION = {
    "duties_held": "anybody about himself",
    "accounts": "system_admin, security_admin",
    "account": "system_admin, security_admin",
    "appointments": "system_admin, security_admin, audit_admin",
    "organisations_named": "system_admin",
}
RECORD = {
    "security_events": "audit_admin",
    "disclosures": "audit_admin",
}


def render() -> str:
    """Cases first, then what the administrators read."""
    head = ("Function", "Gives", "Answers")
    return (
        INTRODUCTION
        + "## visible\n\n`weiquanbao.reading.visible`\n\n"
        + table(head, _rows(visible, ANSWERS))
        + "\n## administration\n\n`weiquanbao.reading.administration`: accounts and appointments, never a case.\n\n"
        + table(head, _rows(administration, ADMINISTRATION))
        + "\n## security_record\n\n`weiquanbao.reading.security_record`: what happened with accounts, who saw whose "
        + "number; of a case its number only.\n\n"
        + table(head, _rows(security_record, RECORD))
    )


def functions() -> set[str]:
    """The functions behind the door; filters are values, not readings."""
    return {name for name in visible.__all__ if inspect.isfunction(getattr(visible, name))}


def _rows(module: object, answers: dict[str, str]) -> Iterator[tuple[str, ...]]:
    for name, answer in answers.items():
        function: Callable[..., Any] = getattr(module, name)
        asks = ", ".join(inspect.signature(function).parameters)
        yield f"`{name}({asks})`", _told(function), answer


def _told(function: Callable[..., Any]) -> str:
    return (inspect.getdoc(function) or "").split("\n\n")[0]
