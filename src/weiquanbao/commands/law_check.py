"""`weiquanbao law check`: does every article exist that the product cites anywhere?"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

if TYPE_CHECKING:
    from weiquanbao.statutes.checking import Judged, Shelf

#: So many places are named of each citation.
SHOWN = 3


def run(options: Namespace) -> int:
    """Judge every citation by the texts, then the register itself, and count."""
    from weiquanbao.law.citations import all_citations
    from weiquanbao.statutes import checking

    texts = _texts(options.statutes)
    places = _places()
    judged = [checking.judge(basis, texts) for basis in sorted(places)]
    _tell(judged, places)
    statutes = [one for one in all_citations() if not one.is_house_rule]
    faults = [fault for one in statutes for fault in checking.faults(one, texts)]
    for fault in faults:
        print(f"目录不对：{fault}")
    for note in (note for one in statutes for note in checking.newer(one, texts)):
        print(f"还有新版：{note}")
    return _sum_up(judged, faults, strict=options.strict)


def _texts(places: list[Path] | None) -> Shelf:
    """The texts to judge by: those of folders or files, or those that were loaded."""
    from weiquanbao.statutes import checking, sources
    from weiquanbao.statutes.texts import Malformed, Text

    if places is None:
        from weiquanbao.reading import visible

        return checking.shelf(visible.statute_outlines(None))
    try:
        found = [one for place in places for one in sources.read(place)]
    except (sources.NoSource, Malformed) as fault:
        raise Mistake(str(fault)) from None
    for one in found:
        if isinstance(one, Malformed):
            print(f"没有用：{one}")
    return checking.shelf(checking.outline(one) for one in found if isinstance(one, Text))


def _places() -> Mapping[str, list[str]]:
    """Every citation, once, and where it stands."""
    from weiquanbao.commands.reference import cited

    places: defaultdict[str, list[str]] = defaultdict(list)
    for one in cited.mentions():
        places[cited.plain(one.basis)].append(f"{one.place}:{one.line}")
    for basis, where in cited.relied_on():
        places[cited.plain(basis)].append(where.partition("](")[0].lstrip("["))
    return places


def _tell(judged: Iterable[Judged], places: Mapping[str, list[str]]) -> None:
    """What does not exist and what could not be looked up; what exists is only counted, unless it was repealed."""
    from weiquanbao.statutes.checking import Verdict

    for one in judged:
        if one.verdict is not Verdict.EXISTS or one.why:
            found = list(dict.fromkeys(places[one.basis]))
            more = f" 等 {len(found)} 处" if len(found) > SHOWN else ""
            why = f"（{one.why}）" if one.why else ""
            print(f"{one.verdict.value}：{one.basis}{why} {'、'.join(found[:SHOWN])}{more}")


def _sum_up(judged: list[Judged], faults: list[str], *, strict: bool) -> int:
    from weiquanbao.statutes.checking import Verdict

    count = {verdict: sum(one.verdict is verdict for one in judged) for verdict in Verdict}
    told = "，".join(f"{verdict.value} {number}" for verdict, number in count.items())
    print(f"{len(judged)} 条依据：{told}；目录不对 {len(faults)} 处")
    wrong = count[Verdict.ABSENT] or faults or (strict and count[Verdict.UNLOADED])
    return Exit.FOUND if wrong else Exit.OK


def needs(options: Namespace) -> Needs:
    """A folder is judged without any database."""
    return Needs.TABLES if options.statutes is None else Needs.NOTHING


def arguments(parser: ArgumentParser) -> None:
    """Judged by which texts, and how strictly."""
    parser.add_argument(
        "--statutes",
        type=Path,
        action="append",
        metavar="DIR",
        help="不用数据库，直接对照这里的全文：同 statutes import 一样的文件夹或文件，可以写几次",
    )
    parser.add_argument("--strict", action="store_true", help="全文没有装入的也算有问题")


COMMAND = Command(
    name="law check",
    summary="核对依据：引用的每一条，法规里有没有",
    about="Hold every citation of the product (acts, clocks, figures, claims, templates, papers, house rules, "
    "comments) against the full texts: it exists, it does not (exit code 1), or its text is not loaded (exit code 1 "
    "only with `--strict`). The register of statutes is held against them, too ([how](../how-to/load-statutes.md)).",
    run=run,
    needs=needs,
    arguments=arguments,
)
