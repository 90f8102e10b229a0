"""Tables of law in YAML, read strictly: a key written twice or a number with a binary fraction is refused."""

from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import yaml


class BadTable(ValueError):
    """A table of law that must not be relied on; the sentence says where and why."""


#: In C where the package brings it: five times as quick, and there are some two hundred tables.
_SafeLoader: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


class _StrictLoader(_SafeLoader):  # type: ignore[misc]
    """The safe loader, without its two silent habits."""


def _mapping(loader: _StrictLoader, node: yaml.MappingNode) -> dict[Any, Any]:
    keys = [loader.construct_object(key, deep=True) for key, _ in node.value]
    twice = {key for key in keys if keys.count(key) > 1}
    if twice:
        raise BadTable(f"{node.start_mark}：写了两遍：{sorted(map(str, twice))}")
    row: dict[Any, Any] = loader.construct_mapping(node, deep=True)
    return row


def _refuse_float(_: _StrictLoader, node: yaml.ScalarNode) -> float:
    raise BadTable(f"{node.start_mark}：小数要加引号，写成十进制：{node.value}")


_StrictLoader.add_constructor("tag:yaml.org,2002:map", _mapping)
_StrictLoader.add_constructor("tag:yaml.org,2002:float", _refuse_float)


def read(table: Traversable) -> dict[Any, Any]:
    """One table: a mapping from names to what is known about them."""
    return parse(table.read_text(encoding="utf-8"), table.name)


def parse(text: str, name: str = "表") -> dict[Any, Any]:
    """The same from a text, for tables that do not lie on disk."""
    content = yaml.load(text, Loader=_StrictLoader)  # noqa: S506 - a stricter SafeLoader
    if not isinstance(content, dict):
        raise BadTable(f"{name}：应当是一张按名称排列的表")
    return content


def in_law(name: str) -> Traversable:
    """A table or a folder of tables that is shipped with this floor."""
    return files("weiquanbao.law").joinpath(name)


def in_folder(name: str) -> Iterator[Traversable]:
    """Every table of a folder, in the order of their names."""
    tables = (entry for entry in in_law(name).iterdir() if entry.name.endswith(".yaml"))
    yield from sorted(tables, key=lambda entry: entry.name)
