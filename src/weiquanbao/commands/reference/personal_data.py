"""The directory of personal data: what is kept of a person, why, how protected, until when."""

from collections.abc import Iterator

from weiquanbao.commands.reference.markdown import bullets, table
from weiquanbao.people.personal_data import Directory, directory

PATH = "docs/reference/personal-data.md"
INTRODUCTION = """# Personal data

Every column that says something about a person (个人信息保护法 17、51). A new column of text passes no test
before somebody has said in `src/weiquanbao/people/personal_data.yaml` what it is. Columns listed there as
not personal hold codes, digests and figures. The words people agree to stand under [consents](consents.md);
why it is built so, in [decision 6](../adr/0006-personal-data.md).

The ledger holds none of it: codes, dates, row ids and salted digests only, so a row and its salt can be
erased and the chain still verifies. What is destroyed when the
time of a matter is over, and who signs for it: [the dossier](../explanation/dossier.md).

"""


def render() -> str:
    """One row a column, table by table, then what the words mean."""
    told = directory()
    return (
        INTRODUCTION
        + "".join(_chapters(told))
        + "\n## Protections\n\n"
        + bullets(f"**{name}**: {words}" for name, words in told.protections.items())
        + "\n## How long\n\n"
        + bullets(f"**{name}**: {words}" for name, words in told.kept.items())
    )


def _chapters(told: Directory) -> Iterator[str]:
    for model in dict.fromkeys(one.place.rpartition(".")[0] for one in told.fields):
        rows = (
            (f"`{one.place.rpartition('.')[2]}`", one.what, one.purpose, one.protection, one.kept)
            for one in told.fields
            if one.place.rpartition(".")[0] == model
        )
        yield f"## {model}\n\n{table(('Column', 'What', 'For what', 'Protection', 'Kept'), rows)}\n"
