"""The worker's part of finding, done at once: everything the jobs that wait were written for is indexed."""

from __future__ import annotations

from procrastinate.contrib.django.models import ProcrastinateJob

from weiquanbao.search.indexing import index
from weiquanbao.sql.changed import TASK


def catch_up() -> int:
    """How many jobs there were; doing one again does no harm."""
    waiting = ProcrastinateJob.objects.filter(task_name=TASK, status="todo").order_by("id")
    several = list(waiting.values_list("args", flat=True))
    for told in {(one["what"], tuple(one["ids"])): one for one in several}.values():
        index(told["what"], told["ids"])
    return len(several)
