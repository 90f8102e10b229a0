"""One field as a template draws it: what is asked, what was typed, what was not understood and how to mend it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from django.utils.translation import gettext as _

from weiquanbao.web.design.saying import said

Kind = Literal[
    "line",
    "text",
    "money",
    "number",
    "count",
    "date",
    "month",
    "phone",
    "code",
    "password",
    "choice",
    "choices",
    "select",
    "yes_no",
    "files",
    "shares",
]


class Asked(Protocol):
    """A field of a pure form (kernel.forms.Field)."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def hint(self) -> str: ...
    @property
    def limit(self) -> int: ...
    @property
    def choices(self) -> Sequence[tuple[str, str]]: ...


#: Kinds of fields that choose among rows.
ROWS = ("officer", "lawyer", "claim", "party", "item", "worker")


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be ticked."""

    value: str
    label: str
    hint: str = ""
    picture: str = ""
    chosen: bool = False
    whole_row: bool = False


@dataclass(frozen=True, slots=True)
class FieldView:
    """One field on the page. `id` is also where the error summary leads; `rows` are the sums of a field of shares."""

    name: str
    label: str
    kind: str = "line"
    value: str = ""
    hint: str = ""
    error: str = ""
    choices: tuple[Choice, ...] = ()
    optional: bool = False
    limit: int = 200
    autofill: str = ""
    rows: tuple["FieldView", ...] = ()
    unit: str = ""

    @property
    def id(self) -> str:
        return f"f-{self.name}"

    @property
    def described_by(self) -> str:
        parts = ([f"{self.id}-hint"] if self.hint else []) + ([f"{self.id}-err"] if self.error else [])
        return " ".join(parts)

    @property
    def several(self) -> bool:
        return self.kind == "choices"


def field_views(
    form: Iterable[Asked],
    *,
    raw: Mapping[str, object] | None = None,
    errors: Mapping[str, str] | None = None,
    options: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    prefix: str = "",
) -> tuple[FieldView, ...]:
    """A pure form as fields on a page, with what was typed and what was not understood.

    `options` gives the rows to choose from where a field asks for an officer, a claim or evidence; a line is
    then a name to choose.
    """
    raw, errors, options = raw or {}, errors or {}, options or {}
    drawn = (_view(field, raw, errors, options, prefix) for field in form)
    # Shares are asked for only where there is somebody to part among, by somebody who may see of all.
    return tuple(one for one in drawn if one.kind != "shares" or one.rows)


def _view(
    field: Asked,
    raw: Mapping[str, object],
    errors: Mapping[str, str],
    options: Mapping[str, Sequence[tuple[str, str]]],
    prefix: str,
) -> FieldView:
    given = raw.get(field.code, "")
    if field.kind == "shares":
        return _shares(field, given, errors, options.get(field.code, ()))
    chosen = {str(one) for one in given} if isinstance(given, list | tuple) else {str(given)}
    pairs = (
        [("yes", _("是")), ("no", _("否"))]
        if field.kind == "yes_no"
        else options.get(field.code, field.choices)
    )
    return FieldView(
        name=prefix + field.code,
        label=_(field.label),
        kind="select" if field.kind == "line" and field.code in options else _kind(field.kind),
        value="" if isinstance(given, list | tuple) else str(given),
        hint=_(field.hint) if field.hint else "",
        error=errors.get(field.code, ""),
        choices=tuple(
            Choice(value, said(label) if label else value, chosen=value in chosen) for value, label in pairs
        ),
        optional=not field.required,
        limit=field.limit,
    )


def _shares(
    field: Asked, given: object, errors: Mapping[str, str], rows: Sequence[tuple[str, str]]
) -> FieldView:
    typed = given if isinstance(given, Mapping) else {}
    return FieldView(
        name=field.code,
        label=_(field.label),
        kind="shares",
        hint=_(field.hint),
        error=errors.get(field.code, ""),
        optional=not field.required,
        rows=tuple(
            FieldView(
                name=f"{field.code}-{row}",
                label=said(label),
                kind="money",
                value=str(typed.get(row, "")),
                error=errors.get(f"{field.code}-{row}", ""),
                limit=40,
            )
            for row, label in rows
        ),
    )


def _kind(kind: str) -> str:
    drawn = {"evidence": "files", "yes_no": "choice"} | dict.fromkeys(ROWS, "select")
    return drawn.get(kind, kind)
