"""Finds the commands: every module of this folder that declares COMMAND."""

import functools
import importlib
import pkgutil

from weiquanbao import commands
from weiquanbao.commands.command import Command


@functools.cache
def all_commands() -> tuple[Command, ...]:
    """In order of name. Modules import what they need only when they run, so this is quick."""
    modules = (importlib.import_module(f"{commands.__name__}.{found.name}") for found in _modules())
    return tuple(
        sorted(
            (module.COMMAND for module in modules if hasattr(module, "COMMAND")), key=lambda each: each.name
        )
    )


def _modules() -> list[pkgutil.ModuleInfo]:
    return [found for found in pkgutil.iter_modules(commands.__path__) if found.name != "main"]
