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
    rows = [(f"`{name}`", *_counts(name, one), one.day.isoformat()) for name, one in book.results().items()]
    sums = [sum(column) for column in zip(*(row[1:-1] for row in rows), strict=True)]
    head = ("Module", "Mutants", "Noticed", "Survived, explained", "Survived, not explained", "Last run")
    counted = ((str(cell) for cell in row) for row in (*rows, ("**all**", *sums, "")))
    return INTRODUCTION + table(head, counted) + "".join(_chapters())


def _counts(name: str, found: book.Result) -> tuple[int, int, int, int]:
    known = sum(module == name for module, _where, _change in book.explained())
    return found.mutants, found.mutants - found.survived, known, found.survived - known


def _chapters() -> Iterator[str]:
    reasons = book.explained()
    for module in sorted({module for module, _where, _change in reasons}):
        rows = ((f"`{key[1]}`", f"`{key[2]}`", why) for key, why in reasons.items() if key[0] == module)
        yield f"\n## {module}\n\n{table(('In', 'Change', 'Why no test need notice'), rows)}"
