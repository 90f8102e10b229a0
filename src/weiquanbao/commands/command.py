"""What a command is: a file in this folder that declares one."""

import enum
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass


class Exit(enum.IntEnum):
    """What the command's exit code says."""

    OK = 0
    FOUND = 1  # it ran, and found something wrong
    MISTAKE = 2  # it was asked for something it does not do
    ENVIRONMENT = 3  # settings, database or machine are not fit to run it
    UNPROVEN = 4  # it found nothing wrong, and something could not be judged
    INTERRUPTED = 130


class Needs(enum.IntEnum):
    """What must be there before a command runs."""

    NOTHING = 0
    DJANGO = 1
    DATABASE = 2
    TABLES = 3


class Mistake(Exception):
    """The user asked for something that cannot be done; the sentence says what and how to go on."""


class Unfit(Exception):
    """The machine is not fit to run the command; the sentence says what is missing."""


def no_arguments(parser: ArgumentParser) -> None:
    """The command takes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command. A name of two words puts it into a group, as in `ledger verify`."""

    name: str
    summary: str
    about: str
    """In English, for the reference pages."""
    run: Callable[[Namespace], int]
    needs: Needs | Callable[[Namespace], Needs] = Needs.NOTHING
    """What must be there, or how to tell from the arguments."""
    arguments: Callable[[ArgumentParser], None] = no_arguments
    in_production: bool = True
