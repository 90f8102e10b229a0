"""Jobs of dead workers are ended, old ones go; what they were to do is taken up elsewhere."""

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

DEAD = """
WITH dead AS (INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '5 minutes') RETURNING id)
UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT id FROM dead) WHERE id = %s
"""
REVIVED = """
UPDATE procrastinate_workers SET last_heartbeat = now()
WHERE id = (SELECT worker_id FROM procrastinate_jobs WHERE id = %s)
"""
LONG_AGO = "UPDATE procrastinate_events SET at = now() - interval '8 days' WHERE job_id = %s"


def defer(task: str) -> int:
    return app.configure_task(task).defer(timestamp=0)


def status(job_id: int) -> str | None:
    return ProcrastinateJob.objects.filter(pk=job_id).values_list("status", flat=True).first()


def is_over(job_id: int) -> bool:
    return status(job_id) == "succeeded"


def test_the_job_of_a_dead_worker_is_ended_and_that_of_a_living_one_is_not(working, wait_for) -> None:
    lost, living = defer("jobs.free_files"), defer("jobs.free_files.other")
    with connection.cursor() as cursor:
        cursor.execute(DEAD, [lost])
        cursor.execute(DEAD, [living])
        cursor.execute(REVIVED, [living])
    tidied = defer("jobs.tidy")
    with working():
        wait_for(lambda: is_over(tidied))
    assert (status(lost), status(living)) == ("aborted", "doing")


def test_what_a_dead_worker_was_to_index_is_indexed(working, wait_for) -> None:
    lost = app.configure_task("search.index").defer(what="matter", ids=[])
    with connection.cursor() as cursor:
        cursor.execute(DEAD, [lost])
    defer("jobs.tidy")
    with working():
        wait_for(lambda: is_over(lost))
    assert status(lost) == "succeeded"


def test_jobs_that_ended_more_than_a_week_ago_go(working, wait_for) -> None:
    old, young = defer("jobs.beat"), defer("jobs.beat.other")
    with connection.cursor() as cursor:
        for state in ("doing", "failed"):
            cursor.execute("UPDATE procrastinate_jobs SET status = %s", [state])
        cursor.execute(LONG_AGO, [old])
    tidied = defer("jobs.tidy")
    with working():
        wait_for(lambda: is_over(tidied))
    assert (status(old), status(young)) == (None, "failed")
