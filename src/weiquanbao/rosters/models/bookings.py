"""Booking: a time to come in person."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q

from weiquanbao.people.models import Person
from weiquanbao.rosters.models.hours import span
from weiquanbao.rosters.models.shifts import Shift
from weiquanbao.rosters.words import BOOKING_STATES


class Booking(models.Model):
    """约时间: a worker, whose phone was confirmed, comes to a post for so long. It goes with the shift, not the lawyer.

    `day` is that of the shift.
    """

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="bookings")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=list(BOOKING_STATES.items()), default="booked")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_booking_lasts", condition=Q(ends__gt=F("starts"))),
            models.CheckConstraint(
                name="a_booking_ends_once",
                condition=Q(state="booked", ended_at=None) | (~Q(state="booked") & Q(ended_at__isnull=False)),
            ),
            ExclusionConstraint(
                name="a_time_is_booked_once",
                expressions=[("shift", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(state="booked"),
            ),
            ExclusionConstraint(
                name="a_worker_comes_to_one_place",
                expressions=[("person", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(state="booked"),
            ),
        ]

    def __str__(self) -> str:
        return f"booking {self.pk}"
