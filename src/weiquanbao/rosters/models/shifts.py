"""Shift, Leave, Swap: who sits where on a day, and how that changes."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from weiquanbao.common.dates import TZ, now
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person
from weiquanbao.rosters.models.hours import span
from weiquanbao.rosters.models.posts import DutyPost, Opening
from weiquanbao.rosters.words import LEAVE_STATES, SWAP_STATES


def standing() -> Q:
    """Shifts of a post that is open on their day, on a day that is sat: nobody is looked for elsewhere."""
    return Q(rest=False) & (Q(post__closed_on=None) | Q(post__closed_on__gt=F("day")))


_DECIDED = Q(decided_by=None, decided_at=None) | Q(decided_by__isnull=False, decided_at__isnull=False)


class Shift(models.Model):
    """坐班: a post at some hours of a day. Without a lawyer it is a gap (空档)."""

    post = models.ForeignKey(DutyPost, models.PROTECT, related_name="+")
    day = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    lawyer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    opening = models.ForeignKey(Opening, models.PROTECT, null=True, related_name="+", db_index=False)
    rest = models.BooleanField(
        default=False, help_text="Its day has become a day off: nobody sits and is looked for."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="nobody_sits_on_a_day_off", condition=Q(rest=False) | Q(lawyer__isnull=True)
            ),
            models.CheckConstraint(name="a_shift_lasts", condition=Q(ends__gt=F("starts"))),
            models.UniqueConstraint(fields=["opening", "day"], name="an_opening_is_planned_once"),
            ExclusionConstraint(
                name="a_lawyer_is_in_one_place",
                expressions=[("lawyer", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(lawyer__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["day", "post"], name="shifts_of_a_day")]

    def __str__(self) -> str:
        return f"shift {self.pk}"

    @property
    def over(self) -> bool:
        """Whether it is history: its hours have passed, be it today."""
        return datetime.combine(self.day, self.ends, TZ) <= now()


class Leave(models.Model):
    """请假: days on which a lawyer cannot come, first to last; somebody else approves it."""

    lawyer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    reason = EncryptedTextField()
    state = models.CharField(max_length=10, choices=list(LEAVE_STATES.items()), default="asked")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_leave_lasts", condition=Q(ends_on__gte=F("starts_on"))),
            models.CheckConstraint(name="a_leave_is_decided_whole", condition=_DECIDED),
            models.CheckConstraint(
                name="a_leave_is_decided",
                condition=~Q(state__in=["approved", "refused", "returned"]) | Q(decided_by__isnull=False),
            ),
            # 职责分离: nobody approves his own leave.
            models.CheckConstraint(
                name="a_leave_is_not_ones_own_to_decide",
                condition=Q(decided_by=None) | ~Q(decided_by=F("lawyer")),
            ),
            ExclusionConstraint(
                name="a_day_of_leave_is_asked_once",
                expressions=[
                    ("lawyer", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state__in=["asked", "approved"]),
            ),
        ]

    def __str__(self) -> str:
        return f"leave {self.pk}"


class Swap(models.Model):
    """换班: `shift` of one lawyer goes to a colleague, for a shift of his (`other`) or for nothing.

    The colleague accepts, then whoever keeps the roster approves; the roster changes at that moment.
    """

    shift = models.ForeignKey(Shift, models.PROTECT, related_name="+")
    other = models.ForeignKey(Shift, models.PROTECT, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    colleague = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=list(SWAP_STATES.items()), default="asked")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_swap_has_two", condition=~Q(asked_by=F("colleague"))),
            models.CheckConstraint(name="a_swap_is_decided_whole", condition=_DECIDED),
            models.CheckConstraint(
                name="a_swap_is_accepted_before_it_is_decided",
                condition=~Q(state__in=["approved", "refused"])
                | Q(answered_at__isnull=False, decided_by__isnull=False),
            ),
            # 职责分离: neither of the two approves it.
            models.CheckConstraint(
                name="a_swap_is_decided_by_a_third",
                condition=Q(decided_by=None) | (~Q(decided_by=F("asked_by")) & ~Q(decided_by=F("colleague"))),
            ),
            models.UniqueConstraint(
                fields=["shift"], condition=Q(state__in=["asked", "accepted"]), name="one_swap_of_a_shift"
            ),
        ]

    def __str__(self) -> str:
        return f"swap {self.pk}"
