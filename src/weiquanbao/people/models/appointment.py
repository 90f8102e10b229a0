"""An appointment: a duty at an organisation, from a day, until a day."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When

from weiquanbao.people.duties import DUTIES, DUTY_CHOICES


class Appointment(models.Model):
    """One person's duty at one organisation; it reaches everything below that organisation.

    It counts once somebody else than its proposer approved it, from `starts_on` to the day before `ends_on`.
    """

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("organisations.Organisation", on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=DUTY_CHOICES)
    separation = models.GeneratedField(
        expression=Case(
            *(When(role=duty.code, then=Value(duty.separation)) for duty in DUTIES.values()),
            output_field=models.CharField(max_length=20),
        ),
        output_field=models.CharField(max_length=20),
        db_persist=True,
    )
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    declined_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    declined_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=list(DUTIES)), name="appointment_role"),
            # Nobody proposes or approves his own appointment, and two persons stand behind each (职责分离).
            models.CheckConstraint(
                condition=~Q(person=F("proposed_by")), name="appointment_not_proposed_to_self"
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(person=F("approved_by")),
                name="appointment_not_approved_for_self",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(proposed_by=F("approved_by")),
                name="appointment_two_persons",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="appointment_approval_whole",
            ),
            models.CheckConstraint(
                condition=Q(declined_by__isnull=True, declined_at__isnull=True)
                | Q(declined_by__isnull=False, declined_at__isnull=False, approved_at__isnull=True),
                name="appointment_declined_or_approved",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="appointment_dates"
            ),
            # One person never holds duties of two separation classes at the same time.
            ExclusionConstraint(
                name="appointment_separation",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("separation", RangeOperators.NOT_EQUAL),
                    (
                        Func(
                            F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(approved_at__isnull=False),
            ),
            # The same duty at the same place is not held twice at once.
            ExclusionConstraint(
                name="appointment_once",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("organisation", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_on"), F("ends_on"), function="daterange", output_field=DateRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(approved_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["proposed_at"], name="appointment_by_proposal")]

    def __str__(self) -> str:
        return f"appointment {self.pk}"
