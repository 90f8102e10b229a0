"""Who showed who he is before one act, and how."""

from django.db import models
from django.db.models import Q

from weiquanbao.people.append_only import append_only
from weiquanbao.people.models.person import Person


class Proof(models.Model):
    """A code by phone or authenticator was right: for this person and this one thing, at this moment.

    Taken by the act it was given for within minutes; kept as long as what was signed with it.
    """

    WAYS = (("phone", "手机验证码"), ("authenticator", "验证器"))

    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    about = models.CharField(max_length=80)
    way = models.CharField(max_length=16, choices=WAYS)
    shown = models.CharField(max_length=20, blank=True, help_text="The phone, masked.")
    proved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(way__in=["phone", "authenticator"]), name="proof_way")
        ]
        indexes = [models.Index(fields=["person", "about", "-proved_at"], name="proofs_of_a_person")]
        triggers = append_only()


class ProofUse(models.Model):
    """The act a proof was taken by; no proof serves two."""

    proof = models.OneToOneField(Proof, models.PROTECT, related_name="use")
    used_at = models.DateTimeField()
