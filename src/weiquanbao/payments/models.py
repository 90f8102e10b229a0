"""Plan, Due, Payment: what an agreement says is due to whom by when, and what became of it. Yuan, exact to the fen.

The database holds the sums: what is paid on the instalments of a worker is what he said he received, neither is more
than agreed, and what waits for an answer fits into what is still open.
"""

from __future__ import annotations

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.payments.words import ANSWERS, TELLERS, WAYS

_SUMS = """
IF (SELECT COALESCE(sum(d.paid), 0) FROM payments_due d WHERE d.case_id = NEW.case_id AND d.party_id = NEW.party_id)
    <> (SELECT COALESCE(sum(p.received), 0) FROM payments_payment p
        WHERE p.case_id = NEW.case_id AND p.party_id = NEW.party_id) THEN
    RAISE EXCEPTION 'what is paid is not what was received';
END IF;
IF (SELECT COALESCE(sum(d.amount - d.paid), 0) FROM payments_due d
        WHERE d.case_id = NEW.case_id AND d.party_id = NEW.party_id)
    < (SELECT COALESCE(sum(p.amount), 0) FROM payments_payment p
        WHERE p.case_id = NEW.case_id AND p.party_id = NEW.party_id AND p.answer = 'waiting') THEN
    RAISE EXCEPTION 'more is reported than is open';
END IF;
RETURN NULL;
"""


def sums_hold(name: str) -> pgtrigger.Trigger:
    """Judged when the transaction ends: one act moves both tables."""
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Row,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        func=_SUMS,
    )


class Plan(models.Model):
    """约定: the offer both sides accepted in a mediation, who pays, and the day the agreement took effect."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    offer = models.OneToOneField(
        Case, models.PROTECT, related_name="+", help_text="Followed once, however often it is opened."
    )
    mediation = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="The respondent who pays.")
    agreed_on = models.DateField()


class Due(models.Model):
    """一期一人: one instalment of one worker. `late_on`: the day it was told to be late."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    paid = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    late_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["due_on"], condition=Q(paid__lt=F("amount")), name="dues_that_are_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party", "number"], name="one_due_an_instalment_and_worker"
            ),
            models.CheckConstraint(name="something_is_due", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="no_more_is_paid_than_due", condition=Q(paid__gte=0) & Q(paid__lte=F("amount"))
            ),
        ]
        triggers = [sums_hold("what_is_paid_was_received")]


class Payment(models.Model):
    """一笔付款: what somebody said was paid to one worker, and what that worker said of it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="The worker it was paid to.")
    step = models.PositiveIntegerField(help_text="Number of the step that told it.")
    teller = models.CharField(max_length=10, choices=list(TELLERS.items()))
    on_behalf = models.BooleanField(default=False, help_text="Staff wrote it down.")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    paid_on = models.DateField()
    way = models.CharField(max_length=8, choices=list(WAYS.items()))
    items = ArrayField(models.BigIntegerField(), default=list, help_text="Pieces of evidence.")
    answer = models.CharField(max_length=8, choices=list(ANSWERS.items()), default="waiting")
    received = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    answered_step = models.PositiveIntegerField(null=True)
    answered_on = models.DateField(null=True)
    answered_for = models.BooleanField(default=False, help_text="Staff wrote the answer down.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "party", "step"], name="one_payment_a_step_and_worker"),
            models.CheckConstraint(name="something_is_paid", condition=Q(amount__gt=0)),
            models.CheckConstraint(
                name="an_answer_fits_its_sum",
                condition=(
                    Q(answer="waiting", received=None, answered_step=None, answered_on=None)
                    | Q(answered_step__isnull=False, answered_on__isnull=False)
                    & (
                        Q(answer="received", received=F("amount"))
                        | Q(answer="part", received__gt=0, received__lt=F("amount"))
                        | Q(answer="none", received=0)
                    )
                ),
            ),
        ]
        triggers = [sums_hold("what_was_received_is_paid")]
