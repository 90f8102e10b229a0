"""Encryption at rest and the blind index: how a phone or identity number is stored, and how it is found.

A stored value reads `algorithm$key id$base64`. The first key of DATA_KEYS seals, every key of the list opens,
and the field's own name is authenticated with it: a sealed phone moved to another column does not open.
"""

import base64
import binascii
from typing import Any

from django.conf import settings
from django.db import models

from weiquanbao.people.providers import ALGORITHMS, CHOICES, Tampered, key_id, keyed_digest, sealer

__all__ = ["EncryptedTextField", "Tampered", "blind_index", "is_current", "open_sealed", "seal"]


INDEX_DIGEST = "sha256"
"""One digest for every index: two rows of the same phone must meet whatever cipher each was sealed with."""


class UnknownKey(Tampered):
    """A stored value was sealed with a key that is not in DATA_KEYS any more."""


def _algorithm() -> str:
    return CHOICES[settings.CIPHER]


def seal(text: str, *, context: str) -> str:
    """Encrypt a text for storage in the place named by the context."""
    algorithm, key = _algorithm(), settings.DATA_KEYS[0]
    sealed = sealer(algorithm, key).seal(text.encode(), context.encode())
    return f"{algorithm}${key_id(key)}${base64.b64encode(sealed).decode()}"


def open_sealed(stored: str, *, context: str) -> str:
    """The text that was sealed for this context; Tampered when anything about it was changed."""
    algorithm, identifier, body = _parts(stored)
    for key in settings.DATA_KEYS:
        if key_id(key) == identifier:
            return sealer(algorithm, key).open(body, context.encode()).decode()
    raise UnknownKey(f"no key {identifier} in DATA_KEYS")


def is_current(stored: str) -> bool:
    """Whether a stored value is already sealed with the first key and the chosen algorithm."""
    algorithm, identifier, _ = _parts(stored)
    return algorithm == _algorithm() and identifier == key_id(settings.DATA_KEYS[0])


def blind_index(kind: str, text: str) -> str:
    """The keyed digest under which a value of this kind is found without being readable."""
    return keyed_digest(INDEX_DIGEST, settings.INDEX_KEY, kind.encode(), text.encode()).hex()


def _parts(stored: str) -> tuple[str, str, bytes]:
    try:
        algorithm, identifier, body = stored.split("$")
        decoded = base64.b64decode(body, validate=True)
    except (ValueError, binascii.Error) as fault:
        raise Tampered("not a sealed value") from fault
    if algorithm not in ALGORITHMS:
        raise Tampered(f"unknown algorithm {algorithm}")
    return algorithm, identifier, decoded


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # generic for the checker only
    """A text encrypted in the database; it can be compared with nothing, use a blind index to find it."""

    def sealing_context(self) -> str:
        """The place a value belongs to, authenticated with it."""
        return f"{self.model._meta.label_lower}.{self.name}"

    def get_prep_value(self, value: Any) -> Any:
        """Seal on the way in."""
        plain = super().get_prep_value(value)
        return None if plain is None else seal(plain, context=self.sealing_context())

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> str | None:
        """Open on the way out."""
        return None if value is None else open_sealed(value, context=self.sealing_context())

    def get_lookup(self, lookup_name: str) -> Any:
        """Only "is there one" may be asked: equal texts never have equal cipher texts."""
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None
