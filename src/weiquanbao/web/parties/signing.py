"""有笔录等你签: what waits for a signature, with the way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from weiquanbao.reading.rows import CaseLine
from weiquanbao.web.parties.audience import Audience


@dataclass(frozen=True, slots=True)
class ToSign:
    """One paper that waits: what it is, by when, and where it is signed."""

    words: str
    href: str


def waiting(lines: Sequence[CaseLine], href: Callable[[CaseLine], str]) -> list[ToSign]:
    """What waits, each with its page."""
    words = {
        "minutes": _("有笔录等着签字"),
        "signing": _("有调解协议等着签字"),
    }
    return [ToSign(words.get(one.procedure, _("有文书等着签字")), href(one)) for one in lines]


def of_party(lines: Sequence[CaseLine], audience: Audience) -> list[ToSign]:
    """What waits for a party."""
    return waiting(lines, lambda one: audience.act(one.matter_code, one.id, "sign"))
