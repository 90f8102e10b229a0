"""How a name is compared: folded to bare characters, cut into pairs, and spelt by its pinyin initials."""

import unicodedata
from collections.abc import Iterable


def folded(text: str) -> str:
    """A name without spaces and punctuation, full-width and capital letters made plain."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(character for character in plain if character.isalnum())


def initials(text: str) -> str:
    """The first pinyin letter of every character; letters and digits stay: 示例饰品 → slsp."""
    # Late: its dictionaries take a third of a second, and no page needs them before a name is written.
    from pypinyin import Style, lazy_pinyin

    return "".join(lazy_pinyin(folded(text), style=Style.FIRST_LETTER)).casefold()


def pairs(text: str) -> set[str]:
    """Every two neighbouring characters of a folded text."""
    return {text[place : place + 2] for place in range(len(text) - 1)}


def spelling(names: Iterable[str]) -> str:
    """The pinyin initials of all the names of one employer, separated by spaces."""
    return " ".join(dict.fromkeys(initials(name) for name in names))


def grams(names: Iterable[str], uscc: str | None = None) -> list[str]:
    """What the index keeps of an employer: the pairs of its names, of their initials, and of its code."""
    found: set[str] = set()
    for name in names:
        found |= pairs(folded(name)) | pairs(initials(name))
    if uscc:
        found |= pairs(folded(uscc))
    return sorted(found)
