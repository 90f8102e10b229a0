"""Every procedure in force: an overview across all of them, and a page for each."""

from collections.abc import Iterator

from weiquanbao.commands.reference import law, procedure_page
from weiquanbao.commands.reference.markdown import link, table
from weiquanbao.procedures import PROCEDURES

OVERVIEW = "docs/reference/procedures.md"
FOLDER = "docs/reference/procedures"
INTRODUCTION = """# Procedures

A procedure is one declaration: states, acts, clocks, who may act, under which article
([why](../adr/0001-own-kernel.md)). Everything on these pages is read out of it, as are the buttons and
forms on the screens.

"""


def render_all() -> dict[str, str]:
    """The overview, then one page a procedure."""
    own = {f"{FOLDER}/{code}.md": procedure_page.render(one) for code, one in PROCEDURES.items()}
    return {OVERVIEW: _overview()} | own


def _overview() -> str:
    return (
        INTRODUCTION
        + table(("Procedure", "Code", "Version", "States", "Acts", "Clocks"), _procedures())
        + "\n## Deadlines\n\nWhat must happen by when, over all procedures.\n\n"
        + table(("Procedure", "Clock", "Length", "Basis", "Begins with", "When it runs out"), _deadlines())
        + "\n## Who may do what\n\nHow many acts of each procedure a role may do at some time; the page of the "
        + "procedure says which.\n\n"
        + table(("Procedure", *_roles().values()), _permissions())
    )


def _procedures() -> Iterator[tuple[str, ...]]:
    for code, one in PROCEDURES.items():
        counts = (str(len(part)) for part in (one.states, one.acts, one.clocks))
        yield link(one.title, f"procedures/{code}.md"), f"`{code}`", one.version, *counts


def _deadlines() -> Iterator[tuple[str, ...]]:
    for code, one in PROCEDURES.items():
        for clock in one.clocks.values():
            expiry = one.acts[clock.on_expiry].title if clock.on_expiry else ""
            begins = "、".join(one.acts[act].title for act in clock.starts)
            where = link(clock.title, f"procedures/{code}.md", "Clocks")
            yield (
                one.title,
                where,
                law.length(clock.length, one.version),
                law.basis(clock.basis),
                begins,
                expiry,
            )


def _roles() -> dict[str, str]:
    return {role: label for one in PROCEDURES.values() for role, label in one.roles.items()}


def _permissions() -> Iterator[tuple[str, ...]]:
    for one in PROCEDURES.values():
        counts = (sum(role in act.by for act in one.acts.values()) for role in _roles())
        yield one.title, *(str(count or "") for count in counts)
