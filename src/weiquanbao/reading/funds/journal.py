"""流水账: entries by month and account; one of them with its lines, the act it belongs to and the papers behind it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Entry as Written
from weiquanbao.cases.names import name_of
from weiquanbao.funds import reading as books
from weiquanbao.funds.models import BankLine, Entry, Line, Match
from weiquanbao.funds.words import ACCOUNTS, KINDS
from weiquanbao.ledger.models import Step
from weiquanbao.papers.reading import papers_of_cases
from weiquanbao.people.models import Person
from weiquanbao.procedures import procedure
from weiquanbao.reading.funds.scope import FundHead, fund_head
from weiquanbao.reading.reach import reach

PAGE = 50


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry; `fen` is what moved: on the account chosen with its sign, else in all."""

    id: int
    number: int
    day: date
    kind: str
    fen: int
    accounts: tuple[str, ...]
    case_id: int
    case_number: str
    act: str
    reverses: int | None
    """Number of the entry it turns back."""
    turned_back: bool


@dataclass(frozen=True, slots=True)
class JournalPage:
    """One page of the entries of a month."""

    head: FundHead
    first: date
    account: str
    rows: tuple[EntryRow, ...]
    after: int | None
    """The next page begins behind this number."""
    opening: int | None
    closing: int | None
    """Of the account chosen, what was on it before this month and at its end."""


@dataclass(frozen=True, slots=True)
class LineRow:
    """One line of an entry."""

    account: str
    word: str
    worker: str
    fen: int

    @property
    def credit(self) -> int:
        """The same seen from the other side."""
        return -self.fen


@dataclass(frozen=True, slots=True)
class PaperLink:
    """One paper the same act wrote."""

    id: int
    title: str
    number: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry down to the paper: lines, act, who did it, papers, evidence, bank line."""

    head: FundHead
    row: EntryRow
    lines: tuple[LineRow, ...]
    step: int
    who: str
    recorded_at: datetime
    digest: str
    papers: tuple[PaperLink, ...]
    items: tuple[int, ...]
    """Pieces of evidence, for whoever may open them."""
    statement_id: int | None
    bank_day: date | None


def fund_journal(
    actor: Actor, first: date, last: date, account: str = "", after: int = 0
) -> JournalPage | None:
    """The entries that took effect in these days, in their order; only those on one account where one is chosen."""
    head = fund_head(actor)
    if head is None:
        return None
    entries = Entry.objects.filter(fund=head.id, effective_on__range=(first, last), number__gt=after)
    if account in ACCOUNTS:
        entries = entries.filter(
            pk__in=Line.objects.filter(account=account, entry__fund=head.id).values("entry")
        )
    found = list(entries.select_related("case", "reverses").order_by("number")[: PAGE + 1])
    page = found[:PAGE]
    rows = _rows(page, account)
    before, until = _around(head.id, account, first, last) if account in ACCOUNTS else (None, None)
    return JournalPage(
        head, first, account, rows, page[-1].number if len(found) > PAGE else None, before, until
    )


def fund_entry(actor: Actor, entry_id: int) -> EntryView | None:
    """One entry of the fund this actor reads; None for any other. Ten queries."""
    head = fund_head(actor)
    rows = Entry.objects.select_related("case", "reverses").filter(pk=entry_id, fund=head.id if head else 0)
    entry = rows.first()
    if head is None or entry is None:
        return None
    step = Step.objects.get(case_id=entry.case_id, number=entry.step)
    line = BankLine.objects.filter(
        pk__in=Match.objects.filter(entry=entry, undone_step=None).values("line")
    ).first()
    return EntryView(
        head=head,
        row=_rows([entry], "")[0],
        lines=_lines(entry),
        step=entry.step,
        who=Person.objects.filter(pk=step.person_id).values_list("name", flat=True).first() or "",
        recorded_at=entry.recorded_at,
        digest=bytes(step.digest).hex(),
        papers=_papers(entry.case_id, entry.step),
        items=_items(actor, entry),
        statement_id=line.statement_id if line else None,
        bank_day=line.day if line else None,
    )


def _rows(entries: Collection[Entry], account: str) -> tuple[EntryRow, ...]:
    lines: dict[int, list[tuple[str, int]]] = {one.pk: [] for one in entries}
    for entry, on, fen in (
        Line.objects.filter(entry__in=lines).order_by("id").values_list("entry", "account", "fen")
    ):
        lines[entry].append((on, fen))
    turned = set(Entry.objects.filter(reverses__in=lines).values_list("reverses", flat=True))
    acts = _acts(entries)
    return tuple(
        EntryRow(
            id=one.pk,
            number=one.number,
            day=one.effective_on,
            kind=KINDS[one.kind],
            fen=_moved(lines[one.pk], account),
            accounts=tuple(dict.fromkeys(ACCOUNTS[on] for on, _fen in lines[one.pk])),
            case_id=one.case_id,
            case_number=one.case.number,
            act=acts.get((one.case_id, one.step), ""),
            reverses=one.reverses.number if one.reverses else None,
            turned_back=one.pk in turned,
        )
        for one in entries
    )


def _moved(lines: Collection[tuple[str, int]], account: str) -> int:
    if account in ACCOUNTS:
        return sum(fen for on, fen in lines if on == account)
    return sum(fen for _on, fen in lines if fen > 0)


def _acts(entries: Collection[Entry]) -> Mapping[tuple[int, int], str]:
    """(case, step) → the title of the act. One query."""
    steps = Step.objects.filter(
        case_id__in={one.case_id for one in entries}, number__in={one.step for one in entries}
    ).values_list("case_id", "number", "act")
    laws = {one.case_id: procedure(one.case.procedure, one.case.version) for one in entries}
    return {(case, number): laws[case].acts[act].title for case, number, act in steps if case in laws}


def _around(fund_id: int, account: str, first: date, last: date) -> tuple[int, int]:
    """What lay on the account before these days, and at their end."""
    before, until = (books.balances(fund_id, day)[account] for day in (first - timedelta(days=1), last))
    return before, until


def _lines(entry: Entry) -> tuple[LineRow, ...]:
    related = ("advance__party__person", "advance__party__employer")
    rows = Line.objects.filter(entry=entry).select_related(*related).order_by("id")
    return tuple(
        LineRow(
            one.account, ACCOUNTS[one.account], name_of(one.advance.party) if one.advance else "", one.fen
        )
        for one in rows
    )


def _papers(case_id: int, step: int) -> tuple[PaperLink, ...]:
    papers = papers_of_cases([case_id]).get(case_id, ())
    return tuple(PaperLink(one.id, one.title, one.number) for one in papers if one.step == step)


def _items(actor: Actor, entry: Entry) -> tuple[int, ...]:
    """The pieces of evidence the act brought, where this reader looks at evidence at all."""
    if reach(actor).nothing:
        return ()
    written = Written.objects.filter(case=entry.case_id, step=entry.step, code="items").first()
    return tuple(one for one in written.value if isinstance(one, int)) if written else ()
