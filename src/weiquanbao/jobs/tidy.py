"""tidy: end the jobs of dead workers, forget secrets that have served, put old records away."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.jobs import Status

from weiquanbao.common import dates
from weiquanbao.invitations.actions import drop_old_words
from weiquanbao.jobs.models import Failure
from weiquanbao.jobs.schedule import EVERY_FIVE_MINUTES, EVERY_HOUR, periodic
from weiquanbao.notices.blanking import blank_secrets
from weiquanbao.people.codes import drop_old_codes
from weiquanbao.people.lockout import drop_old_tries
from weiquanbao.sql.changed import TASK

#: A worker says every ten seconds that it lives; silent for this long, its jobs are nobody's.
SILENT_SECONDS = 60
#: Finished jobs are kept for a week and failures for a quarter, to be able to look back.
KEEP_JOBS_HOURS = 7 * 24
KEEP_FAILURES = timedelta(days=90)


@app.periodic(cron=EVERY_FIVE_MINUTES, periodic_id="jobs.tidy")
@app.task(name="jobs.tidy", queueing_lock="jobs.tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int) -> None:
    """End the jobs of dead workers. What they were to do is taken up by the sweep or by the next turn.

    Nothing sweeps what was to be indexed: that job is done again.
    """
    jobs = context.app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=SILENT_SECONDS):
        if job.task_name == TASK:
            await jobs.retry_job(job)
        else:
            await jobs.finish_job(job, Status.ABORTED, delete_job=False)
    await jobs.delete_old_jobs(
        nb_hours=KEEP_JOBS_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


@periodic("jobs.forget", EVERY_HOUR)
def forget() -> None:
    """Blank the codes and links of yesterday; drop worn-out tries, words begun, ended sessions, old failures."""
    blank_secrets()
    drop_old_codes()
    drop_old_tries()
    drop_old_words()
    SessionStore.clear_expired()
    Failure.objects.filter(failed_at__lt=dates.now() - KEEP_FAILURES).delete()
