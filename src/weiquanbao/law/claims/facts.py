"""What a claim asks to be told: fields with a plain label, read strictly from text, so that nothing is guessed."""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache, partial
from typing import (
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

_SPAN = re.compile(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)")
_UNIONS = (Union, types.UnionType)
_UNREADABLE = (ValueError, InvalidOperation, TypeError)
Reader = Callable[[object], Any]
Facts = TypeVar("Facts")


class BadFacts(ValueError):
    """Something told cannot be used: field → sentence."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        super().__init__("；".join(f"{name}：{why}" for name, why in errors.items()))
        self.errors = errors


class Span(NamedTuple):
    """From a day to a day, both counted."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"


class Month(NamedTuple):
    """A calendar month."""

    year: int
    month: int

    @property
    def first(self) -> date:
        """Its first day, whose law is asked."""
        return date(self.year, self.month, 1)

    def __str__(self) -> str:
        return f"{self.year}-{self.month:02d}"


def fact(label: str, *, default: Any = None) -> Any:
    """A field: what it is, in the words of the law; not told unless it is told."""
    return dataclasses.field(default=default, metadata={"label": label})


@dataclass_transform(frozen_default=True)
def asks(kind: type[Facts]) -> type[Facts]:
    """A dataclass of such fields, which nothing changes: the type checker sees to that.

    Were it frozen when the program runs, each field would be set by a call, and they would take a fifth of the time of
    a whole claim.
    """
    return dataclasses.dataclass(slots=True)(kind)


def label(kind: type, name: str) -> str:
    """How a field is called."""
    return str(kind.__dataclass_fields__[name].metadata["label"])  # type: ignore[attr-defined]


def read(kind: type[Facts], told: Mapping[str, object]) -> Facts:
    """The facts of a claim from what was told. Raises BadFacts, naming every field that is unknown or unreadable."""
    named: Any = kind
    readers = _readers(named)
    errors, values = {}, {}
    for name, value in told.items():
        if name not in readers:
            errors[name] = "这一项没有这个问题"
            continue
        try:
            values[name] = readers[name](value)
        except _UNREADABLE:
            errors[name] = f"看不懂：{value}"
    if errors:
        raise BadFacts(errors)
    return kind(**values)


@cache
def _readers(kind: type[Any]) -> Mapping[str, Reader]:
    """How each field is read, made once of its type."""
    return {name: _reader(hint) for name, hint in get_type_hints(kind).items()}


def _reader(hint: Any) -> Reader:
    """Reads a text, number, list or truth value as this type wants it."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in _UNIONS:
        options = tuple(_reader(one) for one in inner if one is not type(None))
        return partial(_unless_none, options[0] if len(options) == 1 else partial(_first, options))
    if origin is Literal:
        return partial(_one_of, inner)
    if origin is tuple:
        return (
            partial(_each, _reader(inner[0]))
            if inner[-1] is Ellipsis
            else partial(_row, tuple(map(_reader, inner)))
        )
    return partial(_exact, _READERS[hint])


def _unless_none(reader: Reader, value: object) -> Any:
    return None if value is None else reader(value)


def _first(readers: Sequence[Reader], value: object) -> Any:
    """As the first type that it can be."""
    for reader in readers[:-1]:
        try:
            return reader(value)
        except _UNREADABLE:
            continue
    return readers[-1](value)


def _one_of(known: Sequence[Any], value: object) -> Any:
    if isinstance(value, float) or value not in known:
        raise ValueError(value)
    return value


def _each(reader: Reader, value: object) -> tuple[Any, ...]:
    return tuple(map(reader, _several(value)))


def _row(readers: Sequence[Reader], value: object) -> tuple[Any, ...]:
    return tuple(reader(one) for reader, one in zip(readers, _several(value), strict=True))


def _several(value: object) -> Sequence[Any]:
    if not isinstance(value, list | tuple):
        raise TypeError(value)
    return value


def _exact(reader: Reader, value: object) -> Any:
    """Floats are refused: they are not exact."""
    if isinstance(value, float):
        raise TypeError(value)
    return reader(value)


def _money(value: object) -> Decimal:
    if isinstance(value, bool):
        raise TypeError(value)
    read_ = Decimal(str(value))
    if not read_.is_finite():
        raise ValueError(value)
    return read_


def _whole(value: object) -> int:
    return int(str(value))


def _day(value: object) -> date:
    return value if isinstance(value, date) else date.fromisoformat(str(value))


def _truth(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _span(value: object) -> Span:
    if isinstance(value, list | tuple):
        first, last = value
        return Span(_day(first), _day(last))
    found = _SPAN.fullmatch(str(value))
    if found is None:
        raise ValueError(value)
    return Span(_day(found[1]), _day(found[2]))


def _month(value: object) -> Month:
    read_ = date.fromisoformat(f"{value}-01")
    return Month(read_.year, read_.month)


_READERS: Mapping[Any, Reader] = {
    Decimal: _money,
    int: _whole,
    date: _day,
    bool: _truth,
    str: str,
    Span: _span,
    Month: _month,
}
