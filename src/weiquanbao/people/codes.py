"""One-time codes for a phone: six digits, kept as a keyed digest, few a day, few tries, and a way back.

The caller sends the text message: `send_code` hands it the code once, nothing keeps it in clear.
"""

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import F, QuerySet

from weiquanbao.common import dates
from weiquanbao.common.dates import plain_time
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.law.parameters import parameter
from weiquanbao.people.crypto import blind_index
from weiquanbao.people.models import OneTimeCode
from weiquanbao.people.sources import source_of

TRIES = 5
PAUSE = timedelta(minutes=15)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

# A phone: one a minute, five an hour, ten a day.
PHONE_LIMITS = ((MINUTE, 1), (HOUR, 5), (DAY, 10))
# An address may be a whole factory's, so it may ask for more.
SOURCE_LIMITS = ((HOUR, 40), (DAY, 200))


class CodeRefused(ValueError):
    """No code is sent now; the message says until when, and the way round."""

    def __init__(self, sentence: str, again_at: datetime) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.again_at = again_at


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code on its way: what to put in the message, and when another may be asked for."""

    id: int
    phone: str
    code: str
    minutes: int
    expires_at: datetime
    again_at: datetime

    def __repr__(self) -> str:
        """Without the code and the phone: this text may reach a log."""
        return f"SentCode(id={self.id})"


@dataclass(frozen=True, slots=True)
class Checked:
    """The answer to a typed code: right, or the sentence that says what to do."""

    ok: bool
    sentence: str = ""
    locked_until: datetime | None = None


@transaction.atomic
def send_code(phone: str, purpose: str, *, address: str | None = None, about: str = "") -> SentCode:
    """Make a new code for this phone and purpose; the one before it stops working. CodeRefused when it is too many.

    `about` names the one thing it is good for, where a purpose has several.
    """
    number = normal_phone(phone)
    index, source, now = blind_index("phone", number), source_of(address), dates.now()
    _one_at_a_time(index, source)
    locked = _locked_until(index, purpose, now)
    if locked:
        raise CodeRefused(_pause_sentence(locked), locked)
    _hold_limits(OneTimeCode.objects.filter(phone_index=index), PHONE_LIMITS, now, "这个号")
    if source:
        _hold_limits(OneTimeCode.objects.filter(source=source), SOURCE_LIMITS, now, "这里的网络")
    minutes = int(str(parameter("code.minutes", now.date()).value))
    code = f"{secrets.randbelow(1_000_000):06d}"
    row = OneTimeCode.objects.create(
        phone_index=index,
        purpose=purpose,
        about=about,
        digest=_digest(index, purpose, code),
        source=source,
        sent_at=now,
        expires_at=now + timedelta(minutes=minutes),
    )
    return SentCode(row.pk, number, code, minutes, row.expires_at, now + MINUTE)


def check_code(phone: str, purpose: str, code: str, *, about: str = "") -> Checked:
    """Whether this is the last code sent to the phone for this purpose, used now for the first time.

    It answers and never raises for a wrong code: a counted try must not be rolled back by the refusal it causes.
    """
    index, now = phone_index_of(phone), dates.now()
    if index is None:
        return Checked(False, "手机号不对，回上一步改。")
    locked = _locked_until(index, purpose, now)
    if locked:
        return Checked(False, _pause_sentence(locked), locked)
    rows = OneTimeCode.objects.filter(phone_index=index, purpose=purpose, about=about)
    row = rows.order_by("-sent_at", "-pk").first()
    if row is None or row.used_at or row.expires_at <= now:
        return Checked(False, "验证码过时了，再发一个。")
    # The try is taken before the digits are compared, in one statement, so that tries made at once are all counted.
    taken = OneTimeCode.objects.filter(pk=row.pk, used_at__isnull=True, attempts__lt=TRIES).update(
        attempts=F("attempts") + 1, last_attempt_at=now
    )
    if taken and hmac.compare_digest(row.digest, _digest(index, purpose, _digits(code))):
        if OneTimeCode.objects.filter(pk=row.pk, used_at__isnull=True).update(used_at=now):
            return Checked(True)
        return Checked(False, "验证码用过了，再发一个。")
    return _refusal(index, purpose, row.pk, now)


def phone_index_of(phone: str) -> str | None:
    """The blind index of a phone, none when it is not one."""
    try:
        return blind_index("phone", normal_phone(phone))
    except ValueError:
        return None


def drop_old_codes() -> int:
    """Forget codes older than two days: the limits look no further back."""
    return OneTimeCode.objects.filter(sent_at__lt=dates.now() - 2 * DAY).delete()[0]


def _refusal(index: str, purpose: str, code_id: int, now: datetime) -> Checked:
    locked = _locked_until(index, purpose, now)
    if locked:
        return Checked(False, _pause_sentence(locked), locked)
    left = TRIES - OneTimeCode.objects.values_list("attempts", flat=True).get(pk=code_id)
    return Checked(False, f"验证码不对，看看短信再写一遍。还能试 {left} 次。")


def _locked_until(index: str, purpose: str, now: datetime) -> datetime | None:
    """A phone whose code was tried five times in vain rests for fifteen minutes after the last try."""
    worn_out = OneTimeCode.objects.filter(
        phone_index=index,
        purpose=purpose,
        attempts__gte=TRIES,
        used_at__isnull=True,
        last_attempt_at__gt=now - PAUSE,
    )
    last = worn_out.order_by("-last_attempt_at").values_list("last_attempt_at", flat=True).first()
    return last + PAUSE if last else None


def _hold_limits(
    sent: QuerySet[OneTimeCode], limits: tuple[tuple[timedelta, int], ...], now: datetime, who: str
) -> None:
    """Refuse when the n-th last code of any span is younger than the span."""
    for span, count in limits:
        times = list(
            sent.filter(sent_at__gt=now - span).order_by("-sent_at").values_list("sent_at", flat=True)[:count]
        )
        if len(times) == count:
            again_at = times[-1] + span
            sentence = (
                _soon_sentence(again_at, now) if span == MINUTE else _limit_sentence(who, again_at, now)
            )
            raise CodeRefused(sentence, again_at)


def _soon_sentence(again_at: datetime, now: datetime) -> str:
    seconds = max(1, round((again_at - now).total_seconds()))
    return f"刚发过一次，等 {seconds} 秒再发。收不到就看看号写对没有。"


def _limit_sentence(who: str, again_at: datetime, now: datetime) -> str:
    day = "" if dates.local(again_at).date() == dates.local(now).date() else "明天"
    return f"{who}发得太多了，{day}{plain_time(again_at)}再发。急的话打 12351。"


def _pause_sentence(until: datetime) -> str:
    return f"试错 {TRIES} 次了，先停一停。{plain_time(until)}再发一个新的；急的话打 12351，工会帮你登记。"


def _digest(index: str, purpose: str, code: str) -> str:
    return blind_index("code", f"{index} {purpose} {code}")


def _digits(typed: str) -> str:
    """The digits of what was typed, full-width ones too; anything else makes it wrong."""
    return "".join(str(int(each)) for each in typed[:32] if each.isdecimal())


def _one_at_a_time(*subjects: str) -> None:
    """Two requests for the same phone, or from the same address, wait for each other until the end of transaction."""
    keys = sorted({int.from_bytes(bytes.fromhex(each)[:8], "big", signed=True) for each in subjects if each})
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
