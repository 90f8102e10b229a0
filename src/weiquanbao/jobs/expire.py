"""expire: let the clocks of cases run out."""

from __future__ import annotations

from weiquanbao.desk.expire import expire_due
from weiquanbao.jobs.schedule import EVERY_FIVE_MINUTES, periodic


@periodic("jobs.expire_clocks", EVERY_FIVE_MINUTES)
def expire_clocks() -> None:
    """Do the acts of CLOCK that are due; each takes effect on its due date, whenever this runs."""
    expire_due()
