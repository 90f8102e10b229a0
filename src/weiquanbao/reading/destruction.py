"""到期的卷宗: what is due, the lists, and who may list and sign. For those who hold the whole county."""

from __future__ import annotations

from dataclasses import dataclass

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.archive.lists import LineRow, ListRow, lists, one_list
from weiquanbao.archive.retention import Due, due

LISTING, SIGNING, LOOKING = (
    frozenset({"county_officer", "leader"}),
    frozenset({"leader"}),
    frozenset({"auditor"}),
)


@dataclass(frozen=True, slots=True)
class ArchivePage:
    """What is due today, and the lists so far."""

    due: tuple[Due, ...]
    lists: tuple[ListRow, ...]
    may_list: bool
    for_county: bool


@dataclass(frozen=True, slots=True)
class ListPage:
    """One list; `may_sign` for a leader who did not make it, while nobody has decided."""

    row: ListRow
    lines: tuple[LineRow, ...]
    may_sign: bool
    own: bool


def archive_page(actor: Actor) -> ArchivePage:
    """What is due and what was listed; an empty page for whoever does not answer for the whole county."""
    duties = _at_the_root(actor)
    if duties.isdisjoint(LISTING | LOOKING):
        return ArchivePage((), (), may_list=False, for_county=False)
    return ArchivePage(due(), lists(), may_list=not duties.isdisjoint(LISTING), for_county=True)


def destruction_list(actor: Actor, list_id: int) -> ListPage | None:
    """One list; None for the same people, and where there is none."""
    duties = _at_the_root(actor)
    found = None if duties.isdisjoint(LISTING | LOOKING) else one_list(list_id)
    if found is None:
        return None
    row, lines = found
    own = row.proposed_by == actor.person_id
    open_to_all = row.decided_at is None and not duties.isdisjoint(SIGNING)
    return ListPage(row, lines, may_sign=open_to_all and not own, own=own)


def _at_the_root(actor: Actor) -> frozenset[str]:
    return frozenset(each.role for each in held(actor) if each.at_the_root)
