"""Django forms as the design system draws fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm
from django.utils.translation import gettext as _

from weiquanbao.web.design.fields import Choice, FieldView, Kind

LONG = 200


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the summary on top, leading to its field."""

    id: str
    label: str
    text: str


def drawn(
    form: BaseForm, kinds: Mapping[str, Kind], *, hints: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The fields of a form with what was typed and what was not understood, and the summary of faults."""
    fields = tuple(_field(form, name, kind, (hints or {}).get(name, "")) for name, kind in kinds.items())
    faults = tuple(Fault(field.id, field.label, field.error) for field in fields if field.error)
    return {"fields": fields, "errors": faults}


def _field(form: BaseForm, name: str, kind: Kind, hint: str) -> FieldView:
    bound = form[name]
    value = "" if kind in {"password", "code"} else str(bound.value() or "")
    choices = getattr(bound.field, "choices", ())
    return FieldView(
        name=bound.html_name,
        label=str(bound.label),
        kind=kind,
        value=value,
        hint=hint,
        error=" ".join(str(fault) for fault in form.errors.get(name, [])),
        choices=tuple(
            Choice(str(code), _(str(label)), chosen=str(code) == value)
            for code, label in choices
            if code != ""
        ),
        optional=not bound.field.required,
        limit=getattr(bound.field, "max_length", None) or LONG,
        autofill=bound.field.widget.attrs.get("autocomplete", ""),
    )
