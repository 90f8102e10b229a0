"""The ciphers and keyed digests one may choose: the international ones by default, or the national ones."""

import functools
import os
from dataclasses import dataclass
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes, hmac
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NONCE_BYTES = 12
TAG_BYTES = 16


class Tampered(ValueError):
    """A stored value was altered, moved to another field, or written under another key."""


class Sealer(Protocol):
    """Authenticated encryption under one key."""

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """The nonce, the cipher text and the tag."""

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """The plain bytes, or Tampered."""


class AesGcm:
    """AES-256-GCM."""

    def __init__(self, key: bytes) -> None:
        self._cipher = AESGCM(key)

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """The nonce, the cipher text and the tag."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, context)

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """The plain bytes, or Tampered."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)
        except (InvalidTag, ValueError) as fault:
            raise Tampered("stored value does not open under its key and field") from fault


class Sm4Gcm:
    """SM4-GCM (GB/T 32907), whose key has 128 bits."""

    def __init__(self, key: bytes) -> None:
        self._key = algorithms.SM4(key[:16])

    def seal(self, plain: bytes, context: bytes) -> bytes:
        """The nonce, the cipher text and the tag."""
        nonce = os.urandom(NONCE_BYTES)
        sealing = Cipher(self._key, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(context)
        return nonce + sealing.update(plain) + sealing.finalize() + sealing.tag

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """The plain bytes, or Tampered."""
        nonce, body, tag = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:-TAG_BYTES], sealed[-TAG_BYTES:]
        try:
            opening = Cipher(self._key, modes.GCM(nonce, tag)).decryptor()
            opening.authenticate_additional_data(context)
            return opening.update(body) + opening.finalize()
        except (InvalidTag, ValueError) as fault:
            raise Tampered("stored value does not open under its key and field") from fault


@dataclass(frozen=True, slots=True)
class Algorithm:
    """One choice: the code kept in front of every stored value, and its cipher."""

    code: str
    sealer: type[AesGcm] | type[Sm4Gcm]


ALGORITHMS: dict[str, Algorithm] = {
    "aes256gcm": Algorithm("aes256gcm", AesGcm),
    "sm4gcm": Algorithm("sm4gcm", Sm4Gcm),
}

CHOICES: dict[str, str] = {"aes": "aes256gcm", "sm4": "sm4gcm"}
"""What the setting WEIQUANBAO_CIPHER may say."""

DIGESTS: dict[str, type[hashes.HashAlgorithm]] = {"sha256": hashes.SHA256, "sm3": hashes.SM3}


@functools.cache
def sealer(algorithm: str, key: bytes) -> Sealer:
    """The cipher under a key derived for this algorithm from the given one: no key serves two algorithms."""
    chosen = ALGORITHMS[algorithm]
    info = f"weiquanbao data {algorithm}".encode()
    derived = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=info).derive(key)
    return chosen.sealer(derived)


@functools.cache
def key_id(key: bytes) -> str:
    """A short public name of a key, kept beside each value it sealed; it tells nothing about the key."""
    return HKDF(algorithm=hashes.SHA256(), length=4, salt=None, info=b"weiquanbao key id").derive(key).hex()


def keyed_digest(digest: str, key: bytes, *parts: bytes) -> bytes:
    """The HMAC of the parts, each preceded by its length so that two lists never run together."""
    mac = hmac.HMAC(key, DIGESTS[digest]())
    for part in parts:
        mac.update(len(part).to_bytes(4, "big"))
        mac.update(part)
    return mac.finalize()
