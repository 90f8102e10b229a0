"""How background work is doing, for /readyz, /metrics and the system administrator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from procrastinate.contrib.django.models import ProcrastinateJob

from weiquanbao.common import dates
from weiquanbao.jobs.backups import last_taken
from weiquanbao.jobs.models import Beat, Failure
from weiquanbao.notices.reading import outbox
from weiquanbao.papers import certificates
from weiquanbao.papers.actions import unsealed

#: The beat comes every minute; later than this, somebody should look.
LATE = timedelta(minutes=3)


def last_beat() -> datetime | None:
    """When the worker last said that it works."""
    return Beat.objects.order_by("-beat_at").values_list("beat_at", flat=True).first()


def is_late() -> bool:
    """Whether the worker has been silent for too long."""
    beat = last_beat()
    return beat is None or dates.now() - beat > LATE


def figures() -> Mapping[str, float]:
    """Gauges by name: what waits, for how long, and what failed in the last 24 hours."""
    now, mail = dates.now(), outbox()
    waiting = ProcrastinateJob.objects.filter(status="todo", scheduled_at=None)
    beat, backup = last_beat(), last_taken()
    return MappingProxyType(
        {
            "weiquanbao_jobs_waiting": waiting.count(),
            "weiquanbao_jobs_failed_24h": Failure.objects.filter(
                failed_at__gt=now - timedelta(days=1)
            ).count(),
            "weiquanbao_worker_silent_seconds": (now - beat).total_seconds() if beat else float("inf"),
            "weiquanbao_papers_unsealed": unsealed().count() if certificates.is_configured() else 0,
            "weiquanbao_backup_age_seconds": (now - backup).total_seconds() if backup else float("inf"),
            "weiquanbao_notices_waiting": mail.waiting,
            "weiquanbao_notices_failing": mail.failing,
            "weiquanbao_notices_given_up": mail.given_up,
            "weiquanbao_notices_overdue_seconds": _overdue(mail.oldest_due_at, now),
        }
    )


def _overdue(due: datetime | None, now: datetime) -> float:
    return max(0.0, (now - due).total_seconds()) if due else 0.0
