"""Writing papers down: a number, the wording, the PDF under its digest, and the rows that speak of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import now
from weiquanbao.papers import blocks, pdf
from weiquanbao.papers.models import Paper, Version
from weiquanbao.papers.numbers import next_number
from weiquanbao.papers.sheets import Sheet
from weiquanbao.papers.templates import Template
from weiquanbao.sql.inserting import insert
from weiquanbao.store import shelves

SHELF = "papers"


@dataclass(frozen=True, slots=True)
class Made:
    """A wording that now stands: its paper, its number among the paper's wordings, and the digest of its bytes."""

    paper_id: int
    version_id: int
    number: int
    sha256: str


def write(
    *,
    case: Case,
    step: int,
    template: Template,
    data: Mapping[str, object],
    on: date,
    person_id: int | None,
    party: Party | None = None,
    replaces: Paper | None = None,
) -> Made:
    """Make a paper with its first wording, inside the act that makes it. Raises PaperError."""
    number = next_number(case.organisation, template.series, on.year)
    paper = Paper(
        case=case,
        step=step,
        code=template.code,
        title=template.title,
        number=number,
        organisation=case.organisation,
        audience=template.audience,
        party=party,
        state="draft" if template.signed else "final",
        made_on=on,
        made_by_id=person_id,
        replaces=replaces,
    )
    insert([paper])
    return word(paper, template, {**data, "number": number}, step=step, number=1)


def word(paper: Paper, template: Template, data: Mapping[str, object], *, step: int, number: int) -> Made:
    """One more wording of a paper. Raises PaperError."""
    several = template.compose(data)
    sheet = Sheet(paper.title, paper.organisation.name, paper.number, template.layout, paper.made_on, several)
    content = pdf.render(sheet)
    sha256 = shelves.put(SHELF, content)
    version = Version(
        paper=paper,
        number=number,
        step=step,
        text=blocks.stored(several),
        sha256=sha256,
        size=len(content),
        made_at=now(),
    )
    insert([version])
    return Made(paper.pk, version.pk, number, sha256)
