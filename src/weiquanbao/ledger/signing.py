"""The house's own signature: over the seal of a day, and over the list of what a backup holds."""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.conf import settings


def sign(data: bytes) -> tuple[bytes, bytes]:
    """The signature with the ledger key, and the public key it is checked with."""
    key = _own()
    return key.sign(data), _public(key)


def holds(data: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether this public key's owner signed exactly this; whether the key is ours, `trusted_keys` says."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def trusted_keys() -> frozenset[bytes]:
    """The public key of the ledger key, and those of earlier ones."""
    return frozenset({_public(_own()), *settings.LEDGER_PAST_KEYS})


def _own() -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(settings.LEDGER_KEY)


def _public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
