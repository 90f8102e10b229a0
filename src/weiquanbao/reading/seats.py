"""Where somebody sits: the threads of a matter one may read, for which side, and whether one may write there.

The one answer to “who reads this thread”: screens, attachments, receipts and figures all ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from weiquanbao.access.actors import Actor
from weiquanbao.cases.merged import why_not_said_here
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import SELF, Standing, in_force
from weiquanbao.reading.reach import cases_within, reach
from weiquanbao.reading.standing import ADVICE, is_told, standing_in

#: In which capacities one sits in the thread of a single party. A helper (协助的人) reads no messages, and a
#: representative (职工代表) speaks for the group, not for one member.
ALONE = frozenset({SELF, "contact", "agent"})
REPRESENTATIVE = "representative"
EVERYONE, GROUP, UNION = "everyone", "group", "union"


@dataclass(frozen=True, slots=True)
class Seat:
    """One thread as somebody may read it; `place` is how it is written in an address, whether it has begun or not.

    `side` and `party_id` say for whom the reader reads and writes; `of` is the party the thread is with, `others`
    whether somebody acts for it beside the party itself; `barred` says why nothing can be written now.
    """

    matter_id: int
    place: str
    audience: str
    thread_party: int | None
    side: str
    party_id: int | None
    of: str
    of_side: str
    others: bool
    barred: str


@dataclass(frozen=True, slots=True)
class Table:
    """Everybody who stands in a matter, read once; `elsewhere` says where it goes on, if it was merged."""

    matter_id: int
    parties: tuple[Party, ...]
    acting: frozenset[tuple[int, str]]
    elsewhere: str = ""

    @property
    def is_group(self) -> bool:
        """Several workers together."""
        return sum(party.side == "claimant" for party in self.parties) > 1

    @property
    def has_representatives(self) -> bool:
        return any(capacity == REPRESENTATIVE for _party, capacity in self.acting)

    def manned(self, party: Party) -> bool:
        """Somebody reads what is written to this party."""
        return party.person_id is not None or any(
            one == party.pk and capacity in ALONE for one, capacity in self.acting
        )

    @property
    def respondents_read(self) -> bool:
        return any(self.manned(party) for party in self.parties if party.side == "respondent")


def table_of(matter_id: int) -> Table:
    """Three queries; two more where the matter was merged."""
    parties = (
        Party.objects.filter(matter_id=matter_id).select_related("person", "employer").order_by("side", "id")
    )
    acting = in_force().filter(party__matter_id=matter_id).values_list("party_id", "capacity")
    return Table(matter_id, tuple(parties), frozenset(acting), why_not_said_here(matter_id))


def seats(actor: Actor, matter_id: int, *, side: str | None = None) -> tuple[Seat, ...]:
    """The threads this actor may read in a matter; nothing for a stranger.

    Whoever stands in the matter sits there by that alone, also a member of staff whom the union gave a worker as
    agent: what the employer writes to the union is not for him (回避).
    """
    standing = standing_in(actor, matter_id)
    if standing:
        asked = [one for one in standing if side in (None, one.side)]
        return _of_party(table_of(matter_id), asked) if is_told(matter_id, asked) else ()
    if side is not None:
        return ()
    found = reach(actor)
    if not cases_within(found, actor).filter(matter_id=matter_id).exists():
        return ()
    return _of_union(table_of(matter_id), "" if found.handles else "只看，不办。")


def seat(actor: Actor, matter_id: int, place: str, *, side: str | None = None) -> Seat | None:
    """One of them by its place."""
    return next((one for one in seats(actor, matter_id, side=side) if one.place == place), None)


def _of_party(table: Table, standing: Sequence[Standing]) -> tuple[Seat, ...]:
    by_id = {party.pk: party for party in table.parties}
    alone = [one for one in standing if one.capacity in ALONE]
    speaking = [one for one in standing if one.capacity == REPRESENTATIVE]
    found = [_union_seat(table, by_id[one.party_id], one.side, one.party_id) for one in _once(alone)]
    if speaking and table.is_group:
        found.append(_group_seat(table, "claimant", speaking[0].party_id))
    found.extend(_everyone_seat(table, one.side, one.party_id) for one in (*alone, *speaking)[:1])
    return tuple(_shut(one, table.elsewhere) for one in found)


def _once(standing: Iterable[Standing]) -> list[Standing]:
    return list({one.party_id: one for one in standing}.values())


def _of_union(table: Table, barred: str) -> tuple[Seat, ...]:
    found = [_union_seat(table, party, "union", None) for party in table.parties]
    if table.is_group and table.has_representatives:
        found.insert(0, _group_seat(table, "union", None))
    found.append(_everyone_seat(table, "union", None))
    return tuple(_shut(one, barred or table.elsewhere) for one in found)


def _shut(one: Seat, barred: str) -> Seat:
    return replace(one, barred=barred) if barred else one


def _union_seat(table: Table, party: Party, side: str, party_id: int | None) -> Seat:
    return Seat(
        matter_id=table.matter_id,
        place=f"{UNION}-{party.pk}",
        audience="worker_union" if party.side == "claimant" else "respondent_union",
        thread_party=party.pk,
        side=side,
        party_id=party_id,
        of=name_of(party),
        of_side=party.side,
        others=any(one == party.pk and capacity == "agent" for one, capacity in table.acting),
        barred="" if table.manned(party) else "这家单位还没有联系人，写了没有人看得到。",
    )


def _group_seat(table: Table, side: str, party_id: int | None) -> Seat:
    return Seat(table.matter_id, GROUP, "worker_union", None, side, party_id, "", "claimant", False, "")


def _everyone_seat(table: Table, side: str, party_id: int | None) -> Seat:
    barred = "" if table.respondents_read else "单位还没有人进来，写了对方看不到。"
    return Seat(table.matter_id, EVERYONE, EVERYONE, None, side, party_id, "", "", False, barred)


def readers(one: Seat) -> tuple[tuple[int, str], ...]:
    """The persons of the parties who read a thread, each with the side of the page they read it on; without staff."""
    parties = Party.objects.filter(matter_id=one.matter_id)
    if one.thread_party is not None:
        parties = parties.filter(pk=one.thread_party)
    elif one.place == GROUP:
        parties = parties.filter(side="claimant")
    capacities = {GROUP: {REPRESENTATIVE}, EVERYONE: {*ALONE, REPRESENTATIVE}}.get(one.place, ALONE)
    acting = in_force().filter(party__in=parties, capacity__in=capacities).order_by("id")
    rows = list(acting.values_list("person_id", "party__side"))
    if one.place != GROUP:
        own = parties.filter(person__isnull=False).order_by("id").values_list("person_id", "side")
        rows = [*((person, side) for person, side in own if person is not None), *rows]
    return tuple(dict.fromkeys(rows))


def handlers(matter_id: int) -> tuple[tuple[int, int], ...]:
    """Who of the union handles an open case of this matter, each with that case.

    A lawyer who answers a question is none of them: what is written to the union is not for him (内部规则 法律咨询 8).
    """
    rows = Case.objects.filter(matter_id=matter_id, closed_on=None, handler__isnull=False)
    rows = rows.exclude(procedure__in=ADVICE).order_by("-id")
    found = {handler: case for handler, case in rows.values_list("handler_id", "id") if handler is not None}
    return tuple(found.items())
