"""Limits on trying: five tries in fifteen minutes, then a pause; the same for names that exist or not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.common.dates import plain_time
from weiquanbao.people.crypto import blind_index
from weiquanbao.people.models import SignInTry

TRIES = 5
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Try:
    """Whether one more try may be made; `left` are those after it, `until` the end of the pause."""

    allowed: bool
    left: int
    until: datetime | None

    @property
    def sentence(self) -> str:
        """What to tell somebody who has to wait, and the way round."""
        if self.until is None:
            return ""
        return f"试错 {TRIES} 次了，先停一停。{plain_time(self.until)}再试；急用就找安全管理员解锁。"


@transaction.atomic
def claim_try(what: str, name: str) -> Try:
    """Take one try before looking at the password or code, so that tries made at once are all counted."""
    now, subject = dates.now(), _subject(what, name)
    # Who waited for somebody whose success cleared the row away finds none and begins anew.
    row, _new = SignInTry.objects.select_for_update().get_or_create(
        subject=subject, defaults={"tries": 0, "since": now}
    )
    if row.locked_until and row.locked_until > now:
        return Try(False, 0, row.locked_until)
    if row.locked_until or row.since <= now - WINDOW:
        row.tries, row.since, row.locked_until = 0, now, None
    row.tries += 1
    if row.tries >= TRIES:
        row.locked_until = now + WINDOW
    row.save()
    return Try(True, TRIES - row.tries, row.locked_until)


def forget_tries(what: str, name: str) -> bool:
    """Start counting anew: after success, or when the security administrator unlocks. True if there was something."""
    return bool(SignInTry.objects.filter(pk=_subject(what, name)).delete()[0])


def locked_until(what: str, name: str) -> datetime | None:
    """Until when a name is locked, if it is."""
    row = SignInTry.objects.filter(pk=_subject(what, name)).first()
    return row.locked_until if row and row.locked_until and row.locked_until > dates.now() else None


def locked_among(names: Iterable[str]) -> dict[str, datetime]:
    """Which of many login names are locked, and until when."""
    by_subject = {_subject("password", name): name for name in names}
    rows = SignInTry.objects.filter(pk__in=by_subject, locked_until__gt=dates.now())
    return {
        by_subject[subject]: until for subject, until in rows.values_list("subject", "locked_until") if until
    }


def drop_old_tries() -> int:
    """Forget windows that are long over; nothing about who tried what stays longer than it is needed."""
    return SignInTry.objects.filter(since__lt=dates.now() - 2 * WINDOW).delete()[0]


def _subject(what: str, name: str) -> str:
    return blind_index(f"try {what}", name.strip().lower())
