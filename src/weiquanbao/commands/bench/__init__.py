"""`weiquanbao bench NAME`: speed as ratios against a named peer and a named limit, in one run."""

from argparse import ArgumentParser, Namespace
from importlib import import_module

from weiquanbao.commands.command import Command, Exit, Needs

NAMES = ("intake", "queue", "kernel", "ledger", "page", "documents", "search", "scans", "claims")


def run(options: Namespace) -> int:
    """Run one benchmark, or all, and say whether the goals are met."""
    met = True
    for name in [options.benchmark] if options.benchmark else NAMES:
        result = import_module(f"{__name__}.{name}").measure(rounds=options.rounds)
        print(result.as_json() if options.json else result.as_text(), flush=True)
        met = met and result.met
    return Exit.OK if met else Exit.FOUND


def arguments(parser: ArgumentParser) -> None:
    """Which benchmark, how often, and in which form."""
    parser.add_argument("benchmark", nargs="?", choices=NAMES, help="测什么；不写就全测")
    parser.add_argument(
        "--rounds", type=int, default=5, choices=range(3, 51), metavar="N", help="测几轮，取中位数"
    )
    parser.add_argument("--json", action="store_true", help="打印一个 JSON 对象")


COMMAND = Command(
    name="bench",
    summary="测速度：和同类软件、和理论上限比，同一次运行里比",
    about="Measure speed as ratios against a named peer and a named limit; exit code 1 when a goal is missed.",
    run=run,
    needs=Needs.DATABASE,
    arguments=arguments,
)
