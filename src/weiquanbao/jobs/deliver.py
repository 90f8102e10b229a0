"""deliver: bring notices on their way, each when it is queued, and every minute what is left over."""

from __future__ import annotations

from procrastinate import JobContext
from procrastinate.contrib.django import app

from weiquanbao.jobs.schedule import EVERY_MINUTE
from weiquanbao.notices import delivery
from weiquanbao.notices.wakeup import DELIVER


@app.task(name=DELIVER)
def deliver_notice(notice_id: int) -> None:
    """Deliver one notice, if nobody else has."""
    delivery.deliver(notice_id)


@app.periodic(cron=EVERY_MINUTE, periodic_id="jobs.deliver_due")
@app.task(name="jobs.deliver_due", queueing_lock="jobs.deliver_due", pass_context=True)
def deliver_due(context: JobContext, timestamp: int) -> None:
    """Deliver what is due and was left over: retries, and what a dying worker held."""
    delivery.deliver_due(stop=context.should_abort)
