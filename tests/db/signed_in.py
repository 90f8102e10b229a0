"""Staff signed in with both factors, for tests that open their pages."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import Client

from weiquanbao.access.actors import Actor
from weiquanbao.people.accounts import worker_account
from weiquanbao.people.models import Account
from weiquanbao.web.account import sessions

BY_CODE = "allauth.account.auth_backends.AuthenticationBackend"


def session_of(actor: Actor) -> str:
    """The key of a session in which this member of staff has just signed in."""
    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, Account.objects.get(pk=actor.account_id), second_factor=True)
    request.session.save()
    return str(request.session.session_key)


def browser_of(actor: Actor) -> Client:
    """A browser in which this member of staff has just signed in."""
    client = Client()
    client.cookies["session"] = session_of(actor)
    return client


def phone_of(person_id: int) -> Client:
    """A phone on which this person has just proved the number."""
    client = Client()
    client.force_login(worker_account(person_id), backend=BY_CODE)
    return client


def any_browser_of(actor: Actor) -> Client:
    """A browser in which this person has just signed in: staff with both factors, anybody else by phone code."""
    account = Account.objects.get(pk=actor.account_id)
    if account.kind == "staff":
        return browser_of(actor)
    client = Client()
    client.force_login(account, backend=BY_CODE)
    return client
