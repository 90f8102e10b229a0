"""The generated reference. A module here is a page (`PATH`, `render()`) or a chapter of pages (`render_all()`)."""

import functools
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

CHECKOUT = Path(__file__).parents[4]
FOLDER = CHECKOUT / "docs" / "reference"
NOTE = "<!-- Written by `weiquanbao docs`. Change the code it comes from, not this page. -->\n\n"

Texts = Mapping[Path, str]


@functools.cache
def pages() -> Mapping[str, Callable[[], Texts]]:
    """Every chapter by its name, and what its pages shall say. Modules that only help have neither."""
    modules = {
        found.name: importlib.import_module(f"{__name__}.{found.name}")
        for found in pkgutil.iter_modules(__path__)
    }
    return MappingProxyType(
        {
            name: functools.partial(_texts, module)
            for name, module in modules.items()
            if hasattr(module, "render_all") or hasattr(module, "PATH")
        }
    )


def stale() -> list[str]:
    """Names of the chapters that no longer say what the code says, and pages that no chapter writes any more."""
    wanted = {name: texts() for name, texts in pages().items()}
    changed = [
        name
        for name, texts in wanted.items()
        if any(not path.exists() or path.read_text("utf-8") != text for path, text in texts.items())
    ]
    return changed + [path.name for path in left_over({path for texts in wanted.values() for path in texts})]


def left_over(written: set[Path]) -> list[Path]:
    """Pages that carry the note of generated ones and that nothing generates."""
    return [
        path
        for path in sorted(FOLDER.rglob("*.md"))
        if path not in written and path.read_text("utf-8").startswith(NOTE)
    ]


def write(name: str) -> list[Path]:
    """Write one chapter."""
    texts = pages()[name]()
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(texts)


def _texts(module: object) -> Texts:
    written: Mapping[str, str] = (
        module.render_all() if hasattr(module, "render_all") else {module.PATH: module.render()}  # type: ignore[attr-defined]
    )
    return {CHECKOUT / path: NOTE + text for path, text in written.items()}
