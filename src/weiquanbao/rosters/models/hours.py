"""A day and two times of it as one span, so that the database refuses what overlaps."""

from __future__ import annotations

from django.contrib.postgres.fields import DateTimeRangeField
from django.db.models import DateTimeField, F, Func


def span(day: str = "day") -> Func:
    """`[day + starts, day + ends)` of a row."""
    return Func(
        _moment(day, "starts"), _moment(day, "ends"), function="tsrange", output_field=DateTimeRangeField()
    )


def _moment(day: str, time: str) -> Func:
    # In the order of the alphabet, as migrations write them down: Django tells two apart by it.
    return Func(F(day), F(time), arg_joiner=" + ", output_field=DateTimeField(), template="(%(expressions)s)")
