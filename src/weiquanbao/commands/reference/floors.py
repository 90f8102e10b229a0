"""The floors of the house and the contracts that hold them, out of the configuration of import-linter."""

import importlib
import pkgutil
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import weiquanbao
from weiquanbao.commands.reference.markdown import bullets, code, table

PATH = "docs/reference/floors.md"
INTRODUCTION = """# Floors

A floor imports only floors below it. `weiquanbao check imports` holds it, and a new folder must be placed
before it passes. Foreign keys follow the same order, held by a system check
(`src/weiquanbao/config/checks/foreign_keys.py`). Names beside each other on one floor do not know each
other.

"""


def render() -> str:
    """From the roof to the ground, then every contract."""
    contracts = _contracts()
    floors = next(one for one in contracts if one["id"] == "floors")
    return (
        INTRODUCTION
        + table(("Floor", "What it is for"), _floors(floors["layers"]))
        + "\n# Contracts\n"
        + "".join(_contract(one) for one in contracts)
    )


def _contracts() -> list[Mapping[str, Any]]:
    from weiquanbao.commands.reference import CHECKOUT

    told = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    found: list[Mapping[str, Any]] = told["tool"]["importlinter"]["contracts"]
    return found


def _floors(layers: list[str]) -> Iterator[tuple[str, str]]:
    here = {found.name for found in pkgutil.iter_modules(weiquanbao.__path__)}
    for layer in layers:
        names = [name.strip(" ()") for name in layer.split("|")]
        built = [name for name in names if name in here]
        if built:
            yield code(*built), "<br>".join(_purpose(name) for name in built)


def _purpose(name: str) -> str:
    """The first line of what the package says of itself."""
    told = (importlib.import_module(f"weiquanbao.{name}").__doc__ or "").strip().split("\n")[0]
    return f"**{name}** {told}"


def _contract(one: Mapping[str, Any]) -> str:
    lists = (
        f"{words}: {code(*(str(name) for name in one[key]))}"
        for key, words in (
            ("source_modules", "who"),
            ("modules", "who"),
            ("forbidden_modules", "never imports"),
            ("protected_modules", "protected"),
            ("allowed_importers", "imported only by"),
        )
        if key in one
    )
    told = bullets(lists)
    return f"\n## {one['id']}\n\n{one['name']} (`{one['type']}`).\n" + (f"\n{told}" if told else "")
