"""The figures of the law, out of their dated tables."""

from collections.abc import Iterator

from weiquanbao.commands.reference import law
from weiquanbao.commands.reference.markdown import bullets, link, table
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.parameters import CONFIDENCE_LABELS, UNIT_LABELS, Heading, Value, all_parameters, headings
from weiquanbao.procedures import PROCEDURES

PATH = law.PARAMETERS
MEANINGS = {
    "read": "held against the text of the law",
    "secondary": "taken from another's account of the law; shown to staff as 数据待核实",
    "unverified": "not confirmed; shown to staff as such",
    "house": "the federation's own rule",
    "entered": "entered by the county with its source",
}
INTRODUCTION = """# Parameters

Every number of days, every rate and cap of the law stands in a dated table under
`src/weiquanbao/law/parameters/`, never in code. A value without a source is refused when it is read. Old
values stay: a period that began under one keeps it. Days that are not yet over are counted with the value
in force on the day the period begins.

"""


def render() -> str:
    """One chapter a parameter, one row a value."""
    confidence = table(
        ("Confidence", "On screen", "Meaning"),
        ((f"`{code}`", CONFIDENCE_LABELS[code], MEANINGS[code]) for code in CONFIDENCE_LABELS),
    )
    return INTRODUCTION + confidence + _doubtful() + "".join(_chapters())


def _doubtful() -> str:
    waiting = sorted({value.code for value in all_parameters() if value.confidence in law.DOUBTFUL})
    words = "、".join(link(code, "", code) for code in waiting)
    return f"\n**⚠ Not confirmed from the text:** {words or 'none'}\n"


def _chapters() -> Iterator[str]:
    for heading in headings():
        history = [value for value in all_parameters() if value.code == heading.code]
        rows = table(
            ("Since", "Until", "Value", "Region", "Source", "Confidence"), (_row(value) for value in history)
        )
        told = rows if history else f"{_without(heading)}\n"
        yield f"\n## {heading.code}\n\n{heading.title}\n\n{told}" + bullets(
            [_used(heading.code), _computed(heading.code), _renewed(heading)]
        )


def _without(heading: Heading) -> str:
    """Of a figure that stands elsewhere, or nowhere yet."""
    unit = UNIT_LABELS[heading.unit]
    if heading.by is None:
        return f"No value in {unit} is known yet: it is entered with its source, and until then what needs it stops."
    tiers = "、".join(link(code, "", code) for code in heading.of)
    return f"The value of the tier ({link(heading.by, '', heading.by)}) the place is in: {tiers}."


def _computed(code: str) -> str:
    claims = [link(claim.title, "claims.md", claim.title) for claim in CLAIMS.values() if code in claim.uses]
    return f"\nUsed by the claims {'、'.join(claims)}" if claims else ""


def _renewed(heading: Heading) -> str:
    return f"Looked at again after {heading.review_months} months" if heading.review_months else ""


def _row(value: Value) -> tuple[str, ...]:
    until = value.until.isoformat() if value.until else ""
    source = law.basis(value.source)
    return (
        value.since.isoformat(),
        until,
        law.figure(value),
        value.region or "everywhere",
        source,
        f"`{value.confidence}`",
    )


def _used(code: str) -> str:
    places = [
        link(f"{procedure.title} {clock.title}", f"procedures/{procedure.code}.md", "Clocks")
        for procedure in PROCEDURES.values()
        for clock in procedure.clocks.values()
        if code in (clock.length, *(length for _act, length in clock.extends))
    ]
    return f"\nUsed by the clocks {'、'.join(places)}" if places else ""
