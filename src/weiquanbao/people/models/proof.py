"""Who showed who he is before one act, and how."""

import pgtrigger
from django.db import models
from django.db.models import Q

from weiquanbao.people.append_only import append_only
from weiquanbao.people.models.person import Person

#: The phone may go once the case is destroyed that it was shown for; nothing else is ever altered.
ONLY_ERASED = """
IF coalesce(current_setting('weiquanbao.erasing', true), '') <> 'on' OR NEW.shown <> ''
   OR to_jsonb(NEW) - 'shown' IS DISTINCT FROM to_jsonb(OLD) - 'shown'
THEN RAISE EXCEPTION 'a proof is never altered';
END IF;
RETURN NEW;
"""


class Proof(models.Model):
    """A code by phone or authenticator was right: for this person and this one thing, at this moment.

    Taken by the act it was given for within minutes; kept without its phone when what was signed with it is destroyed.
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
        triggers = [
            *(one for one in append_only() if one.name != "append_only"),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_erased", when=pgtrigger.Before, operation=pgtrigger.Update, func=ONLY_ERASED
            ),
        ]


class ProofUse(models.Model):
    """The act a proof was taken by; no proof serves two."""

    proof = models.OneToOneField(Proof, models.PROTECT, related_name="use")
    used_at = models.DateTimeField()
