"""One-time codes sent to a phone."""

from django.db import models
from django.db.models import Q


class OneTimeCode(models.Model):
    """A six-digit code on its way: only keyed digests of phone, code and network address are kept."""

    PURPOSES = (
        ("sign_in", "登录"),
        ("confirm_phone", "确认手机号"),
        ("resume_draft", "接着填"),
        ("authorise", "请别人替自己提出"),
        ("sign", "签字"),
    )

    phone_index = models.CharField(max_length=64)
    purpose = models.CharField(max_length=20, choices=PURPOSES)
    about = models.CharField(max_length=80, blank=True, help_text="The one thing it is good for.")
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=64, blank=True)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_attempt_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(purpose__in=["sign_in", "confirm_phone", "resume_draft", "authorise", "sign"]),
                name="code_purpose",
            ),
            models.CheckConstraint(condition=Q(attempts__lte=5), name="code_attempts"),
        ]
        indexes = [
            models.Index(fields=["phone_index", "sent_at"], name="code_by_phone"),
            models.Index(fields=["source", "sent_at"], name="code_by_source"),
        ]

    def __str__(self) -> str:
        return f"code {self.pk}"
