"""Assignment, Advance, DirectPayment: whose wages the union advances, how much of them, and what went past it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.funds.models.books import Entry, Fund
from weiquanbao.funds.words import ROADS, SPLITS, STATES
from weiquanbao.people.append_only import append_only
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Assignment(models.Model):
    """债权让渡: one case of it, for all workers of a matter who apply. Three people stand behind it, never two."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+")
    respondent = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="Who owes the wages.")
    split = models.CharField(max_length=16, choices=list(SPLITS.items()), default="worker_first")
    assessor = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    approver = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    cashier = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+", db_index=False)
    agreed_on = models.DateField(null=True)
    notified_on = models.DateField(
        null=True, help_text="The day the notice of the assignment reached the respondent (民法典 546)."
    )
    road = models.CharField(max_length=16, blank=True, choices=list(ROADS.items()))

    class Meta:
        constraints = [
            # 职责分离: who assesses, who approves and who pays are three people.
            models.CheckConstraint(
                name="an_assessor_does_not_approve",
                condition=Q(assessor=None) | Q(approver=None) | ~Q(assessor=F("approver")),
            ),
            models.CheckConstraint(
                name="an_assessor_does_not_pay",
                condition=Q(assessor=None) | Q(cashier=None) | ~Q(assessor=F("cashier")),
            ),
            models.CheckConstraint(
                name="an_approver_does_not_pay",
                condition=Q(approver=None) | Q(cashier=None) | ~Q(approver=F("cashier")),
            ),
            models.CheckConstraint(name="assignment_split", condition=Q(split__in=list(SPLITS))),
            models.CheckConstraint(name="assignment_road", condition=Q(road__in=["", *ROADS])),
        ]


class Advance(models.Model):
    """垫付: of one worker, what he is owed, what was granted of it, and where it goes. All sums in fen."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+", help_text="The worker.")
    owed = models.BigIntegerField(help_text="Wages owed to him by the respondent.")
    granted = models.BigIntegerField(null=True, help_text="Advanced to him, and taken over from him.")
    wages_from = models.DateField(null=True)
    wages_until = models.DateField(null=True)
    account = EncryptedTextField(blank=True, default="")
    bank = EncryptedTextField(blank=True, default="")
    holder = EncryptedTextField(blank=True, default="")
    state = models.CharField(max_length=10, choices=list(STATES.items()), default="applied")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["party"], condition=~Q(state="dropped"), name="one_standing_advance_of_a_worker"
            ),
            models.CheckConstraint(name="wages_are_owed", condition=Q(owed__gt=0)),
            models.CheckConstraint(
                name="no_more_is_granted_than_owed",
                condition=Q(granted=None) | Q(granted__gt=0) & Q(granted__lte=F("owed")),
            ),
            models.CheckConstraint(name="advance_state", condition=Q(state__in=list(STATES))),
            models.CheckConstraint(
                name="what_is_granted_is_a_sum",
                condition=Q(state__in=["applied", "dropped"]) | Q(granted__isnull=False),
            ),
            models.CheckConstraint(
                name="wages_have_a_first_and_a_last_day",
                condition=Q(wages_from=None)
                | Q(wages_until=None)
                | Q(wages_until__gte=F("wages_from")),
            ),
        ]  # fmt: skip


class DirectPayment(models.Model):
    """直接付给职工: what the respondent paid to a worker past the union, before or after the notice reached him.

    `own` of it counts on the part the worker kept. Paid before the notice, the rest counts on the union's part and is
    booked (`entry`): he owes it to the union; paid after it, the rest counts on nothing (民法典 546, 合同编通则
    解释 48).
    `corrects` names a row that was wrong: the same sums with the other sign.
    """

    advance = models.ForeignKey(Advance, models.PROTECT, related_name="+")
    fen = models.BigIntegerField()
    own = models.BigIntegerField()
    before_notice = models.BooleanField()
    paid_on = models.DateField()
    recorded_at = models.DateTimeField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", db_index=False)
    step = models.PositiveIntegerField()
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="a_direct_payment_has_its_parts",
                condition=Q(corrects=None, fen__gt=0, own__gte=0, own__lte=F("fen"))
                | Q(corrects__isnull=False, fen__lt=0, own__lte=0, own__gte=F("fen")),
            ),
        ]
        triggers = append_only()
