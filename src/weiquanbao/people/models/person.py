"""A person: worker, officer, contact of an employer."""

from django.db import models
from django.db.models import Q

from weiquanbao.people.crypto import EncryptedTextField


class Person(models.Model):
    """A person as the union knows him: a name and a phone; phone and identity number are encrypted at rest.

    A phone may be shared by a family or a dormitory, so a person is told by name and phone together.
    """

    name = models.CharField(max_length=50)
    phone = EncryptedTextField(null=True, blank=True)
    phone_index = models.CharField(max_length=64, null=True, blank=True)
    id_number = EncryptedTextField(null=True, blank=True)
    id_number_index = models.CharField(max_length=64, null=True, blank=True)
    home_region = models.ForeignKey(
        "organisations.Region", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    language = models.CharField(max_length=10, default="zh-hans")
    created_at = models.DateTimeField()
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="person_named"),
            models.CheckConstraint(
                condition=Q(phone__isnull=True, phone_index__isnull=True)
                | Q(phone__isnull=False, phone_index__isnull=False),
                name="person_phone_indexed",
            ),
            models.CheckConstraint(
                condition=Q(id_number__isnull=True, id_number_index__isnull=True)
                | Q(id_number__isnull=False, id_number_index__isnull=False),
                name="person_id_number_indexed",
            ),
            models.UniqueConstraint(fields=["phone_index", "name"], name="person_by_phone_and_name"),
        ]
        indexes = [
            models.Index(fields=["id_number_index"], name="person_by_id_number"),
            models.Index(fields=["name"], name="person_by_name"),
        ]

    def __str__(self) -> str:
        # Never a name or a number: this text reaches logs and error pages.
        return f"person {self.pk}"
