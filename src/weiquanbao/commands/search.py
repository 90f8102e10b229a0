"""`weiquanbao search rebuild`: index everything anew."""

from argparse import ArgumentParser, Namespace

from weiquanbao.commands.command import Command, Exit, Needs


def run(options: Namespace) -> int:
    """Batch by batch; stopped and started again, it goes on where it was."""
    from weiquanbao.search.rebuilding import rebuild

    made = rebuild(anew=options.anew)
    went_on = "接着上次没做完的，" if made.resumed else ""
    print(f"{went_on}可以找的有 {made.things} 条，本地的单位和地名 {made.words} 个。")
    return Exit.OK


def arguments(parser: ArgumentParser) -> None:
    """Whether to begin at the beginning."""
    parser.add_argument("--anew", action="store_true", help="从头做，不接着上次没做完的")


COMMAND = Command(
    name="search rebuild",
    summary="重建查找用的索引，本地的单位名、地名一起更新",
    about="Index everything that can be found anew, with the names of firms and places as they are now; may be "
    "stopped and goes on where it was. Finding works meanwhile.",
    run=run,
    needs=Needs.TABLES,
    arguments=arguments,
)
