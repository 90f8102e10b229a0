"""个人信息目录: every place that keeps something about a person, why, how it is protected and how long it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

TEXTUAL = (models.CharField, models.TextField, models.JSONField, models.BinaryField, ArrayField)


@dataclass(frozen=True, slots=True)
class PersonalField:
    """One column: what it says of a person, for what, behind which protection, until when."""

    place: str
    what: str
    purpose: str
    protection: str
    kept: str


@dataclass(frozen=True, slots=True)
class Directory:
    """The whole directory: the columns, and the words for protections and times they are named by."""

    fields: tuple[PersonalField, ...]
    protections: Mapping[str, str]
    kept: Mapping[str, str]
    nothing_personal: frozenset[str]


@cache
def directory() -> Directory:
    """As it is written. Raises KeyError for a protection or a time nobody explained."""
    raw: dict[str, Any] = yaml.safe_load(
        (resources.files(__package__) / "personal_data.yaml").read_text("utf-8")
    )
    fields = tuple(PersonalField(place, **told) for place, told in raw["fields"].items())
    for one in fields:
        _ = raw["protections"][one.protection], raw["kept"][one.kept]
    plain = frozenset(
        f"{model}.{column}" for model, columns in raw["nothing_personal"].items() for column in columns
    )
    return Directory(fields, raw["protections"], raw["kept"], plain)


def text_columns() -> Iterator[str]:
    """Every column of the installation that could hold words about a person."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            kept = field.output_field if isinstance(field, models.GeneratedField) else field
            if isinstance(kept, TEXTUAL):
                yield f"{model._meta.label}.{field.name}"


def unclassified() -> list[str]:
    """Columns of which nobody has said whether they are personal, and entries whose column is gone."""
    told = directory()
    personal = {one.place for one in told.fields}
    columns = set(text_columns())
    known = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
    }
    plain = told.nothing_personal
    return sorted((columns - personal - plain) | (personal - known) | (plain - columns) | (personal & plain))
