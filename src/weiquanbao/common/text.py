"""Text people type: trimmed, bounded, and free of characters nobody can see."""

import unicodedata

_BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of text: they make one thing look like another."""


def plain(value: str, limit: int, *, lines: bool = False) -> str:
    """The text as it may be kept: trimmed, at most `limit` characters, several lines only where asked for."""
    text = "\n".join(value.replace("\t", " ").splitlines())
    text = text.strip() if lines else text.strip().replace("\n", " ")
    if any(_unseen(character) for character in text):
        raise ValueError("里面有看不见的特殊符号，删掉再写一遍。")
    if len(text) > limit:
        raise ValueError(f"最多写 {limit} 个字，现在是 {len(text)} 个。")
    return text


def _unseen(character: str) -> bool:
    return character != "\n" and (unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI)
