"""Predicates over one account, today: what a screen of the house may be opened for.

They read the appointments once for each account object, so a page that asks twenty times queries once.
"""

from typing import TypeGuard

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from rules.predicates import predicate
from rules.rulesets import add_rule

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import duties_held
from weiquanbao.access.roles import NARROW, ON_CASES
from weiquanbao.people.duties import CASEWORK
from weiquanbao.people.models import Account

Visitor = AbstractBaseUser | AnonymousUser
"""Whoever asks for a page: an account, or somebody who has not signed in."""


def duties_of(visitor: Visitor) -> frozenset[str]:
    """The duties an account may exercise today; none for a worker's account, even when its person holds some."""
    actor = actor_of(visitor) if _is_staff(visitor) else None
    return duties_held(actor) if actor else frozenset()


def actor_of(visitor: Visitor) -> Actor | None:
    """The actor behind a visitor, or none when nobody is signed in."""
    if not isinstance(visitor, Account) or not visitor.is_authenticated or not visitor.is_active:
        return None
    kept: Actor | None = getattr(visitor, "_actor_here", None)
    if kept is None:
        kept = Actor("person", visitor.person_id, visitor.pk, kept={})
        visitor._actor_here = kept  # type: ignore[attr-defined]  # noqa: SLF001 - one for this request
    return kept


def staff_of(visitor: Visitor) -> Account | None:
    """The visitor's account when it is an active one of the staff."""
    return visitor if _is_staff(visitor) else None


def _is_staff(visitor: Visitor) -> TypeGuard[Account]:
    return isinstance(visitor, Account) and visitor.is_active and visitor.kind == "staff"


@predicate
def is_staff(visitor: Visitor) -> bool:
    """An active account of the staff, whatever its duties."""
    return _is_staff(visitor)


@predicate
def handles_cases(visitor: Visitor) -> bool:
    """Holds a duty that handles cases."""
    return not duties_of(visitor).isdisjoint(CASEWORK)


@predicate
def acts_on_cases(visitor: Visitor) -> bool:
    """Holds a duty that does something in cases: those who handle them, and the cashier his own part."""
    return not duties_of(visitor).isdisjoint({*CASEWORK, *NARROW})


@predicate
def reads_cases(visitor: Visitor) -> bool:
    """Holds a duty that sees cases: those who handle them, the auditor, and the cashier those of the fund."""
    return not duties_of(visitor).isdisjoint(ON_CASES)


@predicate
def is_system_admin(visitor: Visitor) -> bool:
    """Is system administrator today."""
    return "system_admin" in duties_of(visitor)


@predicate
def is_security_admin(visitor: Visitor) -> bool:
    """Is security administrator today."""
    return "security_admin" in duties_of(visitor)


@predicate
def is_audit_admin(visitor: Visitor) -> bool:
    """Is audit administrator today."""
    return "audit_admin" in duties_of(visitor)


add_rule("desk.open", reads_cases)
add_rule("desk.handle", handles_cases)
add_rule("administration.accounts", is_system_admin | is_security_admin)
add_rule("administration.propose", is_system_admin)
add_rule("administration.approve", is_security_admin)
add_rule("administration.record", is_audit_admin)
