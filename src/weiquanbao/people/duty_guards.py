"""The guards of administration: who may do it, and never to himself."""

from weiquanbao.common import dates
from weiquanbao.people.appointments import exercised, holds
from weiquanbao.people.duties import ADMINISTRATORS, DUTIES


class NotAllowed(ValueError):
    """The house rules do not allow it; the message is the sentence for the screen."""


def require_duty(person_id: int, role: str, *, path: str | None = None) -> None:
    """Refuse unless the person holds this duty today, and reaches the organisation when one is given."""
    if not holds(person_id, role, path=path):
        where = "，而且要管得到这个组织" if path and holds(person_id, role) else ""
        raise NotAllowed(f"这件事要由{DUTIES[role].label}来办{where}。")


def refuse_own(person_id: int, subject: int, what: str) -> None:
    """Nobody does this to himself (职责分离)."""
    if person_id == subject:
        raise NotAllowed(f"不能给自己{what}，请另一个人来办。")


def refuse_last_administrator(person_id: int) -> None:
    """Refuse to take away the last of the three administrators of a kind: nobody could put one back."""
    for role in ADMINISTRATORS:
        holders = exercised(dates.today()).filter(role=role)
        if holders.filter(person=person_id).exists() and not holders.exclude(person=person_id).exists():
            raise NotAllowed(f"这是最后一位{DUTIES[role].label}，先任命接任的人。")
