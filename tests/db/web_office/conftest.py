"""The desk as its staff open it: a browser signed in with both factors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def browser(county) -> Callable[[str], Client]:
    """`browser("intake_officer")`: the browser of whoever holds that role in the small county."""
    from signed_in import browser_of

    return lambda role: browser_of(county.staff[role])
