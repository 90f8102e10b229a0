"""Every paper held against the rules of PDF/A by a tool that did not make it: preflight of Apache PDFBox, from Debian.

It knows PDF/A-1b. Papers are PDF/A-2b, so they may break just what the second part allows and the first does not: they
name the second part, and their colour profiles are of version 4 (ISO 19005-2, 6.2.2; ISO 19005-1, 6.2.2 stops at 2).
veraPDF, which knows both, comes neither from Debian nor from the Python registry.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from weiquanbao.papers import pdf, seals
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import template
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.paper_fields import examples

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io")
#: What Java itself no longer brings along.
ALSO = ("javax.activation", "jaxb-api")
FOLDER = Path("/usr/share/java")
WANTED = [FOLDER / f"{name}.jar" for name in (*JARS, *ALSO)]
ALLOWED = {
    ("7.11.2", "Error on MetaData, part must be 1"),
    ("2.1.6", "Invalid graphics object, Invalid version of the ICCProfile"),
}
#: A field without an extent needs no appearance in the second part (ISO 19005-2, 6.3.3); a seal is one.
OF_A_SEAL = (
    "5.3.1",
    "Invalid field value in an annotation definition, widget annotation lacks an appearance dictionary",
)

pytestmark = pytest.mark.skipif(
    not shutil.which("java") or not all(one.exists() for one in WANTED),
    reason="没有装 PDF/A 检查工具（Debian: libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java）",
)


def faults(folder: Path, papers: dict[str, bytes]) -> dict[str, set[tuple[str, str]]]:
    """Name → code and words of each fault; one start of Java for all of them."""
    for name, content in papers.items():
        (folder / name).write_bytes(content)
    listed = folder / "list.txt"
    listed.write_text("\n".join(str(folder / name) for name in papers))
    path = ":".join(map(str, WANTED))
    tool = ["java", "-cp", path, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "group", str(listed)]
    subprocess.run(tool, check=False, capture_output=True, timeout=120)
    found = ElementTree.parse(f"{listed}.preflight.xml").getroot()
    return {
        one.attrib["name"]: {(fault[0].text or "", fault[1].text or "") for fault in one.iter("error")}
        for one in found.iter("preflight")
    }


def test_every_paper_and_a_sealed_one_keep_to_it_and_a_careless_one_does_not(tmp_path, monkeypatch) -> None:
    papers = {
        f"{law.code}.{paper}.pdf": pdf.render(_sheet(law.code, paper, act.form))
        for law in PROCEDURES.values()
        for act in law.acts.values()
        for paper in act.papers
    }
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    agreement = papers["signing.agreement.pdf"]
    sealed = seals.seal(agreement, reason="调解协议书 示总工例〔2026〕1号", at=at).content
    monkeypatch.setattr(pdf, "STANDARD", "1.7")
    careless = pdf.render(_plain())
    found = faults(tmp_path, papers | {"sealed.pdf": sealed, "careless.pdf": careless})
    assert found.keys() == papers.keys() | {"sealed.pdf", "careless.pdf"}
    assert found.pop("careless.pdf") - ALLOWED
    fields = [
        one.get_object()["/Rect"]
        for page in PdfReader(io.BytesIO(sealed)).pages
        for one in page.get("/Annots", ())
    ]
    assert [list(map(int, rect)) for rect in fields] == [[0, 0, 0, 0]]
    found["sealed.pdf"].discard(OF_A_SEAL)
    assert {name: several - ALLOWED for name, several in found.items() if several - ALLOWED} == {}


def _sheet(procedure: str, paper: str, form) -> Sheet:
    text = template(f"{procedure}.{paper}")
    several = text.compose(examples(form, empty=False))
    return Sheet(text.title, "示例总工会", "示总工例〔2026〕1号", text.layout, date(2026, 11, 20), several)


def _plain() -> Sheet:
    return Sheet("示例书", "示例总工会", "", "plain", date(2026, 11, 20), (Block("para", "甲"),))
