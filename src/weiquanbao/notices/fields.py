"""Which fields the sender of a text supplies, so that a misspelt one is found at start-up, not on the day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: The texts that belong to no procedure, and what their senders supply.
GENERIC: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "sign_in_code": frozenset({"code", "minutes"}),
        "confirm_code": frozenset({"code", "minutes"}),
        "authorise_code": frozenset({"code", "minutes"}),
        "sign_code": frozenset({"code", "minutes", "what"}),
        "helper_news": frozenset({"matter_code", "link"}),
        "helper_receipt": frozenset({"matter_code", "link"}),
        "helper_named": frozenset({"matter_code", "link"}),
        "helper_refused": frozenset({"matter_code"}),
        "resume_link": frozenset({"link", "until"}),
        "draft_handed": frozenset({"document", "link"}),
        "draft_answered": frozenset({"document", "outcome", "link"}),
        "draft_reviewed": frozenset({"document", "outcome", "link"}),
        "draft_reviewed_link": frozenset({"document", "outcome", "link"}),
        "new_message": frozenset({"link"}),
        "duty_booked": frozenset({"day", "time", "post", "address", "lawyer", "phone"}),
        "duty_reminder": frozenset({"time", "post", "address", "lawyer", "phone"}),
        "duty_called_off": frozenset({"day", "time", "post", "phone"}),
        "duty_day_off": frozenset({"day", "time", "post", "offer", "phone"}),
        "duty_lawyer_away": frozenset({"day", "time", "post", "lawyer", "phone"}),
        "duty_lawyer_changed": frozenset({"day", "time", "post", "lawyer", "phone"}),
        "duty_lawyer_back": frozenset({"day", "time", "post", "lawyer", "phone"}),
        "duty_still_nobody": frozenset({"time", "post", "phone"}),
        "duty_gap_due": frozenset({"time", "post", "count"}),
        "duty_swap_asked": frozenset({"lawyer", "shift", "in_return"}),
        "duty_swap_accepted": frozenset({"lawyer", "shift"}),
        "duty_swap_declined": frozenset({"lawyer", "shift"}),
        "duty_swap_approved": frozenset({"lawyer", "shift", "in_return"}),
        "duty_swap_refused": frozenset({"lawyer", "shift"}),
        "duty_leave_approved": frozenset({"days", "shifts"}),
        "duty_leave_refused": frozenset({"days"}),
        "duty_leave_returned": frozenset({"lawyer", "days", "shifts"}),
        "duty_filled": frozenset({"shift", "address"}),
        "duty_vacated": frozenset({"shifts", "why"}),
        "limitation_reminder": frozenset({"matter_code", "lapses_on", "days"}),
    }
)

_OF_PROCEDURE: dict[str, frozenset[str]] = {}


def supply(procedure: str, names: Iterable[str]) -> None:
    """Say once, when the sender's app is ready, which fields every notice of a procedure is given."""
    _OF_PROCEDURE[procedure] = frozenset(names)


def supplied(code: str) -> frozenset[str] | None:
    """The fields a text may use; None when nobody has said."""
    procedure, dot, _name = code.partition(".")
    return _OF_PROCEDURE.get(procedure) if dot else GENERIC.get(code)
