"""Where somebody comes from and what he speaks, as far as he says so himself. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable

#: What stands before a province in a sentence that says where one is from.
_SAYS = re.compile("(?:我是|我们是|老家在?|家在|来自|从)$")


def province_in(text: str, provinces: Iterable[str]) -> str:
    """The province a name or a story begins from: "贵州省毕节市", "我是贵州的". Empty where none is said."""
    return next((name for name in provinces if text.startswith(name) or _said(text, name)), "")


def _said(text: str, name: str) -> bool:
    return any(_SAYS.search(text[: found.start()]) for found in re.finditer(re.escape(name), text))


def languages_in(text: str, names: Iterable[str]) -> frozenset[str]:
    """The languages somebody asks for by name."""
    return frozenset(name for name in names if name in text)
