"""The same application by WeasyPrint or docxtpl. Runs in the peers' environment, one round a line."""

import html
import io
import json
import sys
import time
from pathlib import Path

SECONDS = 0.8


def weasyprint_pdf(data):
    """PDF/A-2b from HTML."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    face = Path(data["fonts"]) / "NotoSerifSC-Regular.otf"
    style = weasyprint.CSS(
        string=f"@font-face{{font-family:Song;src:url('file://{face}')}}"
        "@page{size:A4;margin:30mm 26mm 28mm 28mm;@bottom-right{content:counter(page)}}"
        "body{font:16pt/29pt Song;text-align:justify}h1{font-size:22pt;text-align:center}"
        "table{border-collapse:collapse}td{border:.5pt solid #000;padding:6pt;font-size:12pt}",
        font_config=fonts,
    )

    def make():
        def said(text):
            return html.escape(str(text))

        claims = "".join(f"<tr><td>{said(c['word'])}<td>{said(c['amount'])}" for c in data["claims"])
        facts = "".join(f"<p>{said(fact)}" for fact in data["facts"])
        items = "".join(f"<tr><td>{said(i['name'])}<td>{said(i['shows'])}" for i in data["evidence"])
        page = (
            f"<html lang=zh><title>仲裁申请书</title><h1>仲裁申请书</h1><p>申请人：{said(data['claimant'])}"
            f"<p>被申请人：{said(data['respondent'])}<h2>一、请求</h2><table>{claims}</table>"
            f"<h2>二、事实与理由</h2>{facts}<h2>三、证据</h2><table>{items}</table><p>{said(data['on'])}"
        )
        document = weasyprint.HTML(string=page)
        return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/a-2b")

    return make


def docxtpl_docx(data):
    """A .docx filled in by docxtpl, its template written once with python-docx."""
    from docx import Document
    from docxtpl import DocxTemplate

    document = Document()
    document.add_heading("仲裁申请书")
    document.add_paragraph("申请人：{{ claimant }}")
    document.add_paragraph("被申请人：{{ respondent }}")
    for title, rows, cells in (
        ("一、请求", "claims", ("word", "amount")),
        ("三、证据", "evidence", ("name", "shows")),
    ):
        document.add_heading(title, 2)
        table = document.add_table(rows=3, cols=2)
        table.rows[0].cells[0].text = "{%tr for one in " + rows + " %}"
        for place, name in enumerate(cells):
            table.rows[1].cells[place].text = "{{ one." + name + " }}"
        table.rows[2].cells[0].text = "{%tr endfor %}"
    document.add_paragraph("{%p for fact in facts %}")
    document.add_paragraph("{{ fact }}")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{{ on }}")
    kept = io.BytesIO()
    document.save(kept)

    def make():
        template = DocxTemplate(io.BytesIO(kept.getvalue()))
        template.render(data, autoescape=True)
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()

    return make


def main():
    """Answer every line with documents a second."""
    data = json.loads(Path(sys.argv[2]).read_text("utf-8"))
    make = {"weasyprint": weasyprint_pdf, "docxtpl": docxtpl_docx}[sys.argv[1]](data)
    make()
    for _ in sys.stdin:
        made, start = 0, time.perf_counter()
        while time.perf_counter() - start < SECONDS:
            make()
            made += 1
        print(made / (time.perf_counter() - start), flush=True)


main()
