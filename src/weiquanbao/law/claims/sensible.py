"""What cannot be: no count and no sum of money is below nothing."""

from __future__ import annotations

from dataclasses import fields
from decimal import Decimal
from typing import Any

from weiquanbao.law.claims.facts import label
from weiquanbao.law.claims.working import Stopped


def sensible(facts: Any) -> None:
    """Raises Stopped with a sentence that names what cannot be."""
    for one in fields(facts):
        value = getattr(facts, one.name)
        several = value if isinstance(value, tuple) else (value,)
        if any(isinstance(item, Decimal | int) and item < 0 for item in several):
            raise Stopped("“{label}”不能是负数", label=label(type(facts), one.name))
