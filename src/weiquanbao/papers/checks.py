"""What is wrong with an operator's own texts and layout is said at start-up and by `weiquanbao check`.

Whether a text asks only for what its act supplies is tried by the desk, which knows the acts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error, register

from weiquanbao.papers import certificates, pdf, templates
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.documents import FOLDER, wrong_own_texts
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import PaperError
from weiquanbao.procedures import PROCEDURES


@register
def papers_are_sound(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """The operator's folder holds texts of papers that are made, a layout that works, and a certificate that seals."""
    return [*_of_folder(), *_of_seal()]


def _of_seal() -> Iterator[CheckMessage]:
    """Warnings only: without a seal papers are made all the same, and are sealed when the certificate is in order."""
    hint = "docs/how-to/seal-papers.md"
    if not certificates.is_configured():
        yield checks.Warning(
            "WEIQUANBAO_SEAL_CERTIFICATE is not set: papers are not sealed", hint=hint, id="papers.W001"
        )
    elif fault := certificates.fault():
        yield checks.Warning(f"papers wait unsealed: {fault}", hint=hint, id="papers.W002")
    elif until := certificates.ends_soon():
        yield checks.Warning(
            f"the certificate papers are sealed with ends on {until:%Y-%m-%d}", hint=hint, id="papers.W003"
        )


def _of_folder() -> Iterator[CheckMessage]:
    own = templates.own_folder()
    if own is None:
        return
    if not Path(settings.PAPERS_FOLDER).is_dir():
        yield Error(f"WEIQUANBAO_PAPERS: {settings.PAPERS_FOLDER} is no folder", id="papers.E001")
        return
    known = {
        law.code: {paper for act in law.acts.values() for paper in act.papers} for law in PROCEDURES.values()
    }
    for fault in wrong_own_texts():
        yield Error(fault, id="papers.E004")
    for text in sorted(own.glob("*/*.txt")):
        if text.parent.name != FOLDER and text.stem not in known.get(text.parent.name, ()):
            yield Error(f"{text}: no procedure makes this paper", id="papers.E002")
    if (own / "sheet.typ").is_file():
        yield from _of_layout()


def _of_layout() -> Iterator[CheckMessage]:
    for layout in templates.LAYOUTS:
        blocks = (Block("para", "示例"), Block("table", rows=(("示例", "示例"),)), Block("sign", "示例"))
        try:
            pdf.render(Sheet("示例", "示例", "示例", layout, date(2026, 1, 1), blocks))
        except PaperError as error:
            yield Error(f"sheet.typ, {error}", id="papers.E003")
