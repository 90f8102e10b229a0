"""The link and the letter code of an invitation: made anew from its nonce whenever they are needed, never stored.

Who reads the database alone has neither: both are keyed digests, and the key is not in it.
"""

from __future__ import annotations

import hashlib

from weiquanbao.people.crypto import blind_index

#: No 0 O 1 I: a code is copied from paper by hand.
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8


def token_of(nonce: str) -> str:
    """What stands in the link."""
    return blind_index("invitation link", nonce)[:40]


def letter_code_of(nonce: str) -> str:
    """What is printed on the letter: eight characters, 40 bits, a few tries."""
    made = bytes.fromhex(blind_index("invitation letter", nonce))
    return "".join(LETTERS[byte % len(LETTERS)] for byte in made[:CODE_LENGTH])


def digest_of(secret: str) -> str:
    """Under which a link is found and a code compared."""
    return hashlib.sha256(secret.encode()).hexdigest()


def normal_code(typed: str) -> str:
    """A code as it was typed: small letters, spaces and dashes do not matter."""
    return "".join(each for each in typed.upper()[:40] if each in LETTERS)
