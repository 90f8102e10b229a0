"""warn_funds: whoever keeps a fund is told when its money fell below the line, whichever case it was paid in."""

from __future__ import annotations

from weiquanbao.access.actors import SYSTEM
from weiquanbao.desk.act import act
from weiquanbao.desk.refusals import Barred
from weiquanbao.jobs.schedule import EVERY_FIVE_MINUTES, periodic
from weiquanbao.reading import visible

LOW = "low_balance"


@periodic("jobs.warn_funds", EVERY_FIVE_MINUTES)
def warn_funds() -> None:
    """Once for each time it falls (内部规则 让渡基金 3); a guard of the act says so again, whoever was faster."""
    for case_id in visible.funds_below_line():
        try:
            act(case_id=case_id, act=LOW, acting_as=SYSTEM)
        except Barred:
            continue
