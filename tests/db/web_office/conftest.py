"""The desk as its staff open it: a browser signed in with both factors."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from weiquanbao.access.actors import Actor


@pytest.fixture
def browser(county) -> Callable[[str], Client]:
    """`browser("intake_officer")`: the browser of whoever holds that role in the small county."""
    return lambda role: browser_of(county.staff[role])


def browser_of(actor: Actor) -> Client:
    """A browser in which this member of staff has just signed in."""
    from django.http import HttpRequest
    from django.test import Client

    from weiquanbao.people.models import Account
    from weiquanbao.web.account import sessions

    client = Client()
    request = HttpRequest()
    request.session = client.session
    sessions.sign_in(request, Account.objects.get(pk=actor.account_id), second_factor=True)
    request.session.save()
    client.cookies["session"] = request.session.session_key
    return client
