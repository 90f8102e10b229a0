"""beat: the worker says every minute that it works."""

from __future__ import annotations

from weiquanbao.common import dates
from weiquanbao.jobs.models import Beat
from weiquanbao.jobs.schedule import EVERY_MINUTE, periodic

WORKER = "worker"


@periodic("jobs.beat", EVERY_MINUTE)
def beat() -> None:
    """Write down that jobs are being done."""
    Beat.objects.update_or_create(worker=WORKER, defaults={"beat_at": dates.now()})
