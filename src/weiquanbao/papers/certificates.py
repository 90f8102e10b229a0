"""The certificate the body seals with: read from the settings and judged. What is wrong with it never bars an act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from django.conf import settings

from weiquanbao.common.dates import now
from weiquanbao.papers.words import DEMONSTRATION

#: How long before it ends a certificate is named by the checks: a new one takes weeks to get.
SOON = timedelta(days=45)
#: A file larger than this is no certificate.
_LARGEST = 200_000


class SealError(Exception):
    """The certificate cannot be used; the message says why, for whoever runs the installation."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Whose it is, its SHA-256, from when until when it is good, and the certificates above it."""

    file: bytes
    own: x509.Certificate
    signer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    chain: tuple[x509.Certificate, ...]


def is_configured() -> bool:
    """Whether this installation seals its papers at all."""
    return bool(settings.SEAL_CERTIFICATE)


def is_demonstration(signer: str) -> bool:
    """Whether a seal was made with the authority of a demonstration: its name says so."""
    return DEMONSTRATION in signer


def current(at: datetime) -> Certificate:
    """The certificate of the settings, good at this moment. Raises SealError."""
    found = _configured()
    if not found.valid_from <= at <= found.valid_until:
        valid = f"{found.valid_from:%Y-%m-%d} until {found.valid_until:%Y-%m-%d}"
        raise SealError(f"the certificate of {found.signer} is valid from {valid}")
    return found


def trusted() -> tuple[x509.Certificate, ...]:
    """The certificates under which a seal is trusted: those above ours, or ours where nothing stands above it."""
    found = _configured() if is_configured() else None
    return found.chain or (found.own,) if found else ()


def fault(at: datetime | None = None) -> str:
    """Why papers cannot be sealed now, in one sentence; empty where they can, or where none shall be."""
    if not is_configured():
        return ""
    try:
        current(at or now())
    except SealError as error:
        return str(error)
    return ""


def ends_soon(at: datetime | None = None) -> datetime | None:
    """When the certificate ends, if that is within SOON; None while it is longer, or cannot be used anyway."""
    if not is_configured() or fault(at):
        return None
    until = _configured().valid_until
    return until if until - (at or now()) < SOON else None


def _configured() -> Certificate:
    path = Path(settings.SEAL_CERTIFICATE)
    try:
        about = path.stat()
        if about.st_size > _LARGEST:
            raise SealError(f"{path} is too large for a certificate")
        return _read(path, settings.SEAL_PASSWORD, about.st_mtime_ns)
    except OSError as error:
        raise SealError(f"{path} cannot be read: {error.strerror}") from None


@lru_cache(maxsize=4)
def _read(path: Path, password: str, changed_at: int) -> Certificate:
    content = path.read_bytes()
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, password.encode() or None)
    except ValueError:
        raise SealError(f"{path} is no PKCS#12 file, or the password is not its own") from None
    if certificate is None or not isinstance(key, RSAPrivateKey | EllipticCurvePrivateKey):
        raise SealError(f"{path} holds no certificate with an RSA or EC key of its own")
    return Certificate(
        file=content,
        own=certificate,
        signer=name_of(certificate),
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(),
        valid_from=certificate.not_valid_before_utc,
        valid_until=certificate.not_valid_after_utc,
        chain=tuple(others),
    )


def name_of(certificate: x509.Certificate) -> str:
    """Who a certificate says it belongs to."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for one in certificate.subject.get_attributes_for_oid(kind):
            return str(one.value)[:200]
    return certificate.subject.rfc4514_string()[:200]
