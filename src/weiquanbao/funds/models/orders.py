"""PaymentOrder: what the cashier tells the bank to pay, and what became of it."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from weiquanbao.funds.models.assignments import Advance
from weiquanbao.funds.models.books import Entry
from weiquanbao.funds.words import ORDER_KINDS, ORDER_STATES


class PaymentOrder(models.Model):
    """付款单: one payment to one worker. It stands in the transaction of its posting, so neither is without the other.

    `entry` ordered it (an advance) or paid it out (a worker's part); `confirmed` booked that the bank paid, `returned`
    that it came back.
    """

    advance = models.ForeignKey(Advance, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=list(ORDER_KINDS.items()))
    fen = models.BigIntegerField()
    state = models.CharField(max_length=8, choices=list(ORDER_STATES.items()))
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")
    confirmed = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    returned = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    ordered_on = models.DateField()
    paid_on = models.DateField(null=True)
    returned_on = models.DateField(null=True)
    bank_ref = models.CharField(max_length=60, blank=True, help_text="The bank's own serial number.")
    items = ArrayField(models.BigIntegerField(), default=list, help_text="Vouchers among the evidence.")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["advance"], condition=Q(state="ordered"), name="one_open_order_of_an_advance"
            ),
            models.CheckConstraint(name="an_order_pays_something", condition=Q(fen__gt=0)),
            models.CheckConstraint(name="order_kind", condition=Q(kind__in=list(ORDER_KINDS))),
            models.CheckConstraint(
                name="an_order_says_what_became_of_it",
                condition=Q(state="ordered", kind="advance", paid_on=None, confirmed=None, returned=None)
                | Q(state="paid", paid_on__isnull=False, returned=None)
                & (Q(kind="payout", confirmed=None) | Q(kind="advance", confirmed__isnull=False))
                | Q(state="returned", returned__isnull=False, returned_on__isnull=False),
            ),
        ]
