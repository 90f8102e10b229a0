"""Threads and their messages as one reader sees them: who else reads them, who wrote, who has read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.evidence.reading import ItemDigest, item_of_page, items_named
from weiquanbao.messages.actions import may_take_back
from weiquanbao.messages.reading import (
    MessageDigest,
    ReceiptDigest,
    ThreadDigest,
    author_of_item,
    messages_of,
    thread_of_item,
    threads_of,
    unread_of,
    waiting_of,
)
from weiquanbao.people.models import Person
from weiquanbao.reading.queue import names_of_parties
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.seats import Seat, handlers, readers, seat, seats
from weiquanbao.reading.standing import matters_of_side, standing_in

PAGE = 50


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One thread in a list; `id` is none while nothing was written in it."""

    seat: Seat
    id: int | None
    last_at: datetime | None
    unread: int


@dataclass(frozen=True, slots=True)
class ReadRow:
    """Who has read a message: a side, the party's name where that side has several, when first."""

    side: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One bubble. `who` is empty for a fellow worker of the group whom this reader does not know."""

    id: int
    own: bool
    side: str
    who: str
    text: str
    at: datetime
    taken_back: bool
    may_take_back: bool
    items: tuple[ItemDigest, ...]
    read: tuple[ReadRow, ...]


@dataclass(frozen=True, slots=True)
class ThreadView:
    """One thread with its newest messages, oldest first; `earlier` is the id older ones stand before."""

    line: ThreadLine
    matter_code: str
    rows: tuple[MessageRow, ...]
    earlier: int | None


def threads(actor: Actor, matter_code: str, *, side: str | None = None) -> tuple[ThreadLine, ...]:
    """The threads of a matter this actor may read, begun or not; nothing for a stranger, nor of what does not exist."""
    matter_id = Matter.objects.filter(code=matter_code).values_list("id", flat=True).first()
    return _lines(actor, seats(actor, matter_id, side=side)) if matter_id else ()


def thread(
    actor: Actor, matter_code: str, place: str, *, side: str | None = None, before: int | None = None
) -> ThreadView | None:
    """One thread by its place; None whether it does not exist or is for somebody else."""
    matter_id = Matter.objects.filter(code=matter_code).values_list("id", flat=True).first()
    one = seat(actor, matter_id, place, side=side) if matter_id else None
    if one is None:
        return None
    (line,) = _lines(actor, (one,))
    return _views(actor, matter_code, (line,), before)[0]


def conversations(actor: Actor, matter_code: str) -> tuple[ThreadView, ...]:
    """Every thread of a matter with its messages, side by side."""
    return _views(actor, matter_code, threads(actor, matter_code), None)


def may_read_item(actor: Actor, item_id: int) -> bool:
    """Whether this actor reads the thread in which an attachment hangs."""
    found = thread_of_item(item_id)
    if found is None:
        return False
    asked = seats(actor, found.matter_id)
    return any((one.audience, one.thread_party) == (found.audience, found.party_id) for one in asked)


def told_by_phone(one: Seat, *, besides: int) -> tuple[tuple[int, str], ...]:
    """Everybody on the parties' side who is to hear of a new message, with the side whose page they open."""
    return tuple((person, side) for person, side in readers(one) if person != besides)


def told_at_desk(one: Seat, *, besides: int) -> tuple[tuple[int, int], ...]:
    """Whoever handles the matter for the union, each with the case on whose page the thread is read.

    A worker's agent who handles his own representation hears of the worker's threads as their reader, not here.
    """
    on_a_side = {person for person, _side in readers(one)}
    found = handlers(one.matter_id)
    standing = {person for person, _case in found if standing_in(acting(person), one.matter_id)}
    return tuple(row for row in found if row[0] != besides and row[0] not in on_a_side | standing)


def unread_by_matter(actor: Actor, side: str) -> dict[str, int]:
    """Matter code → how many messages on this side's pages the actor has not read."""
    rows = dict(matters_of_side(actor, side).order_by("-id").values_list("id", "code")[:100])
    begun: dict[int, list[ThreadDigest]] = {}
    for found in threads_of(list(rows)):
        begun.setdefault(found.matter_id, []).append(found)
    return {
        rows[matter]: sum(
            line.unread for line in _lines(actor, seats(actor, matter, side=side), begun[matter])
        )
        for matter in begun
    }


def waiting(actor: Actor, matter_ids: Sequence[int] | None = None) -> dict[int, int]:
    """Matter → messages of the parties that nobody of the union has read, within reach. Of all matters: once a page.

    Whoever is a worker's agent in a matter has no figure of it: he counts as that worker's side there.
    """
    if matter_ids is None:
        return actor.once("waiting", lambda: waiting_of(_read_for_the_union(actor).values("matter_id")))
    return waiting_of(_read_for_the_union(actor).filter(matter_id__in=list(matter_ids)).values("matter_id"))


