"""What can be wrong with a piece of code: a number off by one, a limit that no longer counts, the opposite asked."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

Change = Callable[[], ast.AST]
_COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
_ORDER = (ast.Lt, ast.LtE, ast.Gt, ast.GtE)
_RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv, ast.BitAnd: ast.BitOr,
}  # fmt: skip
_CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
#: Asked for a figure of the law on a day: without the day it is the law of the day of the question.
_DATED = frozenset({"figure", "known"})
#: Statements that only say something; leaving them out makes no sum wrong.
SENTENCES = frozenset({"step", "assume", "_say", "Sentence", "Stopped"})


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node that could wrongly stand in its place; the node itself stays as it is."""
    kind = _CHANGES.get(type(node))
    if kind is not None:
        yield from kind(node)


def _opposite(test: ast.expr) -> Iterator[ast.expr]:
    """Not so; where one comparison is the whole condition it is turned round itself."""
    turned = isinstance(test, ast.Compare) and len(test.ops) == 1 and not isinstance(test.ops[0], _ORDER)
    if not turned:
        yield ast.UnaryOp(ast.Not(), test)


def called(node: ast.AST) -> str:
    """The name of what is called, without what it belongs to."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield from (ast.Constant(node.value + 1), ast.Constant(node.value - 1))


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for place, operator in enumerate(node.ops):
        ops = [*node.ops[:place], _COMPARED[type(operator)](), *node.ops[place + 1 :]]
        yield ast.Compare(node.left, ops, node.comparators)


def _both(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)


def _reckoned(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in _RECKONED:
        yield ast.BinOp(node.left, _RECKONED[type(node.op)](), node.right)


def _added(node: ast.AugAssign) -> Iterator[ast.AST]:
    if type(node.op) in _RECKONED:
        yield ast.AugAssign(node.target, _RECKONED[type(node.op)](), node.value)


def _call(node: ast.Call) -> Iterator[ast.AST]:
    name = called(node)
    if name in _CALLED and isinstance(node.func, ast.Name):
        yield ast.Call(ast.Name(_CALLED[name], ast.Load()), node.args, node.keywords)
    if name in _DATED and len(node.args) == 2:
        yield ast.Call(node.func, node.args[:1], node.keywords)
    if name == "Decimal" and node.args and isinstance(node.args[0], ast.Constant):
        yield from _decimal(node, node.args[0].value)


def _decimal(node: ast.Call, written: object) -> Iterator[ast.AST]:
    try:
        exact = Decimal(written) if isinstance(written, str) else None
    except InvalidOperation:
        return
    if exact is not None:
        yield ast.Call(node.func, [ast.Constant(str(exact + 1))], [])


def _statement(node: ast.Expr) -> Iterator[ast.AST]:
    """What is done by the way: a warning, a figure that is given."""
    if isinstance(node.value, ast.Call) and called(node.value) not in SENTENCES:
        yield ast.Pass()


def _return(node: ast.Return) -> Iterator[ast.AST]:
    """Nothing instead of something; a constant is changed where it stands."""
    if node.value is not None and not isinstance(node.value, ast.Constant):
        yield ast.Return(ast.Constant(None))


def _going_on(_node: ast.Continue) -> Iterator[ast.AST]:
    yield ast.Break()


def _conditional(node: ast.If | ast.While) -> Iterator[ast.AST]:
    for test in _opposite(node.test):
        yield type(node)(test, node.body, node.orelse)


def _either(node: ast.IfExp) -> Iterator[ast.AST]:
    for test in _opposite(node.test):
        yield ast.IfExp(test, node.body, node.orelse)


def _filtered(node: ast.comprehension) -> Iterator[ast.AST]:
    for place, one in enumerate(node.ifs):
        for test in _opposite(one):
            ifs = [*node.ifs[:place], test, *node.ifs[place + 1 :]]
            yield ast.comprehension(node.target, node.iter, ifs, node.is_async)


_CHANGES: dict[type[ast.AST], Callable[..., Iterator[ast.AST]]] = {
    ast.Constant: _constant,
    ast.Compare: _compare,
    ast.BoolOp: _both,
    ast.BinOp: _reckoned,
    ast.AugAssign: _added,
    ast.Call: _call,
    ast.Expr: _statement,
    ast.Return: _return,
    ast.Continue: _going_on,
    ast.If: _conditional,
    ast.While: _conditional,
    ast.IfExp: _either,
    ast.comprehension: _filtered,
}


def shorter(node: ast.AST) -> Iterator[ast.AST]:
    """A table of the law with one entry left out."""
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for place in range(len(node.keys)):
            yield ast.Dict(
                node.keys[:place] + node.keys[place + 1 :], node.values[:place] + node.values[place + 1 :]
            )
    if isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 1:
        for place in range(len(node.elts)):
            elements = node.elts[:place] + node.elts[place + 1 :]
            yield ast.Set(elements) if isinstance(node, ast.Set) else type(node)(elements, ast.Load())
