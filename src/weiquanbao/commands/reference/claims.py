"""Every claim: how it is computed, on which articles and figures, who proves what, and the examples that hold it."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path

import yaml

from weiquanbao.commands.reference import CHECKOUT, law
from weiquanbao.commands.reference.markdown import NOTHING, bullets, code, link, table
from weiquanbao.law.claims.claim import Claim
from weiquanbao.law.claims.facts import label
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.register import CLAIMS

PATH = "docs/reference/claims.md"
EXAMPLES = CHECKOUT / "tests" / "law"
FINAL = {
    "sum": "by sum (调解仲裁法 47, first kind)",
    "standard": "labour standard (second kind)",
    "none": "none",
}
LIMITED = {"wages": "none while employed, then one year", "other": "one year from knowing", "none": "none"}
INTRODUCTION = """# Claims

What a worker is owed, claim by claim, under `src/weiquanbao/law/claims/`. Each is computed by one function through
`compute()`; the examples, computed by hand, run through the same code (`weiquanbao law examples FILE`).

"""


def render() -> str:
    """The list, a chapter a claim, the warnings, and which article is held by which rule and example."""
    examples = _examples()
    listed = table(
        ("Claim", "Code", "Formula"),
        ((link(one.title, "", one.title), f"`{one.code}`", one.formula) for one in CLAIMS.values()),
    )
    chapters = "".join(_chapter(one, examples.get(one.code, [])) for one in CLAIMS.values())
    return INTRODUCTION + listed + chapters + _warnings() + _matrix(examples)


def _examples() -> Mapping[str, list[Mapping[str, object]]]:
    found: dict[str, list[Mapping[str, object]]] = {}
    files: list[Path] = [EXAMPLES / "worked_examples.yaml", *sorted((EXAMPLES / "claims").glob("*.yaml"))]
    for file in files:
        for row in yaml.safe_load(file.read_text("utf-8"))["examples"]:
            found.setdefault(row["claim"], []).append(row)
    return found


def _chapter(claim: Claim, rows: list[Mapping[str, object]]) -> str:
    asked = table(
        ("Fact", "Asked"), ((f"`{one.name}`", label(claim.facts, one.name)) for one in fields(claim.facts))
    )
    given = table(("Result", "What it is"), ((f"`{name}`", words) for name, words in claim.gives.items()))
    told = bullets(
        [
            f"Formula: {claim.formula}",
            f"Articles: {'、'.join(law.basis(one) for one in claim.basis)}",
            f"Parameters: {'、'.join(link(one, 'parameters.md', one) for one in claim.uses) or NOTHING}",
            f"The worker proves: {'、'.join(claim.worker_proves) or NOTHING}",
            f"The employer proves: {'、'.join(claim.employer_proves) or NOTHING}"
            + (f" ({'、'.join(law.basis(one) for one in claim.burden)})" if claim.burden else ""),
            f"Limitation: {LIMITED[claim.limited]}. Final award: {FINAL[claim.final]}",
            "" if claim.needs_labour_relation else "Needs no labour relation",
            f"Examples: {', '.join(str(row['id']) for row in rows)}",
        ]
    )
    return f"\n## {claim.title}\n\n`{claim.code}`\n\n{told}\n{asked}\n{given}"


def _warnings() -> str:
    rows = (
        (
            f"`{name}`",
            flag.says,
            "、".join(law.basis(one) for one in flag.basis),
            "refuses" if flag.refuses else "warns",
        )
        for name, flag in FLAGS.items()
    )
    return "\n## Warnings and refusals\n\n" + table(("Code", "Says", "Articles", "Does"), rows)


def _matrix(examples: Mapping[str, list[Mapping[str, object]]]) -> str:
    """Article → rule → test."""
    rows: dict[str, list[Claim]] = {}
    for claim in CLAIMS.values():
        for article in (*claim.basis, *claim.burden):
            rows.setdefault(article, []).append(claim)
    return "\n## Articles, rules and tests\n\n" + table(
        ("Article", "Rule", "Tests"), _matrix_rows(rows, examples)
    )


def _matrix_rows(
    rows: Mapping[str, list[Claim]], examples: Mapping[str, list[Mapping[str, object]]]
) -> Iterator[tuple[str, str, str]]:
    for article, claims in sorted(rows.items()):
        several = list(dict.fromkeys(claim.code for claim in claims))
        tests = [f"{len(examples.get(one, []))} of `{one}`" for one in several]
        yield law.basis(article), code(*(f"law/claims/{one}.py" for one in several)), ", ".join(tests)
