"""What is wrong with a text or a gateway is said before the first notice, by `weiquanbao check`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from weiquanbao.notices import fields, library
from weiquanbao.notices.gateways import GatewaySettingsError, sms_gateway
from weiquanbao.notices.parts import MOST_PARTS, sms_parts
from weiquanbao.notices.values import SMS_VALUE
from weiquanbao.notices.wording import Wording, WordingError


@register
def texts_are_sound(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """Every text can be read, asks only for fields its sender supplies, and fits in a few text messages."""
    owners = (None, *library.procedures())
    return [fault for owner in owners for code in library.codes(owner) for fault in faults_of(code)]


@register
def gateway_is_sound(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """The settings of the text-message gateway can be used."""
    try:
        sms_gateway()
    except GatewaySettingsError as error:
        return [Error(str(error), id="notices.E005", hint="docs/how-to/connect-an-sms-gateway.md")]
    return []


def faults_of(code: str) -> Iterator[CheckMessage]:
    """All that is wrong with one text."""
    try:
        wording = library.wording(code)
        asked = wording.fields
    except WordingError as error:
        yield Error(str(error), id="notices.E001")
        return
    given = fields.supplied(code)
    if given is None:
        yield Error(f"{code}: nobody supplies its fields", id="notices.E002", hint="notices.fields.supply()")
        return
    for name in sorted(asked - given):
        yield Error(f"{code}: {{{name}}} is not among the fields supplied", id="notices.E003")
    yield from _too_long(wording)


def _too_long(wording: Wording) -> Iterator[CheckMessage]:
    if "sms" not in wording.own and not wording.common:
        return
    longest = dict.fromkeys(wording.fields, "汉" * SMS_VALUE)
    parts = sms_parts(wording.render("sms", longest).text)
    if parts > MOST_PARTS:
        message = (
            f"{wording.code}: up to {parts} text messages, {MOST_PARTS} is the most; add a section --- sms"
        )
        yield Error(message, id="notices.E004")
