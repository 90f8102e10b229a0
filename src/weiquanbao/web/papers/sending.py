"""A paper as a file: the PDF as it was sealed or made, a draft set again with its watermark, or .docx to edit."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from weiquanbao.papers import docx, pdf
from weiquanbao.papers.reading import pdf as kept
from weiquanbao.papers.sheets import Sheet
from weiquanbao.reading.papers import PaperView

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
}


def as_pdf(view: PaperView) -> HttpResponse:
    """The page of what does not exist where the bytes are gone."""
    if view.sheet.watermark:
        return _file(pdf.render(view.sheet), PDF, f"{_name(view)}.pdf")
    try:
        return _file(kept(view.version.sealed or view.version.sha256), PDF, f"{_name(view)}.pdf")
    except FileNotFoundError:
        raise Http404 from None


def as_docx(view: PaperView) -> HttpResponse:
    """The same words to go on working with; it is no official copy."""
    return _file(docx.render(view.sheet), DOCX, f"{_name(view)}.docx")


def document_file(sheet: Sheet, kind: str) -> HttpResponse:
    """What a party writes itself (代书), set anew each time: `kind` is pdf or docx."""
    if kind == "pdf":
        return _file(pdf.render(sheet), PDF, f"{sheet.title}.pdf")
    return _file(docx.render(sheet), DOCX, f"{sheet.title}.docx")


def _name(view: PaperView) -> str:
    return f"{view.line.title}{view.line.number}"


def _file(content: bytes, media_type: str, name: str) -> HttpResponse:
    inline = media_type == PDF
    shown = content_disposition_header(not inline, name) or "attachment"
    headers = {**_SAFE, "Content-Disposition": shown}
    return HttpResponse(content, content_type=media_type, headers=headers)
