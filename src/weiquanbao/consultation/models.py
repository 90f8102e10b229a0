"""KeptAnswer: what a lawyer wrote and has not sent. PublishedAnswer: an answer without names, for everybody to read."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from weiquanbao.cases.models import Case
from weiquanbao.people.crypto import EncryptedTextField
from weiquanbao.people.models import Person


class KeptAnswer(models.Model):
    """写了没发的答复: one a consultation and lawyer; gone once it is sent."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    lawyer = models.ForeignKey(Person, models.PROTECT, related_name="+")
    answer = EncryptedTextField(blank=True, default="")
    articles = models.CharField(max_length=400, blank=True)
    touched_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "lawyer"], name="one_kept_answer_a_lawyer")]

    def __str__(self) -> str:
        return f"kept answer {self.pk}"


class PublishedAnswer(models.Model):
    """公开的答复: written by one lawyer, passed by somebody else, consented to by whoever asked (内部规则 法律咨询 9).

    Names nobody: that is checked by rule and by the second pair of eyes. Withdrawn, it is shown to nobody any more.
    """

    case = models.OneToOneField(
        Case, models.PROTECT, related_name="+", help_text="The publication, begun from its consultation."
    )
    topic = models.CharField(max_length=30)
    question = models.CharField(max_length=300)
    answer = models.TextField()
    articles = models.CharField(max_length=400, blank=True)
    author = models.ForeignKey(Person, models.PROTECT, related_name="+")
    approver = models.ForeignKey(Person, models.PROTECT, related_name="+")
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    withdrawn_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    withdrawn_why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="nobody_passes_his_own_answer", condition=~Q(author=F("approver"))),
            models.CheckConstraint(
                name="an_answer_is_withdrawn_after_it_was_published",
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("published_on")),
            ),
            models.CheckConstraint(
                name="who_withdrew_an_answer_is_named_once_it_is_withdrawn",
                condition=Q(withdrawn_by=None, withdrawn_why="") | Q(withdrawn_on__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["topic", "-published_on"], condition=Q(withdrawn_on=None), name="answers_of_a_topic"
            )
        ]

    def __str__(self) -> str:
        return f"published answer {self.pk}"
