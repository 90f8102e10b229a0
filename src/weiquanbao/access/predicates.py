"""Predicates over one account, today: what a screen of the house may be opened for.

They read the appointments once for each account object, so a page that asks five times queries once.
"""

from typing import Protocol, TypeGuard

import rules

from weiquanbao.access.actors import Actor, person
from weiquanbao.access.roles import READERS
from weiquanbao.common import dates
from weiquanbao.people.appointments import held_by
from weiquanbao.people.duties import CASEWORK
from weiquanbao.people.models import Account


class Visitor(Protocol):
    """Whoever asks for a page: an account, or somebody who has not signed in."""

    is_authenticated: bool


def duties_of(visitor: Visitor) -> frozenset[str]:
    """The duties an account may exercise today; none for a worker's account, even when its person holds some."""
    if not _is_staff(visitor):
        return frozenset()
    today = dates.today()
    kept: tuple[object, frozenset[str]] | None = getattr(visitor, "_duties_of_today", None)
    if kept is None or kept[0] != today:
        held = frozenset(each.role for each in held_by(visitor.person_id, today))
        kept = (today, held)
        visitor._duties_of_today = kept  # type: ignore[attr-defined]  # noqa: SLF001 - remembered for this request
    return kept[1]


def actor_of(visitor: Visitor) -> Actor | None:
    """The actor behind a visitor, or none when nobody is signed in."""
    if not isinstance(visitor, Account) or not visitor.is_authenticated or not visitor.is_active:
        return None
    return person(visitor.person_id, visitor.pk)


def _is_staff(visitor: Visitor) -> TypeGuard[Account]:
    return isinstance(visitor, Account) and visitor.is_active and visitor.kind == "staff"


@rules.predicate
def is_staff(visitor: Visitor) -> bool:
    """An active account of the staff, whatever its duties."""
    return _is_staff(visitor)


@rules.predicate
def handles_cases(visitor: Visitor) -> bool:
    """Holds a duty that handles cases."""
    return not duties_of(visitor).isdisjoint(CASEWORK)


@rules.predicate
def reads_cases(visitor: Visitor) -> bool:
    """Holds a duty that sees cases: those who handle them, and the auditor."""
    return not duties_of(visitor).isdisjoint(READERS)


@rules.predicate
def is_system_admin(visitor: Visitor) -> bool:
    """Is system administrator today."""
    return "system_admin" in duties_of(visitor)


@rules.predicate
def is_security_admin(visitor: Visitor) -> bool:
    """Is security administrator today."""
    return "security_admin" in duties_of(visitor)


@rules.predicate
def is_audit_admin(visitor: Visitor) -> bool:
    """Is audit administrator today."""
    return "audit_admin" in duties_of(visitor)


rules.add_perm("desk.open", reads_cases)
rules.add_perm("desk.handle", handles_cases)
rules.add_perm("administration.accounts", is_system_admin | is_security_admin)
rules.add_perm("administration.propose", is_system_admin)
rules.add_perm("administration.approve", is_security_admin)
rules.add_perm("administration.record", is_audit_admin)
