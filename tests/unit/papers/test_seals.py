"""A sealed paper: the same paper with a seal behind it, in which not a byte can change unnoticed."""

from __future__ import annotations

import io
import random
from datetime import UTC, date, datetime, timedelta

import pypdf
import pytest
from cryptography.hazmat.primitives.serialization import pkcs12

from weiquanbao.config import own_authority
from weiquanbao.papers import certificates, pdf, seals
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.certificates import SealError
from weiquanbao.papers.checks import papers_are_sound
from weiquanbao.papers.sheets import Sheet
from weiquanbao.store.shelves import digest

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SINCE, UNTIL = datetime(2025, 11, 20, tzinfo=UTC), datetime(2026, 12, 20, tzinfo=UTC)


@pytest.fixture(scope="module")
def paper() -> bytes:
    several = (Block("para", "单位付12,000.00元。"), Block("sign", "申请人（签字）"))
    return pdf.render(
        Sheet("调解协议书", "示例总工会", "示总工协〔2026〕1号", "letter", date(2026, 11, 20), several)
    )


@pytest.fixture(scope="module")
def sealed(paper) -> bytes:
    return seals.seal(paper, reason="调解协议书 示总工协〔2026〕1号", at=AT).content


@pytest.fixture
def certificate(settings, tmp_path):
    """A function that puts a certificate of its own in force."""

    def put(**about):
        path = tmp_path / "seal.p12"
        path.write_bytes(own_authority.make("示例县总工会", **about))
        settings.SEAL_CERTIFICATE, settings.SEAL_PASSWORD = str(path), about.get("password", "")
        return path

    return put


def text_of(content: bytes) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_it_is_the_paper_with_a_seal_behind_it(paper, sealed) -> None:
    assert sealed.startswith(paper)
    report = seals.check(sealed)
    assert report.sound
    assert report.unsealed == digest(paper)
    assert report.sealed_at == AT
    assert "演示" in report.signer
    assert certificates.is_demonstration(report.signer)
    assert report.fingerprint == certificates.current(AT).fingerprint
    assert text_of(sealed) == text_of(paper)
    added = sealed[len(paper) :]
    assert b"/SubFilter /ETSI.CAdES.detached" in added
    # What makes it PDF/A-2 stays as it was: its metadata and its version; and the field can be printed (6.3.2).
    assert b"xpacket" not in added
    assert b"/Version" not in added
    assert b"/F 132" in added


def test_every_flipped_bit_is_noticed(paper, sealed) -> None:
    """Also in the gap between the signed ranges, which the signature itself does not cover."""
    chosen = random.Random(4)
    gap = range(sealed.index(b"/Contents <", len(paper)) + 10, sealed.index(b"/ByteRange", len(paper)) - 1)
    places = [chosen.randrange(len(sealed)) for _ in range(12)] + chosen.sample(gap, 24)
    for place in places:
        changed = bytearray(sealed)
        changed[place] ^= 1 << chosen.randrange(8)
        assert not seals.check(bytes(changed)).sound, place


def test_what_is_added_or_taken_away_is_noticed(paper, sealed) -> None:
    added = pypdf.PdfWriter(io.BytesIO(sealed), incremental=True)
    added.add_metadata({"/Subject": "改过"})
    out = io.BytesIO()
    added.write(out)
    assert out.getvalue().startswith(sealed)
    for changed in (out.getvalue(), sealed + b"\n", sealed[:-9], paper, b"%PDF-1.7", b""):
        assert not seals.check(changed).sound


def test_a_seal_of_somebody_else_is_not_trusted(paper, sealed, certificate) -> None:
    path = certificate()
    report = seals.check(sealed)
    assert (report.intact, report.covers_all, report.trusted) == (True, True, False)
    theirs = pkcs12.load_key_and_certificates(path.read_bytes(), None)[2]
    assert seals.check(seals.seal(paper, reason="", at=AT).content, authorities=theirs).sound


def test_what_is_wrong_with_a_certificate_is_named_and_bars_nothing(paper, certificate, settings) -> None:
    path = certificate(since=SINCE, until=UNTIL, password="示例密码")
    assert seals.check(seals.seal(paper, reason="", at=AT).content).sound
    assert not certificates.ends_soon(SINCE + timedelta(days=1))
    assert certificates.ends_soon(AT) == UNTIL
    with pytest.raises(SealError, match="2025-11-20 until 2026-12-20"):
        seals.seal(paper, reason="", at=UNTIL + timedelta(days=1))
    assert [one.id for one in _warnings(UNTIL + timedelta(days=1))] == ["papers.W002"]
    assert [one.id for one in _warnings(UNTIL - timedelta(days=1))] == ["papers.W003"]
    settings.SEAL_PASSWORD = "别的密码"
    assert "the password is not its own" in certificates.fault(AT)
    settings.SEAL_PASSWORD = ""
    for content in (b"", b"no certificate", b"x" * 300_000):
        path.write_bytes(content)
        with pytest.raises(SealError):
            certificates.current(AT)
    path.unlink()
    assert "cannot be read" in certificates.fault(AT)
    settings.SEAL_CERTIFICATE = ""
    assert certificates.fault(AT) == ""
    assert [one.id for one in _warnings(AT)] == ["papers.W001"]


def _warnings(at: datetime):
    from weiquanbao.common import dates

    with dates.at(at):
        return papers_are_sound(None)
