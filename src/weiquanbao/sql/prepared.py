"""Prepared: a question asked often, which the ORM composes at the first asking and never again.

Composing costs the ORM several times what the database needs to answer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet, Value
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable

from weiquanbao.sql.asking import asking

Row = TypeVar("Row")


class Slot(Value):
    """A value of the question that each asking brings along under this name; `any_of` takes a list of them."""

    def __init__(self, name: str, *, any_of: bool = False) -> None:
        super().__init__(None)
        self.name, self.any_of = name, any_of

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """A place for the value; who asks fills it in."""
        return "ANY(%s)" if self.any_of else "%s", (self,)


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    values: Sequence[Any]
    converters: Any
    apply: Callable[[Any, Any], Any]
    build: Callable[[Any], Any]


class Prepared(Generic[Row]):
    """Composed by the first to ask, in this process: whatever is no Slot stays as it was then.

    Rows are models without related ones, tuples (`values_list`) or single values (`flat=True`).
    """

    def __init__(self, compose: Callable[[], QuerySet[Any, Row]]) -> None:
        self._compose = compose

    def all(self, **given: object) -> list[Row]:
        """Every row, with these values in the slots. Raises KeyError where one is missing."""
        question = self._question
        values: list[Any] = [given[one.name] if isinstance(one, Slot) else one for one in question.values]
        with asking() as cursor:
            cursor.execute(question.text, values)
            rows: Any = cursor.fetchall()
        if question.converters:
            rows = question.apply(rows, question.converters)
        return [question.build(row) for row in rows]

    def first(self, **given: object) -> Row | None:
        """The first row, if there is any; the question itself says how many are fetched."""
        return next(iter(self.all(**given)), None)

    @cached_property
    def _question(self) -> _Question:
        asked = self._compose()
        compiler = asked.query.get_compiler(connection=connection)
        text, values = compiler.as_sql()
        columns = [column for column, _text, _alias in compiler.select]
        return _Question(
            text,
            values,
            compiler.get_converters(columns),
            compiler.apply_converters,
            _builder(asked, compiler),
        )


def _builder(asked: QuerySet[Any, Any], compiler: Any) -> Callable[[Any], Any]:
    """What makes a row of the answer out of its columns."""
    kind = asked._iterable_class  # noqa: SLF001 - nothing else tells
    if kind is FlatValuesListIterable:
        return lambda row: row[0]
    if kind is ValuesListIterable:
        return tuple
    told = compiler.klass_info
    if kind is not ModelIterable or told.get("related_klass_infos"):
        raise TypeError("a prepared question gives plain rows")
    names = [compiler.select[place][0].target.attname for place in told["select_fields"]]
    model = told["model"]
    return lambda row: model.from_db(DEFAULT_DB_ALIAS, names, row)
