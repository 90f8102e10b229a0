"""The figures of the law, out of their dated tables."""

from collections.abc import Iterator
from itertools import groupby

from weiquanbao.commands.reference import law
from weiquanbao.commands.reference.markdown import bullets, link, table
from weiquanbao.law.parameters import CONFIDENCE_LABELS, Value, all_parameters
from weiquanbao.procedures import PROCEDURES

PATH = law.PARAMETERS
MEANINGS = {
    "read": "held against the text of the law",
    "secondary": "taken from another's account of the law; shown to staff as 数据待核实",
    "unverified": "not confirmed; shown to staff as such",
    "house": "the federation's own rule",
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
    for code, values in groupby(all_parameters(), key=_code):
        history = tuple(values)
        rows = table(
            ("Since", "Until", "Value", "Region", "Source", "Confidence"), (_row(value) for value in history)
        )
        yield f"\n## {code}\n\n{history[0].title}\n\n{rows}" + bullets([_used(code)])


def _code(value: Value) -> str:
    return value.code


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
