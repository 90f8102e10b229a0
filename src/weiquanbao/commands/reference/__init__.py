"""The generated reference: one module a page, each with `PATH` and `render()`."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

CHECKOUT = Path(__file__).parents[4]
NOTE = "<!-- Written by `weiquanbao docs`. Change the code it comes from, not this page. -->\n\n"


@functools.cache
def pages() -> Mapping[str, tuple[Path, Callable[[], str]]]:
    """Every page by its name: where it stands, and what it shall say."""
    modules = {
        found.name: importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    }
    return MappingProxyType({name: (CHECKOUT / page.PATH, page.render) for name, page in modules.items()})


def stale() -> list[str]:
    """Names of the pages that no longer say what the code says."""
    return [
        name
        for name, (path, render) in pages().items()
        if not path.exists() or path.read_text("utf-8") != NOTE + render()
    ]


def write(name: str) -> Path:
    """Write one page."""
    path, render = pages()[name]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NOTE + render(), "utf-8")
    return path
