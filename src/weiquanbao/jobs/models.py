"""Beat, DayDone, Failure, Backup: that the worker lives, which work is done, what went wrong, what is kept safe."""

from __future__ import annotations

from django.db import models


class Beat(models.Model):
    """The worker's sign of life: written by a job, so that it also proves that jobs are fetched and done."""

    worker = models.CharField(max_length=40, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"beat of {self.worker}"


class DayDone(models.Model):
    """One day for which one piece of daily work is done: written with the work, so neither is there alone."""

    work = models.CharField(max_length=40)
    day = models.DateField()
    done_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "day"], name="daily_work_once_a_day")]

    def __str__(self) -> str:
        return f"{self.work} of {self.day}"


class Failure(models.Model):
    """A job that ended in an error: its class and place. Never its message, which may repeat a person's data."""

    task = models.CharField(max_length=80)
    job_id = models.BigIntegerField(null=True)
    failed_at = models.DateTimeField(db_index=True)
    error = models.CharField(max_length=80)
    place = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return f"{self.task}: {self.error}"


class Backup(models.Model):
    """A backup that was finished; of how it lies and whether it can still be read this row knows nothing."""

    taken_at = models.DateTimeField(db_index=True, help_text="The point it shows.")
    finished_at = models.DateTimeField()
    size = models.PositiveBigIntegerField(help_text="Bytes.")

    def __str__(self) -> str:
        return f"backup of {self.taken_at}"
