"""What a browser posted for a form that the kernel declares: read, kept as typed, and summed up where it is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from weiquanbao.kernel.forms import MOST_SHARES, Field, Form
from weiquanbao.web.design.fields import FieldView, field_views

Typed = dict[str, object]
Pairs = Mapping[str, tuple[tuple[str, str], ...]]
SEVERAL = frozenset({"choices"})
#: Longer than any field allows, so that whoever typed too much is told so and loses nothing.
MOST = 20_000


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary on top, leading to its field."""

    id: str
    label: str
    text: str


def typed(form: Form | None, data: QueryDict) -> Typed:
    """What was typed into each field, as it came; several answers where a field takes several."""
    return {field.code: _typed(field, data) for field in form or ()}


def _typed(field: Field, data: QueryDict) -> object:
    if field.kind == "shares":
        mark = f"{field.code}-"
        rows = [code for code in data if code.startswith(mark)][:MOST_SHARES]
        return {code.removeprefix(mark): data.get(code, "")[:40] for code in rows}
    if field.kind in SEVERAL:
        return data.getlist(field.code)[: field.limit]
    return data.get(field.code, "")[: max(MOST, field.limit + 1)]


def chosen(form: Form | None, data: QueryDict) -> Typed:
    """What the link to a form has chosen already: only among the choices a field lists itself."""
    found: Typed = {}
    for field in form or ():
        given = [one for one in data.getlist(field.code)[:20] if one in dict(field.choices)]
        if given:
            found[field.code] = given if field.kind in SEVERAL else given[0]
    return found


def drawn(
    form: Form | None, raw: Typed, errors: Mapping[str, str], options: Pairs | None = None
) -> tuple[FieldView, ...]:
    """The fields with what was typed and what was not understood."""
    return field_views(form or (), raw=raw, errors=errors, options=options)


def faults(fields: Iterable[FieldView], errors: Mapping[str, str]) -> tuple[Fault, ...]:
    """The summary: every field that was not understood, in order, then what belongs to no field."""
    every = [one for field in fields for one in (field, *field.rows)]
    shown = tuple(field for field in every if field.error)
    known = {field.name for field in shown}
    rest = (text for code, text in errors.items() if code not in known)
    return (
        *(Fault(field.id, field.label, field.error) for field in shown),
        *(Fault("main", "", text) for text in rest),
    )


def day(text: str) -> date | None:
    """A day from a date field; none when it was left empty. Raises ValueError with a sentence."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:20])
    except ValueError:
        raise ValueError(_("日期要写成 2026-11-23 这样")) from None


def number(text: str, *, most: int = 2**31) -> int | None:
    """A whole number out of an address or a hidden field; none for anything else."""
    plain = text.isascii() and text.isdigit() and len(text) <= 10
    return int(text) if plain and int(text) < most else None


def key(text: str) -> UUID | None:
    """The key rendered with a form; none for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return None
