"""The command line, out of the commands themselves."""

import os
from argparse import ArgumentParser, Namespace
from unittest import mock

from weiquanbao.commands.command import Command, Needs
from weiquanbao.commands.registry import all_commands

PATH = "docs/reference/commands.md"
INTRODUCTION = """# Commands

`weiquanbao COMMAND --help` shows the same in Chinese. A command that needs a database starts the embedded one when
`DATABASE_URL` is not set, and stops it afterwards unless somebody else still uses it.

| Exit code | Meaning |
|---|---|
| 0 | done, nothing wrong |
| 1 | it ran and found something wrong |
| 2 | the command line asks for something that does not exist, or is refused in this mode |
| 3 | settings, database or machine are not fit to run it; one sentence each says what |
| 4 | nothing wrong was found, and something could not be judged |
| 130 | interrupted |
"""
NEEDS = {
    Needs.NOTHING: "nothing",
    Needs.DJANGO: "settings",
    Needs.DATABASE: "a database",
    Needs.TABLES: "a migrated database",
}


def render() -> str:
    """One chapter a command."""
    return INTRODUCTION + "".join(_chapter(command) for command in all_commands())


def _chapter(command: Command) -> str:
    parser = ArgumentParser(prog=f"weiquanbao {command.name}", add_help=False)
    command.arguments(parser)
    with mock.patch.dict(os.environ, {"COLUMNS": "100"}):
        usage = parser.format_usage().removeprefix("usage: ").strip()
    needs = command.needs if isinstance(command.needs, Needs) else command.needs(_untold(parser))
    refused = "" if command.in_production else " Refused in production."
    return f"\n## {command.name}\n\n{command.about}\n\n```\n{usage}\n```\n\nNeeds {NEEDS[needs]}.{refused}\n"


def _untold(parser: ArgumentParser) -> Namespace:
    """What a command is told where only what it cannot do without is given."""
    return Namespace(**{action.dest: action.default for action in parser._actions})  # noqa: SLF001 - told nowhere else
