"""A provider of text messages as it should be: it knows the keys it has seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from weiquanbao.notices.gateways.contract import Message, Receipt


class Provider:
    """Takes messages; `answers` are given first, then every message is accepted. One key is sent once."""

    def __init__(self) -> None:
        self.called: list[Message] = []
        self.sent: dict[str, Message] = {}
        self.answers: list[Receipt | BaseException] = []
        self.before_answer: Callable[[], None] | None = None

    def send(self, message: Message) -> Receipt:
        from weiquanbao.notices.gateways.contract import Receipt

        self.called.append(message)
        answer = self.answers.pop(0) if self.answers else Receipt(accepted=True, gateway_id="42")
        if isinstance(answer, BaseException):
            raise answer
        if answer.accepted:
            self.sent.setdefault(message.key, message)
        if self.before_answer:
            self.before_answer()
        return answer


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """Every channel leads to this provider."""
    from weiquanbao.notices import delivery

    it = Provider()
    monkeypatch.setattr(delivery, "gateway", lambda channel: it.send)
    return it
