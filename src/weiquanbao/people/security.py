"""Writing the security record: what happened to which account, who did it, from where. It only grows."""

from weiquanbao.common import dates
from weiquanbao.people.models import SecurityEvent
from weiquanbao.people.sources import source_of

DEMONSTRATION = "demonstration"
"""The detail of a sign-in by one click on a sample account, without password and code."""


def record_event(
    kind: str,
    *,
    account_id: int | None = None,
    by: int | None = None,
    subject: int | None = None,
    detail: str = "",
    address: str | None = None,
) -> SecurityEvent:
    """Write one event. `detail` holds codes and ids only; the address is kept as a digest."""
    return SecurityEvent.objects.create(
        kind=kind,
        account_id=account_id,
        by_id=by,
        subject_id=subject,
        detail=detail,
        source=source_of(address),
        at=dates.now(),
    )
