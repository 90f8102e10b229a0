"""`weiquanbao law examples FILE`: do the claims come out as somebody computed them by hand?"""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from weiquanbao.commands.command import Command, Exit


def run(options: Namespace) -> int:
    """Run every example of a file, print each figure that differs, and how many hold."""
    from weiquanbao.common.dates import today
    from weiquanbao.law.claims import examples
    from weiquanbao.law.tables import BadTable, parse

    try:
        rows = parse(options.file.read_text("utf-8"), options.file.name)["examples"]
    except (OSError, UnicodeDecodeError, KeyError, BadTable) as fault:
        print(f"{options.file} 不是样例文件：{fault}")
        return Exit.MISTAKE
    held = 0
    done = list(examples.run(rows, options.on or today()))
    for _name, failures in done:
        held += not failures
        for failure in failures:
            print(failure)
    print(f"{held} of {len(done)}")
    return Exit.OK if held == len(done) else Exit.FOUND


def arguments(parser: ArgumentParser) -> None:
    """Which file, and as the law stands on which day."""
    parser.add_argument("file", type=Path, metavar="FILE", help="样例文件（YAML）")
    parser.add_argument(
        "--on", type=date.fromisoformat, metavar="日期", help="样例没有写日子的，按哪天的法算；不写就是今天"
    )


COMMAND = Command(
    name="law examples",
    summary="核对权益项目样例：算出来的和手算的一样不一样",
    about="Run worked examples through the claims and print each figure that differs, then how many hold; exit code 1 "
    "when one does not.",
    run=run,
    arguments=arguments,
)
