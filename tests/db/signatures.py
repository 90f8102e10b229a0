"""Signing as people do it: on the phone by a code, at the desk by an authenticator, on paper by a scan."""

from __future__ import annotations

import re
from typing import Any

from filing_for import code_sent_to
from signed_in import browser_of, phone_of

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import today
from weiquanbao.papers.models import Version
from weiquanbao.people import proving
from weiquanbao.people.models import Person


def wording(case: int) -> Version:
    """The wording of the paper of this case that counts."""
    return Version.objects.filter(paper__case_id=case).order_by("-paper_id", "-number").first()


def number_of(actor: Actor) -> str:
    """His phone as he types it."""
    return Person.objects.get(pk=actor.person_id).phone.removeprefix("+86")


def hidden(page: str) -> dict[str, str]:
    """What the form carries along."""
    return dict(re.findall(r'<input type="hidden" name="(seen|key|digest)" value="([^"]+)"', page))


def signs(code: str, case: int, actor: Actor, side: str, act: str = "sign", **more: str) -> Any:
    """Read, have a code sent, write it, sign: on the page of this side of the matter."""
    browser, address = phone_of(actor.person_id), f"/{side}/{code}/cases/{case}/acts/{act}/"
    fields = hidden(browser.get(address).content.decode()) | {"agreed": "yes"}
    assert "验证码发出去了" in browser.post(address, fields | {"send_code": "yes"}).content.decode()
    return browser.post(address, fields | {"code": code_sent_to(number_of(actor))} | more)


def mediator_signs(case: int, mediator: Actor) -> Any:
    """Staff read the digits off the authenticator; here the proof they give is written down."""
    proving.record(mediator.person_id, f"case {case} sign_as_mediator", way="authenticator")
    browser, address = browser_of(mediator), f"/desk/cases/{case}/acts/sign_as_mediator/"
    fields = hidden(browser.get(address).content.decode())
    return browser.post(address, fields | {"agreed": "yes", "code": "000000", "effective_on": str(today())})
