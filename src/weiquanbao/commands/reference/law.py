"""Articles and figures of the law as the pages show them, each with a link to where it is written out."""

from datetime import date

from weiquanbao.commands.reference.markdown import link
from weiquanbao.kernel.declaration import AGREED
from weiquanbao.law.citations import HOUSE, cite
from weiquanbao.law.parameters import CONFIDENCE_LABELS, UNIT_LABELS, Value, parameter

CITATIONS = "docs/reference/citations.md"
PARAMETERS = "docs/reference/parameters.md"
#: A figure nobody has held against its text is marked wherever it stands.
DOUBTFUL = frozenset({"secondary", "unverified"})


def basis(written: str, *, up: str = "") -> str:
    """“调解仲裁法 27” with a link: to the house rule's own words, or to the statute in the register."""
    cited = cite(written)
    heading = cited.title if cited.is_house_rule else cited.short.rpartition(" ")[0]
    return link(cited.short, f"{up}citations.md", heading)


def figure(value: Value) -> str:
    """“5 工作日”, marked when it is not confirmed from the text."""
    several = value.value if isinstance(value.value, tuple) else (value.value,)
    told = f"{'、'.join(str(one) for one in several)} {UNIT_LABELS[value.unit]}"
    return f"{told} ⚠ {CONFIDENCE_LABELS[value.confidence]}" if value.confidence in DOUBTFUL else told


def length(code: str, on: str, *, up: str = "") -> str:
    """What a parameter says on a day, with a link to its history."""
    if code == AGREED:
        return "the day agreed on"
    return f"{figure(parameter(code, date.fromisoformat(on)))} ({link(code, f'{up}parameters.md', code)})"


def is_house(written: str) -> bool:
    """Whether the federation set it for itself."""
    return written.startswith(HOUSE)
