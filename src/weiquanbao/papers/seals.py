"""Sealing a PDF (PAdES) and judging a sealed one. Imported only where that is done: pyHanko takes a second to load."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from asn1crypto import cms
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding
from django.conf import settings
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner, constants
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from weiquanbao.papers import certificates
from weiquanbao.papers.certificates import Certificate, SealError, name_of
from weiquanbao.store.shelves import digest

Result = TypeVar("Result")
FIELD: Final = "Seal"
_END: Final = b"%%EOF"


@dataclass(frozen=True, slots=True)
class Sealed:
    """The sealed bytes, whose certificate it was, and its SHA-256."""

    content: bytes
    signer: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class SealReport:
    """What a sealed file proves. `unsealed` is the SHA-256 of the PDF as it was before it was sealed."""

    intact: bool
    covers_all: bool
    trusted: bool
    signer: str = ""
    fingerprint: str = ""
    sealed_at: datetime | None = None
    unsealed: str = ""

    @property
    def sound(self) -> bool:
        """Whether not a byte has changed since, and the certificate stands under an authority of this house."""
        return self.intact and self.covers_all and self.trusted


NOTHING: Final = SealReport(intact=False, covers_all=False, trusted=False)


class _Writer(IncrementalPdfFileWriter):
    """Adds the seal and nothing else: what the file says of itself (XMP of PDF/A) stays byte for byte."""

    def _update_meta(self) -> None:
        pass


class _Signer(PdfSigner):
    """Seals at a given moment, and leaves the file at PDF 1.7, which PDF/A-2 is made of (ISO 19005-2, 5)."""

    at: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.at
        return session

    def register_extensions(self, pdf_out: BasePdfFileWriter, *, md_algorithm: str) -> None:
        pdf_out.register_extension(constants.ESIC_EXTENSION_1)


def seal(content: bytes, *, reason: str, at: datetime) -> Sealed:
    """The PDF with the body's signature behind it (PAdES-B-B, certified, no further change allowed).

    The sealed file begins with exactly these bytes. `at` is what the seal says of its time. Raises SealError.
    """
    certificate = certificates.current(at)
    about = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=reason,
        name=certificate.signer,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    signer = _Signer(about, _key(certificate), new_field_spec=SigFieldSpec(FIELD, box=None))
    signer.at = at
    try:
        sealed = _apart(lambda: signer.sign_pdf(_Writer(io.BytesIO(content))).getvalue())
    except (PdfError, SigningError) as error:
        raise SealError(f"the paper cannot be sealed: {error}") from error
    if not sealed.startswith(content) or _unsealed(sealed) != content:
        raise SealError("the sealed paper does not begin with the paper itself")
    return Sealed(sealed, certificate.signer, certificate.fingerprint)


def _apart(work: Callable[[], Result]) -> Result:
    """pyHanko runs an event loop of its own, which it cannot in a thread that has one already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(work).result()


def _key(certificate: Certificate) -> SimpleSigner:
    password = settings.SEAL_PASSWORD.encode() or None
    return SimpleSigner.load_pkcs12_data(certificate.file, other_certs=[], passphrase=password)


def _unsealed(content: bytes) -> bytes:
    """What was there before the seal: up to the end of the first revision."""
    return content[: content.find(_END) + len(_END)]


def check(content: bytes, *, authorities: Sequence[x509.Certificate] | None = None) -> SealReport:
    """What the seal of this file proves; a file without one, or that is no PDF, proves nothing.

    Trusted are the certificates above the one in the settings, unless `authorities` names others.
    """
    try:
        return _checked(content, _authorities() if authorities is None else authorities)
    except Exception:  # noqa: BLE001 - the readers raise whatever flipped bytes make them stumble over
        return NOTHING


def _authorities() -> tuple[x509.Certificate, ...]:
    try:
        return certificates.trusted()
    except SealError:
        return ()


def _checked(content: bytes, authorities: Sequence[x509.Certificate]) -> SealReport:
    reader = PdfFileReader(io.BytesIO(content))
    (embedded,) = reader.embedded_regular_signatures
    at = embedded.self_reported_timestamp
    roots = [asn1_x509.Certificate.load(one.public_bytes(Encoding.DER)) for one in authorities]
    context = ValidationContext(trust_roots=roots, allow_fetching=False, moment=at)
    status = _apart(lambda: validate_pdf_signature(embedded, context))
    chain = [x509.load_der_x509_certificate(one.dump()) for one in embedded.other_embedded_certs]
    own = x509.load_der_x509_certificate(embedded.signer_cert.dump())
    fits = _is_as_written(content, embedded) and all(
        _is_issued_by_one_of(one, [*chain, *authorities]) for one in (own, *chain)
    )
    return SealReport(
        intact=bool(status.intact and status.valid and fits),
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE and status.docmdp_ok is True,
        trusted=bool(status.trusted),
        signer=name_of(own),
        fingerprint=own.fingerprint(hashes.SHA256()).hex(),
        sealed_at=at,
        unsealed=digest(_unsealed(content)),
    )


def _is_as_written(content: bytes, embedded: EmbeddedPdfSignature) -> bool:
    """Whether the gap between the signed ranges, which no digest covers, is what `seal` puts there: DER, then zeros."""
    start, length, after, _rest = (int(one) for one in embedded.byte_range)
    gap = content[start + length : after]
    written = cms.ContentInfo({"content_type": "signed_data", "content": embedded.signed_data}).dump(
        force=True
    )
    return start == 0 and gap == b"<" + written.hex().upper().encode().ljust(len(gap) - 2, b"0") + b">"


def _is_issued_by_one_of(certificate: x509.Certificate, several: Sequence[x509.Certificate]) -> bool:
    """Whether a certificate in the file is whole: one of these, or the authorities, signed it."""
    return any(_is_issued_by(certificate, one) for one in several if one.subject == certificate.issuer)


def _is_issued_by(certificate: x509.Certificate, authority: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(authority)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True
