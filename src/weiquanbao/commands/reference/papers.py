"""The papers the platform writes: for whom, by which act, and the very text an operator may replace."""

from collections.abc import Iterator

from weiquanbao.commands.reference.markdown import bullets, code, link, quoted
from weiquanbao.commands.reference.procedure_page import heading
from weiquanbao.papers.templates import Template, codes, template
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.paper_fields import EXAMPLES

PATH = "docs/reference/papers.md"
AUDIENCES = {
    "claimant": "For the worker",
    "respondent": "For the respondent",
    "both": "For both sides",
    "file": "For the file",
}
INTRODUCTION = f"""# Papers

Every paper is one text, shown on the screen, as PDF/A-2b and as .docx
([record 32](../adr/0032-papers-are-one-text.md)). A text lies in `src/weiquanbao/procedures/CODE/papers/`; one of
the operator's own under the same name stands before it ([how](../how-to/change-a-paper.md)). Besides the fields of the
form of its act a text may use {code(*EXAMPLES)}.
A text that asks for anything else is refused at start.
"""


SIGNED = {
    "final": "",
    "draft": "A draft until both sides and the mediator have signed",
    "signing": "Waits for the signatures of those it concerns as soon as it is written",
}


def render() -> str:
    """Procedure by procedure."""
    chapters = (_of(law) for law in PROCEDURES if codes(law))
    return "".join((INTRODUCTION, *chapters))


def _of(law: str) -> str:
    return f"\n# Of {law}\n" + "".join(_chapter(template(one)) for one in codes(law))


def _chapter(text: Template) -> str:
    lines = (
        AUDIENCES[text.audience],
        f"Numbers: 〔year〕 in the series {text.series}",
        "Layout: " + ("official letter, GB/T 9704" if text.layout == "letter" else "plain"),
        SIGNED[text.state],
        "" if text.sealed else "Not sealed by the body",
        *_made_by(text),
    )
    return f"\n## {text.code}\n\n**{text.title}**\n\n{bullets(lines)}\n{quoted(text.body.strip())}"


def _made_by(text: Template) -> Iterator[str]:
    law, _, paper = text.code.partition(".")
    for name, act in PROCEDURES[law].acts.items():
        if paper in act.papers:
            yield "Made by " + link(act.title, f"procedures/{law}.md", heading(name, act))
