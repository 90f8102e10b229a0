"""close_day: seal the ledger's past days."""

from __future__ import annotations

from weiquanbao.common import dates
from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.ledger.roots import close_days_before


@periodic("jobs.close_day", EVERY_HOUR)
def close_day() -> None:
    """Seal every past day that is not sealed yet."""
    close_days_before(dates.today())
