"""What a gateway is: one function from a message to a receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


class GatewaySettingsError(ValueError):
    """The settings of a gateway contradict themselves; the message names the setting."""


@dataclass(frozen=True, slots=True)
class Message:
    """What a gateway is given. `key` is the same at every attempt: whoever knows it sends nothing twice."""

    key: str
    address: str
    subject: str
    text: str
    #: What may be kept of `text` when its secrets have gone; "" when it has none.
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """The gateway's answer. `fault` says in a word or two why not, never whom it concerned."""

    accepted: bool
    gateway_id: str = ""
    fault: str = ""


Gateway = Callable[[Message], Receipt]