def _read_for_the_union(actor: Actor) -> QuerySet[Case]:
    found = reach(actor)
    within = cases_within(found, actor)
    if found.for_workers:
        within = within.exclude(matter_id__in=found.for_workers)
    return within


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One matter in which parties wrote what nobody of the union has read; `case_id` leads to it."""

    case_id: int
    number: str
    claimant: str
    respondent: str
    messages: int


def waiting_rows(actor: Actor) -> tuple[WaitingRow, ...]:
    """The matters that wait longest first, at most a hundred."""
    counts = waiting(actor)
    first = list(counts)[:100]
    cases = cases_within(reach(actor), actor).filter(matter_id__in=first).order_by("incident", "-id")
    newest = {case.matter_id: case for case in reversed(list(cases))}
    names = names_of_parties(first)
    return tuple(
        WaitingRow(newest[matter].pk, newest[matter].number, *names.get(matter, ("", "")), counts[matter])
        for matter in first
        if matter in newest
    )


def attached(actor: Actor, matter_code: str, page_id: int) -> tuple[int, int] | None:
    """Item and author of a page that hangs on a message of this matter, in a thread this actor reads; else None."""
    item = item_of_page(page_id)
    found = thread_of_item(item) if item is not None else None
    if item is None or found is None or not may_read_item(actor, item):
        return None
    author = author_of_item(item)
    here = Matter.objects.filter(pk=found.matter_id, code=matter_code).exists()
    return (item, author) if here and author is not None else None


def _lines(
    actor: Actor, asked: Sequence[Seat], begun: Iterable[ThreadDigest] | None = None
) -> tuple[ThreadLine, ...]:
    if not asked or actor.person_id is None:
        return ()
    there = threads_of([asked[0].matter_id]) if begun is None else begun
    found = {(one.audience, one.party_id): one for one in there}
    mine = [found[key] for key in ((one.audience, one.thread_party) for one in asked) if key in found]
    parties = [one.party_id for one in asked if one.party_id is not None]
    unread = unread_of(actor.person_id, asked[0].side, parties, [one.id for one in mine])
    return tuple(_line(one, found.get((one.audience, one.thread_party)), unread) for one in asked)


def _line(one: Seat, there: ThreadDigest | None, unread: Mapping[int, int]) -> ThreadLine:
    if there is None:
        return ThreadLine(one, None, None, 0)
    return ThreadLine(one, there.id, there.last_at, unread.get(there.id, 0))


def _views(
    actor: Actor, matter_code: str, lines: Sequence[ThreadLine], before: int | None
) -> tuple[ThreadView, ...]:
    """Constant in queries, however many threads and messages."""
    found = messages_of([line.id for line in lines if line.id is not None], limit=PAGE + 1, before=before)
    everything = [message for several in found.values() for message in several]
    items = items_named([item for message in everything for item in message.items]) if everything else {}
    names = dict(
        Person.objects.filter(pk__in={one.author_id for one in everything}).values_list("pk", "name")
    )
    parties = _parties(lines[0].seat.matter_id) if lines and everything else {}
    views = []
    for line in lines:
        several = found.get(line.id or 0, ())
        shown = several[-PAGE:]
        rows = tuple(_row(actor, line.seat, one, names, parties, items) for one in shown)
        views.append(ThreadView(line, matter_code, rows, shown[0].id if len(several) > PAGE else None))
    return tuple(views)


def _parties(matter_id: int) -> dict[int, Party]:
    rows = Party.objects.filter(matter_id=matter_id).select_related("person", "employer")
    return {party.pk: party for party in rows}


def _row(
    actor: Actor,
    here: Seat,
    one: MessageDigest,
    names: Mapping[int, str],
    parties: Mapping[int, Party],
    items: Mapping[int, ItemDigest],
) -> MessageRow:
    own = one.author_id == actor.person_id
    read = one.side == here.side and (one.side == "union" or one.party_id == here.party_id)
    return MessageRow(
        id=one.id,
        own=own,
        side=one.side,
        who=_who(here, one, names, parties),
        text=one.text,
        at=one.created_at,
        taken_back=one.taken_back_at is not None,
        may_take_back=own
        and one.taken_back_at is None
        and may_take_back(one.created_at, read=bool(one.receipts)),
        items=tuple(items[item] for item in one.items if item in items),
        read=_read(one.receipts, parties) if read else (),
    )


def _who(here: Seat, one: MessageDigest, names: Mapping[int, str], parties: Mapping[int, Party]) -> str:
    """The author's name; to the other parties the party's. Fellow workers of a group are not told each other's."""
    if one.side == "union" or here.side == "union" or one.party_id == here.party_id:
        return names.get(one.author_id, "")
    party = parties.get(one.party_id or 0)
    return name_of(party) if party and not one.side == here.side == "claimant" else ""


def _read(receipts: Iterable[ReceiptDigest], parties: Mapping[int, Party]) -> tuple[ReadRow, ...]:
    """The first reader of each other party; of several workers only that one of them has."""
    first: dict[tuple[str, int | None], ReadRow] = {}
    several = sum(party.side == "respondent" for party in parties.values()) > 1
    for one in receipts:
        party = parties.get(one.party_id or 0)
        named = several and one.side == "respondent" and party is not None
        key = (one.side, one.party_id if one.side == "respondent" else None)
        first.setdefault(key, ReadRow(one.side, name_of(party) if named and party else "", one.read_at))
    return tuple(first.values())
