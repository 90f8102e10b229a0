"""Where in a module something can be wrong, each place with a name that stays when lines move."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from weiquanbao.commands.mutating.changes import SENTENCES, called, changes, shorter

MODULE = "<module>"
#: Whose arguments are words, articles or labels: no rule of law is in them.
_WORDS = SENTENCES | {"compile", "fullmatch", "sub", "NamedTuple", "TypeVar", "field", "namedtuple"}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 150
_SHOWN = 70


@dataclass(frozen=True, slots=True)
class Mutant:
    """One thing made wrong. `change` says what, and stays the same as long as that code does; `apply` does it."""

    module: str
    where: str
    change: str
    apply: Callable[[], None]

    @property
    def key(self) -> tuple[str, str, str]:
        """What it is known by."""
        return self.module, self.where, self.change


def mutants(module: str, tree: ast.Module) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its lines; to apply one changes `tree` for good."""
    seen: Counter[tuple[str, str]] = Counter()
    for place in _places(tree, MODULE, ()):
        for new in place.changes():
            change = place.told(new)
            seen[place.where, change] += 1
            nth = seen[place.where, change]
            yield Mutant(
                module, place.where, change if nth == 1 else f"{change} #{nth}", _putting(place, new)
            )


@dataclass(frozen=True, slots=True)
class _Place:
    node: ast.AST
    parents: tuple[ast.AST, ...]
    where: str
    field: str
    index: int | None

    def changes(self) -> Iterator[ast.AST]:
        yield from changes(self.node)
        if self._is_table():
            yield from shorter(self.node)

    def _is_table(self) -> bool:
        parent = self.parents[-1]
        of_module = (
            self.where == MODULE and isinstance(parent, ast.Assign | ast.AnnAssign) and self.field == "value"
        )
        asked = isinstance(parent, ast.Compare) or called(parent) in {"frozenset", "set"}
        if not (of_module or asked):
            return False
        return isinstance(self.node, ast.Dict) or not _CHINESE.search(ast.unparse(self.node))

    def put(self, new: ast.AST) -> None:
        parent: Any = self.parents[-1]
        if self.index is None:
            setattr(parent, self.field, new)
        else:
            getattr(parent, self.field)[self.index] = new

    def told(self, new: ast.AST) -> str:
        """What was there, and what is."""
        if isinstance(self.node, ast.If | ast.While | ast.IfExp):
            return f"if {_text(self.node.test)} → not"
        if isinstance(new, ast.Pass):
            return f"without {_text(self.node)}"
        if isinstance(new, ast.Dict | ast.Set | ast.Tuple | ast.List) and not isinstance(self.node, ast.Call):
            return f"without {_missing(self.node, new)}"
        parent = self.parents[-1]
        if isinstance(parent, ast.Dict) and self.field == "values":
            return f"{_text(parent.keys[self.index or 0] or self.node)}: {_text(self.node)} → {_text(new)}"
        around = self._around()
        before = _text(around)
        self.put(new)
        after = _text(around if around is not self.node else new)
        self.put(self.node)
        return f"{before} → {after}"

    def _around(self) -> ast.AST:
        """A constant alone says nothing: what it stands in does, unless that is a whole table or body."""
        if not isinstance(self.node, ast.Constant):
            return self.node
        around: ast.AST = self.node
        for parent in reversed(self.parents):
            if not isinstance(parent, ast.expr | ast.Return | ast.Assign | ast.AnnAssign | ast.keyword):
                break
            if len(ast.unparse(parent)) > _LONGEST:
                break
            around = parent
            if not isinstance(parent, ast.UnaryOp | ast.keyword):
                break
        return around


def _putting(place: _Place, new: ast.AST) -> Callable[[], None]:
    return lambda: place.put(new)


def _places(node: ast.AST, where: str, parents: tuple[ast.AST, ...]) -> Iterator[_Place]:
    for field, value in ast.iter_fields(node):
        several = value if isinstance(value, list) else [value]
        for index, child in enumerate(several):
            if isinstance(child, ast.AST) and not _is_left_alone(child, field, node):
                inside = _scope(child, where)
                place = _Place(
                    child, (*parents, node), where, field, index if isinstance(value, list) else None
                )
                yield place
                yield from _places(child, inside, (*parents, node))


def _scope(node: ast.AST, where: str) -> str:
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return node.name if where == MODULE else f"{where}.{node.name}"
    return where


def _is_left_alone(node: ast.AST, field: str, parent: ast.AST) -> bool:
    """Types, decorators, refusals and sentences; of a field of facts all but its default."""
    return (
        field in {"annotation", "returns", "decorator_list", "bases", "type_params"}
        or isinstance(node, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom)
        or (field == "args" and called(parent) == "fact")
        or called(node) in _WORDS
        or _is_type(node)
        or _says_only(node)
    )


def _is_type(node: ast.AST) -> bool:
    if isinstance(node, ast.Subscript):
        return getattr(node.value, "id", "") in {"Literal", "Mapping", "Callable"}
    return isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__slots__"


def _says_only(node: ast.AST) -> bool:
    """A sentence, and a condition of nothing but sentences."""
    if isinstance(node, ast.If):
        return _is_said(node)
    return isinstance(node, ast.Expr) and (not isinstance(node.value, ast.Call) or _is_said(node))


def _is_said(node: ast.stmt) -> bool:
    if isinstance(node, ast.If):
        return all(_is_said(one) for one in (*node.body, *node.orelse))
    return isinstance(node, ast.Expr) and called(node.value) in SENTENCES


def _missing(old: ast.AST, new: ast.AST) -> str:
    """The entry that was left out."""
    if isinstance(old, ast.Dict) and isinstance(new, ast.Dict):
        kept = {id(value) for value in new.values}
        key, value = next(pair for pair in zip(old.keys, old.values, strict=True) if id(pair[1]) not in kept)
        return f"{_text(key)}:" if key is not None else f"**{_text(value)}"
    kept = {id(one) for one in new.elts}  # type: ignore[attr-defined]
    return _text(next(one for one in old.elts if id(one) not in kept))  # type: ignore[attr-defined]


def _text(node: ast.AST) -> str:
    written = " ".join(ast.unparse(ast.fix_missing_locations(node)).split())
    return written if len(written) <= _LONGEST else f"{written[:_SHOWN]} … {written[-_SHOWN:]}"
