"""`weiquanbao`: reads the command line, prepares what the command needs, and turns every mistake into a sentence."""

import argparse
import contextlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, NoReturn

from weiquanbao.commands.command import Command, Exit, Mistake, Needs, Unfit
from weiquanbao.commands.registry import all_commands
from weiquanbao.config import environment
from weiquanbao.config.environment import Misconfigured

EPILOGUE = (
    "退出码：0 正常；1 查出了问题；2 用法不对；3 设置、数据库或机器不满足要求；"
    "4 没查出问题，但有的没法核；130 被中断。"
)

MISTAKES = (
    (r"argument 命令: invalid choice: '(.+)' \(choose from (.+)\)", "没有“{}”，有 {}"),
    (r"argument (.+): invalid choice: '?(.+?)'? \(choose from (.+)\)", "{} 不能是“{}”，可以是 {}"),
    (r"argument (.+): invalid .*value: '(.+)'", "{} 的“{}”看不懂"),
    (r"argument (.+): expected one argument", "{} 后面要写一个值"),
    (r"the following arguments are required: (.+)", "还差 {}"),
    (r"unrecognized arguments: (.+)", "不认得 {}"),
)
"""What argparse says of a mistake, and what is said instead."""


class ChineseUsage(argparse.HelpFormatter):
    """Help that begins in Chinese, too."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        """The line that shows the form of the command."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """Says what is wrong in a sentence, then how to get help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(formatter_class=ChineseUsage, add_help=False, epilog=EPILOGUE, **options)
        self._optionals.title = "选项"
        self._positionals.title = "参数"
        self.add_argument("-h", "--help", action="help", help="看用法")

    def error(self, message: str) -> NoReturn:
        """A mistake of the user's."""
        self.exit(Exit.MISTAKE, f"没看懂这条命令：{_in_chinese(message)}\n看用法：{self.prog} --help\n")


def _in_chinese(message: str) -> str:
    for pattern, words in MISTAKES:
        if found := re.fullmatch(pattern, message):
            return words.format(*found.groups()).replace("'", "").replace(", ", "、")
    return message


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    parser = build_parser()
    options = parser.parse_args(arguments)
    if not hasattr(options, "command"):
        options.show_help()
        return Exit.MISTAKE
    try:
        return perform(options.command, options)
    except (Mistake, Misconfigured, Unfit) as fault:
        return _say(Exit.MISTAKE if isinstance(fault, Mistake) else Exit.ENVIRONMENT, str(fault))
    except KeyboardInterrupt:
        return _say(Exit.INTERRUPTED, "已中断。")
    except BrokenPipeError:  # whoever read our output has gone, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.OK


def perform(command: Command, options: argparse.Namespace) -> int:
    """Prepare what the command needs, run it, and take the preparations down again."""
    needs = command.needs if isinstance(command.needs, Needs) else command.needs(options)
    if needs is Needs.NOTHING:
        return command.run(options)
    told = environment.current()
    if told.mode == "production" and not command.in_production:
        raise Mistake(
            f"正式运行时不能用 {command.name}。要试用，请去掉设置 WEIQUANBAO_MODE 和 DATABASE_URL。"
        )
    with contextlib.ExitStack() as stack:
        if needs >= Needs.DATABASE:
            stack.enter_context(_database(told))
        _load_django()
        if needs >= Needs.TABLES:
            _require_tables()
        return command.run(options)


def build_parser() -> Parser:
    """The parser with every command in it; groups appear as commands of their own."""
    parser = Parser(prog="weiquanbao", description="维权宝：县级总工会的职工维权系统。")
    parser.set_defaults(show_help=parser.print_help)
    entries = parser.add_subparsers(title="命令", metavar="命令", parser_class=Parser)
    groups: dict[str, argparse._SubParsersAction[Parser]] = {}
    for command in all_commands():
        group, _, word = command.name.rpartition(" ")
        if group and group not in groups:
            own = entries.add_parser(group, help=f"见 {group} --help")
            own.set_defaults(show_help=own.print_help)
            groups[group] = own.add_subparsers(title="命令", metavar="命令", parser_class=Parser)
        entry = (groups[group] if group else entries).add_parser(
            word, help=command.summary, description=command.summary
        )
        command.arguments(entry)
        entry.set_defaults(command=command)
    return parser


@contextlib.contextmanager
def _database(told: environment.Environment) -> Iterator[None]:
    """The configured database, or the embedded one for as long as the command runs."""
    import psycopg

    from weiquanbao.config import embedded

    with contextlib.ExitStack() as stack:
        url = told.database_url or stack.enter_context(
            embedded.running(told.home, binaries=told.postgres_bin)
        )
        try:
            psycopg.connect(url, connect_timeout=5).close()
        except psycopg.OperationalError as reason:
            # The driver repeats user and host, never the password.
            raise Unfit(f"连不上数据库，请核对设置 DATABASE_URL：{str(reason).splitlines()[0]}") from None
        yield


def _load_django() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "weiquanbao.config.settings")
    django.setup()


def _require_tables() -> None:
    from weiquanbao.config import schema

    if not schema.is_current():
        raise Unfit("数据库的表还没有建好或者版本不对，请先运行 weiquanbao migrate。")


def _say(code: Exit, sentences: str) -> int:
    print(sentences, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
