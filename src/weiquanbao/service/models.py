"""Service: one paper to one party, from its making until it is over."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.people.models import Consent, Person
from weiquanbao.procedures.service.forms import CAPACITIES
from weiquanbao.service.words import ELECTRONIC, WAYS


class Service(models.Model):
    """送达: the days and the way that count. What else shows it (who signed, who saw it, why it was refused) is
    written in the steps of its case, and not a second time here.

    `arrived_on` and `opened_on` are both kept: on a phone the first is the day that counts (民事诉讼法 90).
    """

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    paper_id = models.BigIntegerField(help_text="The paper; papers know nothing of their service.")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    way = models.CharField(max_length=10, blank=True, choices=list(WAYS.items()))
    consent = models.ForeignKey(Consent, models.PROTECT, null=True, related_name="+")
    sent_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    opened_on = models.DateField(
        null=True, help_text="First looked at on the platform, served that way or not."
    )
    served_on = models.DateField(null=True, help_text="The day that counts; the first valid way decides.")
    ended_on = models.DateField(null=True)
    tracking = models.CharField(max_length=40, blank=True)
    capacity = models.CharField(max_length=10, blank=True, choices=list(CAPACITIES))
    handed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    items = ArrayField(models.BigIntegerField(), default=list, help_text="Evidence: photos of it.")
    step = models.PositiveIntegerField(null=True, help_text="Number of the step that served it.")

    class Meta:
        indexes = [models.Index(fields=["paper_id"])]
        constraints = [
            models.UniqueConstraint(
                fields=["paper_id", "party"],
                condition=Q(ended_on=None),
                name="one_open_service_a_paper_and_party",
            ),
            models.CheckConstraint(
                name="served_by_some_way", condition=Q(served_on=None) | (~Q(way="") & Q(step__isnull=False))
            ),
            models.CheckConstraint(
                name="the_phone_needs_consent", condition=~Q(way=ELECTRONIC) | Q(consent__isnull=False)
            ),
            models.CheckConstraint(
                name="a_letter_has_a_number", condition=~Q(way="post") | Q(served_on=None) | ~Q(tracking="")
            ),
        ]
