"""The statutes that may be cited and the federation's house rules, out of their register."""

import re
from collections.abc import Iterator
from functools import cache

from weiquanbao.commands.reference import cited, law
from weiquanbao.commands.reference.markdown import table
from weiquanbao.law.citations import Statute, all_citations, cite

PATH = law.CITATIONS
INTRODUCTION = """# Citations

No act and no clock exists without a basis: an article of a statute below, or an article of a named house
rule of the federation. A basis that stands in no register, or an article beyond the last one, is refused
when the procedure is imported. Version is the day of adoption or of the latest amendment of the text that
was read. `weiquanbao law check` holds all of them against the texts of the statutes
([how](../how-to/load-statutes.md)).
"""


def render() -> str:
    """Statutes by rank, then the house rules in their own words."""
    statutes = [one for one in all_citations() if not one.is_house_rule]
    rules = [one for one in all_citations() if one.is_house_rule]
    return (
        INTRODUCTION
        + "".join(_by_kind(statutes))
        + "\n## House rules 内部规则\n"
        + "".join(map(_rule, rules))
    )


def _by_kind(statutes: list[Statute]) -> Iterator[str]:
    for kind in dict.fromkeys(one.kind for one in statutes):
        yield f"\n## {kind}\n"
        for statute in (one for one in statutes if one.kind == kind):
            yield _statute(statute)


def _statute(statute: Statute) -> str:
    also = f" (also cited as {'、'.join(statute.aliases)})" if statute.aliases else ""
    told = "，".join(
        filter(
            None,
            (statute.number, f"{statute.version}版", f"{statute.in_force}起施行" if statute.in_force else ""),
        )
    )
    uses = table(("Article", "Relied on by"), _uses(statute))
    head = f"\n### {statute.short}\n\n《{statute.title}》（{told}），{statute.last_article} articles{also}\n"
    return head + (f"\n{uses}" if uses.count("\n") > 2 else "")


def _rule(rule: Statute) -> str:
    where = dict(_uses(rule))
    rows = (
        (str(article.number), article.title, article.text, where.get(str(article.number), ""))
        for article in rule.articles
    )
    head = f"\n### {rule.title}\n\nCited as “{rule.short} 1”, in force since {rule.version}.\n\n"
    return head + table(("No.", "Title", "Text", "Relied on by"), rows)


def _uses(statute: Statute) -> list[tuple[str, str]]:
    """Article and the acts, clocks and parameters that rest on it, in order of articles."""
    found: dict[str, list[str]] = {}
    for basis, where in _bases():
        article = cite(basis)
        if article.title == statute.title:
            found.setdefault(article.short.rpartition(" ")[2], []).append(where)
    return [(article, "、".join(dict.fromkeys(found[article]))) for article in sorted(found, key=_number)]


def _number(article: str) -> tuple[int, str]:
    """276之一 comes after 276, and 27第2款 after 27."""
    return int(re.split("第|之", article)[0]), article


@cache
def _bases() -> tuple[tuple[str, str], ...]:
    """What rests on an article, then the sentences that mention it; what declarations quote is told by the first."""
    told = (
        (one.basis, f"`{one.place}`")
        for one in cited.mentions()
        if one.place.startswith("law/ro") or not (one.place.startswith("law/") or one.place.endswith(".py"))
    )
    return (*cited.relied_on(), *told)
