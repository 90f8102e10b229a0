"""What mutation testing of the law found when it was last run, and why what survived may survive."""

from collections.abc import Iterator

from weiquanbao.commands.mutating import book
from weiquanbao.commands.reference.markdown import table

PATH = "docs/reference/mutants.md"
INTRODUCTION = """# Mutants

`weiquanbao mutants` makes the law wrong in one place at a time: a limit that no longer counts, a number off by one,
a condition turned round, a figure of another day. Then it runs the tests that go through that place
([how](../how-to/find-untested-rules.md)). What no test notices is a survivor: either a test is missing, or the change
makes no difference, and then the reason stands below.

"""


def render() -> str:
    """One row a module, then every survivor with its reason."""
    rows = book.results()
    found = (
        (
            f"`{name}`",
            str(one.mutants),
            str(one.mutants - one.survived),
            str(one.survived - one.unexplained),
            str(one.unexplained),
            one.day.isoformat(),
        )
        for name, one in rows.items()
    )
    total = tuple(str(sum(column)) for column in zip(*_counts(), strict=True)) or ("0",) * 4
    head = ("Module", "Mutants", "Noticed", "Survived, explained", "Survived, not explained", "Last run")
    return INTRODUCTION + table(head, (*found, ("**all**", *total, ""))) + "".join(_chapters())


def _counts() -> Iterator[tuple[int, int, int, int]]:
    for one in book.results().values():
        yield one.mutants, one.mutants - one.survived, one.survived - one.unexplained, one.unexplained


def _chapters() -> Iterator[str]:
    reasons = book.explained()
    for module in sorted({module for module, _where, _change in reasons}):
        rows = ((f"`{key[1]}`", f"`{key[2]}`", why) for key, why in reasons.items() if key[0] == module)
        yield f"\n## {module}\n\n{table(('In', 'Change', 'Why no test need notice'), rows)}"
