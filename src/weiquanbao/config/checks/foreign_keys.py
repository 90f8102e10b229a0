"""A foreign key is an import: it may point down the floors, never up and never to a sibling."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.apps import AppConfig, apps
from django.core.checks import CheckMessage, Error, register
from django.db.models import Model
from django.db.models.fields.related import RelatedField

from weiquanbao.config import floors

ONE_WAY = frozenset({"cases.Case", "cases.Matter", "people.Person"})
"""Everything points at these. If each relation could be walked back, they would come to know every capability."""


@register()
def relations_point_down(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """E001 for a direction, E002 for a way back."""
    models = (model for app in app_configs or apps.get_app_configs() for model in app.get_models())
    return list(faults(model for model in models if model._meta.label_lower.split(".")[0] in floors.height()))


def faults(models: Iterable[type[Model]]) -> Iterator[CheckMessage]:
    """What is wrong with the relations of these models."""
    for model in models:
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            if isinstance(field, RelatedField):
                yield from _faults_of(model, field)


def _faults_of(model: type[Model], field: Any) -> Iterator[CheckMessage]:
    target = field.related_model._meta
    here, there = model._meta.app_label, target.app_label
    heights = floors.height()
    if there in heights and here != there and heights[there] >= heights[here]:
        place = "a sibling" if heights[there] == heights[here] else "a higher floor"
        yield Error(
            f"{model._meta.label}.{field.name} points at {target.label}, which stands on {place}.",
            hint="Keep the id and exchange digests, or move the table.",
            obj=field,
            id="weiquanbao.E001",
        )
    if target.label in ONE_WAY and not field.remote_field.hidden:
        yield Error(
            f"{model._meta.label}.{field.name} points at {target.label} and can be walked back.",
            hint='Use related_name="+".',
            obj=field,
            id="weiquanbao.E002",
        )
