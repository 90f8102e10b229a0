"""How many text messages a text costs, counted as the operators count them."""

from __future__ import annotations

#: One message of Chinese text, and each part of a longer one (six bytes of each go to the joining header).
WIDE_SINGLE, WIDE_PART = 70, 67
#: The same for plain Latin text in the seven-bit alphabet.
NARROW_SINGLE, NARROW_PART = 160, 153
#: Nobody reads further than this on a small telephone, and every part is paid for.
MOST_PARTS = 4


def sms_parts(text: str) -> int:
    """The number of parts the operator charges for `text`; an empty text is none."""
    wide = not text.isascii()
    length = len(text.encode("utf-16-be")) // 2 if wide else len(text)
    single, part = (WIDE_SINGLE, WIDE_PART) if wide else (NARROW_SINGLE, NARROW_PART)
    if length <= single:
        return min(length, 1)
    return -(-length // part)
