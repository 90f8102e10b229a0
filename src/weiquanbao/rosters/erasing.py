"""Bookings that are over are let go a year later (内部规则 律师坐班 6); the history keeps their ids and no more."""

from __future__ import annotations

from datetime import date

from weiquanbao.common.dates import today
from weiquanbao.law.parameters import parameter
from weiquanbao.rosters.models import Booking


def drop_old_bookings() -> int:
    """Those of days longer ago than they are kept; gives how many."""
    return Booking.objects.filter(day__lt=_kept_since(today())).delete()[0]


def _kept_since(day: date) -> date:
    year = day.year - int(str(parameter("roster.booking_keep_years", day).value))
    # The 29th of February is not every year's.
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)
