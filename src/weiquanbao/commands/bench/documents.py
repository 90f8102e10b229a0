"""documents: a three-page application as PDF/A and as .docx, beside WeasyPrint, docxtpl and bare Typst."""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pylopdf_fonts_zh_cn
import typst

from weiquanbao.commands.bench.peers import peer
from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.papers import docx, pdf
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import Template, parse_template

SECONDS = 0.8
MONTHS = 12
#: The application as an operator would write it: parties, claims as a table, facts, evidence as a table.
SOURCE = """title: 仲裁申请书
series: 申
layout: plain
for: file
---
: 申请人：{{ claimant }}
: 被申请人：{{ respondent }}
# 一、请求
| 请求 | 金额（元） |
{% for claim in claims %}
| {{ claim.word }} | {{ claim.amount }} |
{% endfor %}
# 二、事实与理由
{% for fact in facts %}
{{ fact }}
{% endfor %}
# 三、证据
| 证据 | 证明什么 |
{% for item in evidence %}
| {{ item.name }} | {{ item.shows }} |
{% endfor %}
> {{ claimant }}
> {{ on }}
_ 申请人
"""
DATA: dict[str, object] = {
    "claimant": "示例职工甲",
    "respondent": "示例饰品有限公司",
    "on": date(2026, 11, 20),
    "claims": [{"word": f"第{n}个月的工资", "amount": Decimal(4500 + n)} for n in range(1, MONTHS)],
    "facts": [
        f"第{n}个月，申请人按被申请人的安排在包装车间上班，每天从早上八点干到晚上八点，"
        "被申请人没有按约定的日子付工资，申请人多次去问，被申请人都说等货款到了再付，一直没有付。"
        for n in range(1, MONTHS)
    ],
    "evidence": [{"name": f"第{n}个月的考勤表", "shows": "上了多少天班"} for n in range(1, MONTHS)],
}


def _template() -> Template:
    return parse_template("bench.application", SOURCE)


def _sheet(template: Template) -> Sheet:
    several = template.compose(DATA)
    return Sheet(
        template.title, "示例总工会", "示例〔2026〕1号", template.layout, date(2026, 11, 20), several
    )


def _per_second(make: Callable[[], object]) -> float:
    made, until = 0, time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        make()
        made += 1
    return made / (time.perf_counter() - until + SECONDS)


def _bare(fonts: typst.Fonts) -> Callable[[], bytes]:
    """The same pages written out in Typst by hand, with the same fonts and the same standard."""
    claims = "".join(f"[第{n}个月的工资], [{4500 + n:,}], " for n in range(1, MONTHS))
    items = "".join(f"[第{n}个月的考勤表], [上了多少天班], " for n in range(1, MONTHS))
    facts = "\n\n".join(str(fact) for fact in DATA["facts"])  # type: ignore[attr-defined]
    source = f"""
#set document(title: "仲裁申请书", date: datetime(year: 2026, month: 11, day: 20))
#set text(font: "Noto Serif SC", size: 16pt, lang: "zh", region: "cn")
#set page(paper: "a4", margin: (top: 30mm, bottom: 28mm, left: 28mm, right: 26mm))
#set page(footer: context counter(page).display())
#set par(first-line-indent: (amount: 2em, all: true), leading: 13pt, justify: true)
#align(center, text(22pt)[仲裁申请书])
申请人：{DATA["claimant"]}

被申请人：{DATA["respondent"]}

= 一、请求
#table(columns: 2, [请求], [金额（元）], {claims})
= 二、事实与理由
{facts}

= 三、证据
#table(columns: 2, [证据], [证明什么], {items})
#align(right)[{DATA["claimant"]} \\ 2026年11月20日]
"""
    content = source.encode()
    return lambda: bytes(typst.compile(content, format="pdf", font_paths=fonts, pdf_standards=[pdf.STANDARD]))


def measure(rounds: int) -> Result:
    """Rounds of the five sides in turn."""
    template = _template()
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    bare = _bare(
        typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    )
    rates: dict[str, list[float]] = {
        name: [] for name in ("PDF/A", "bare typst", "WeasyPrint", ".docx", "docxtpl")
    }
    with tempfile.TemporaryDirectory() as place:
        told = Path(place) / "data.json"
        told.write_text(json.dumps({**DATA, "fonts": str(folder)}, default=str, ensure_ascii=False), "utf-8")
        with (
            peer("document_peers.py", "weasyprint", str(told)) as weasy,
            peer("document_peers.py", "docxtpl", str(told)) as word,
        ):
            pdf.render(_sheet(template)), bare(), weasy.round(), word.round()
            for _ in range(rounds):
                rates["PDF/A"].append(_per_second(lambda: pdf.render(_sheet(template))))
                rates["bare typst"].append(_per_second(bare))
                rates["WeasyPrint"].append(weasy.round())
                rates[".docx"].append(_per_second(lambda: docx.render(_sheet(template))))
                rates["docxtpl"].append(word.round())
    figures = {name: Figure(values, "documents/s") for name, values in rates.items()}
    middle = {name: figure.median for name, figure in figures.items()}
    return Result(
        name="documents",
        rounds=rounds,
        figures=figures,
        ratios={
            "over WeasyPrint": middle["PDF/A"] / middle["WeasyPrint"],
            "time of bare typst": middle["bare typst"] / middle["PDF/A"],
            "over docxtpl": middle[".docx"] / middle["docxtpl"],
        },
        goals={"over WeasyPrint": ">= 12", "time of bare typst": "<= 1.2", "over docxtpl": ">= 5"},
        remarks=(
            "Ours fills in the text with Jinja each time; bare Typst compiles a finished source.",
            "WeasyPrint writes PDF/A-2b of the same words with the same font; docxtpl fills in a .docx of them.",
        ),
    )
