"""Rating: what one party said of how it was heard in one case. It keeps no name and not who gave it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.words import SIDES
from weiquanbao.people.crypto import EncryptedTextField


class Rating(models.Model):
    """评价: one a case and party; the side is kept with it so that both can be counted beside each other."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    party = models.ForeignKey(Party, models.PROTECT, related_name="+")
    side = models.CharField(max_length=10, choices=list(SIDES.items()))
    heard = models.PositiveSmallIntegerField()
    explained = models.PositiveSmallIntegerField()
    even = models.PositiveSmallIntegerField()
    remark = EncryptedTextField(blank=True, default="")
    given_on = models.DateField()
    changed_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "party"], name="one_rating_a_case_and_party"),
            models.CheckConstraint(
                name="a_rating_is_one_to_five",
                condition=Q(heard__range=(1, 5), explained__range=(1, 5), even__range=(1, 5)),
            ),
        ]
