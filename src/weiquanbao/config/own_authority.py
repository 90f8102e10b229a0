"""The authority that demo and test make for themselves, once, to seal papers with. Its every name says 演示."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from weiquanbao.config import own_secrets
from weiquanbao.papers.words import DEMONSTRATION

FILE = "seal.p12"
#: A sample county has a past and a test its own today: the demonstration is never too young or too old.
_FROM, _UNTIL = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
#: X.520 allows a common name 64 characters.
_LONGEST = 40


def kept(home: Path, county: str) -> str:
    """Where the certificate with its key lies; the same one for as long as the home lives."""
    path = home / FILE
    if not path.exists():
        own_secrets.once_bytes(path, lambda: make(county))
    return str(path)


def make(county: str, *, since: datetime = _FROM, until: datetime = _UNTIL, password: str = "") -> bytes:
    """A new authority and a certificate of the federation by it, as PKCS#12, valid between the two moments (UTC)."""
    # Some 50 ms that only the first start of a demonstration spends.
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12
    from cryptography.x509.oid import NameOID

    def named(name: str) -> x509.Name:
        said = {NameOID.COUNTRY_NAME: "CN", NameOID.ORGANIZATION_NAME: county[:_LONGEST]}
        said[NameOID.ORGANIZATIONAL_UNIT_NAME] = f"维权宝{DEMONSTRATION}"
        said[NameOID.COMMON_NAME] = name
        return x509.Name([x509.NameAttribute(what, value) for what, value in said.items()])

    def issued(name: x509.Name, key: ec.EllipticCurvePrivateKey, *, is_authority: bool) -> x509.Certificate:
        usage = x509.KeyUsage(
            digital_signature=not is_authority,
            content_commitment=not is_authority,
            key_cert_sign=is_authority,
            crl_sign=is_authority,
            key_encipherment=False,
            data_encipherment=False,
            key_agreement=False,
            encipher_only=False,
            decipher_only=False,
        )
        depth = 0 if is_authority else None
        public, above = key.public_key(), authority_key.public_key()
        return (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(authority_name)
            .public_key(public)
            .serial_number(x509.random_serial_number())
            .not_valid_before(since)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=is_authority, path_length=depth), critical=True)
            .add_extension(usage, critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(above), critical=False)
            .sign(authority_key, hashes.SHA256())
        )

    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    authority_name = named(f"{DEMONSTRATION}用证书机构（不能当真）")
    authority = issued(authority_name, authority_key, is_authority=True)
    certificate = issued(
        named(f"{county[:_LONGEST]}（{DEMONSTRATION}用，不能当真）"), key, is_authority=False
    )
    locked = (
        serialization.BestAvailableEncryption(password.encode()) if password else serialization.NoEncryption()
    )
    return pkcs12.serialize_key_and_certificates(b"seal", key, certificate, [authority], locked)
