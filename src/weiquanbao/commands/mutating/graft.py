"""Put changed code into modules that run already, so that everybody who imported from them sees it.

Functions, methods and properties keep their identity and get new code; a table or constant of a module is replaced
wherever it was imported under its own name. Only ever done in a process that ends afterwards.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
import sys
from collections.abc import Iterable, Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Any

_CACHED = type(functools.cache(lambda: None))
_OURS = "weiquanbao."
#: Nothing that is remembered elsewhere was computed here; reading all tables again would take half a second.
_LEAVES = ("weiquanbao.law.claims.", "weiquanbao.law.estimates.")


def graft(module: ModuleType, tree: ast.Module) -> None:
    """Let the module be what the tree says; whatever raises when it is imported raises here."""
    fresh: dict[str, Any] = {**_of_import(module), "__builtins__": __builtins__}
    exec(compile(ast.fix_missing_locations(tree), str(module.__file__), "exec"), fresh)  # noqa: S102 - our own code, with one change
    known = {id(new): vars(module)[name] for name, new in _defined(fresh, module) if name in vars(module)}
    for name, new in _defined(fresh, module):
        _become(vars(module).get(name), new, module.__name__)
    for name, new in fresh.items():
        old = vars(module).get(name)
        if not name.startswith("__") and old is not new and id(new) not in known:
            _replace(name, old, _translated(new, known))
    _forget([module] if module.__name__.startswith(_LEAVES) else _modules())


def _forget(modules: Iterable[ModuleType]) -> None:
    """Drop what functions remember: of what others are read through, everybody's."""
    for module in modules:
        for value in list(vars(module).values()):
            if isinstance(value, _CACHED):
                value.cache_clear()


def _of_import(module: ModuleType) -> dict[str, Any]:
    return {
        name: value for name, value in vars(module).items() if name in {"__name__", "__package__", "__file__"}
    }


def _modules() -> Iterator[ModuleType]:
    return (found for name, found in list(sys.modules.items()) if name.startswith(_OURS) and found)


def _defined(fresh: Mapping[str, Any], module: ModuleType) -> Iterator[tuple[str, Any]]:
    """Functions and classes that the module itself defines."""
    for name, value in fresh.items():
        its_own = getattr(value, "__module__", None) == module.__name__
        if its_own and isinstance(value, FunctionType | _CACHED | type):
            yield name, value


def _become(old: Any, new: Any, module: str) -> None:
    if isinstance(old, FunctionType) and isinstance(new, FunctionType):
        old.__code__, old.__defaults__, old.__kwdefaults__ = (
            new.__code__,
            new.__defaults__,
            new.__kwdefaults__,
        )
    elif isinstance(old, _CACHED) and isinstance(new, _CACHED):
        _become(old.__wrapped__, new.__wrapped__, module)
    elif isinstance(old, property) and isinstance(new, property):
        _become(old.fget, new.fget, module)
    elif isinstance(old, staticmethod | classmethod) and isinstance(new, staticmethod | classmethod):
        _become(old.__func__, new.__func__, module)
    elif isinstance(old, type) and isinstance(new, type) and old.__module__ == module:
        for name, value in vars(new).items():
            _become(vars(old).get(name), value, module)


def _replace(name: str, old: Any, new: Any) -> None:
    """A constant: where it is one of a register's entries the entry becomes the new one."""
    if (
        dataclasses.is_dataclass(old)
        and not isinstance(old, type)
        and type(old).__name__ == type(new).__name__
    ):
        for field in dataclasses.fields(old):
            value = getattr(new, field.name)
            if not callable(value):
                object.__setattr__(old, field.name, value)
        return
    if type(old) is type(new) and _equal(old, new):
        return
    for module in _modules():
        if vars(module).get(name) is old:
            setattr(module, name, new)


def _equal(one: Any, other: Any) -> bool:
    same = one == other
    return bool(same.all()) if hasattr(same, "all") else bool(same)


def _translated(value: Any, known: Mapping[int, Any]) -> Any:
    """The same with the functions and classes that everybody else knows."""
    if id(value) in known:
        return known[id(value)]
    if isinstance(value, dict):
        return {_translated(key, known): _translated(one, known) for key, one in value.items()}
    if type(value) in {tuple, list, set, frozenset}:
        return type(value)(_translated(one, known) for one in value)
    return value
