"""Consent, Session, Terms, Instalment, Share, Examination, Note: what a mediation keeps beside its ledger."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.words import SIDES
from weiquanbao.mediation.words import ANSWERS, MAKERS, PURPOSES, SESSION_STATES, VIEWS, WAYS
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class Consent(models.Model):
    """自愿: what one party said to being asked, once for each purpose; a later answer takes the place of the former."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=8, choices=list(PURPOSES.items()))
    answer = models.CharField(max_length=4, choices=list(ANSWERS.items()))
    step = models.PositiveIntegerField()
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case", "party", "purpose"], name="one_answer_a_party_and_purpose"
            )
        ]


class Session(models.Model):
    """会谈: a time and a place for both sides; nobody mediates in two rooms at once."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    mediator = models.ForeignKey(Person, models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    way = models.CharField(max_length=8, choices=list(WAYS.items()))
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=list(SESSION_STATES.items()), default="set")
    step = models.PositiveIntegerField(
        help_text="Number of the step that fixed it, or that wrote its minutes."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(name="a_session_lasts", condition=Q(ends_at__gt=F("starts_at"))),
            models.UniqueConstraint(fields=["case"], condition=Q(state="set"), name="one_session_ahead"),
            ExclusionConstraint(
                name="a_mediator_is_in_one_room",
                expressions=[
                    ("mediator", RangeOperators.EQUAL),
                    (
                        Func(
                            F("starts_at"), F("ends_at"), function="tstzrange",
                            output_field=DateTimeRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                condition=Q(state="set"),
            ),
        ]  # fmt: skip


class Terms(models.Model):
    """条件: what one offer says, by whom, and the day both sides had accepted it."""

    case = models.OneToOneField(Case, models.PROTECT, related_name="+")
    mediation = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(
        Party, models.PROTECT, related_name="+", help_text="The respondent who would pay."
    )
    made_by = models.CharField(max_length=10, choices=list(MAKERS.items()))
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    made_on = models.DateField()
    accepted_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="an_offer_is_of_something", condition=Q(amount__gt=0)),
            models.UniqueConstraint(
                fields=["mediation", "party"],
                condition=Q(accepted_on__isnull=False),
                name="a_respondent_settles_once",
            ),
        ]


class Instalment(models.Model):
    """一期: one payment of an offer."""

    terms = models.ForeignKey(Terms, models.PROTECT, related_name="instalments")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["terms", "number"], name="one_instalment_a_number"),
            models.CheckConstraint(name="an_instalment_is_something", condition=Q(amount__gt=0)),
        ]


class Share(models.Model):
    """一份: what one offer would give one worker, and whether it binds him (办案规则 63: only who said yes)."""

    terms = models.ForeignKey(Terms, models.PROTECT, related_name="shares")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    bound = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["terms", "party"], name="one_share_a_worker"),
            models.CheckConstraint(name="a_share_is_something", condition=Q(amount__gt=0)),
        ]


class Examination(models.Model):
    """质证: one side's view of one item of the other's; the last word counts, the ledger has them all."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    item_id = models.BigIntegerField()
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    authenticity = models.CharField(max_length=8, choices=list(VIEWS.items()))
    legality = models.CharField(max_length=8, choices=list(VIEWS.items()))
    relevance = models.CharField(max_length=8, choices=list(VIEWS.items()))
    reason = EncryptedTextField(blank=True, default="")
    step = models.PositiveIntegerField()
    said_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "item_id", "party"], name="one_view_a_party_and_item")
        ]


class Note(models.Model):
    """单独谈的: what one side told the mediator alone. Not in the dossier; only its author reads it (人民调解法 15)."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    text = EncryptedTextField()
    written_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "author"])]
