"""Counting the tries at a password or a second factor."""

from django.db import models


class SignInTry(models.Model):
    """How often one name was tried in the running window, whether an account of that name exists or not."""

    subject = models.CharField(max_length=64, primary_key=True)
    tries = models.PositiveSmallIntegerField()
    since = models.DateTimeField()
    locked_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["since"], name="sign_in_try_by_time")]

    def __str__(self) -> str:
        return f"tries {self.pk[:8]}"
