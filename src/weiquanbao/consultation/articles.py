"""The articles an answer rests on, as a lawyer writes them: “劳动法 50、劳动合同法 30”. Pure."""

from __future__ import annotations

import re

from weiquanbao.law.citations import UnknownCitation, cite

_BETWEEN = re.compile(r"[、，,；;\n]+")
MOST = 12


def listed(written: str) -> tuple[str, ...]:
    """What was written, one by one, each once; whether it exists was asked when it was sent."""
    return tuple(dict.fromkeys(part.strip() for part in _BETWEEN.split(written) if part.strip()))


def articles_of(written: str) -> tuple[str, ...]:
    """The citations in their order, each once. Raises ValueError naming the first that nobody knows."""
    found = listed(written)
    if len(found) > MOST:
        raise ValueError(f"依据最多写 {MOST} 条")
    for one in found:
        try:
            cite(one)
        except UnknownCitation:
            raise ValueError(f"没有这一条：{one}。写成“劳动合同法 30”这样，用顿号分开") from None
    return found


def joined(articles: tuple[str, ...]) -> str:
    """As they are kept."""
    return "、".join(articles)
