"""The system checks refuse what they are there to refuse."""

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from weiquanbao.config import floors
from weiquanbao.config.checks import foreign_keys, placement


def _model(app: str, name: str, target: str, relation: type = models.ForeignKey, **options: object) -> type:
    arguments = {} if relation is models.ManyToManyField else {"on_delete": models.PROTECT}
    meta = type("Meta", (), {"app_label": app})
    body = {
        "__module__": f"weiquanbao.{app}.models",
        "Meta": meta,
        "to": relation(target, **arguments, **options),
    }
    return type(name, (models.Model,), body)


def _ids(*made: type) -> list[str | None]:
    return [fault.id for fault in foreign_keys.faults(made)]


@pytest.fixture
def registry():
    """Models declared here stay out of the real registry."""
    labels = [f"weiquanbao.{label}" for label in ("organisations", "people", "cases", "notices", "evidence")]
    with isolate_apps(*labels) as isolated:
        for app, name in (
            ("people", "Person"),
            ("cases", "Case"),
            ("organisations", "Seat"),
            ("notices", "Card"),
        ):
            meta = type("Meta", (), {"app_label": app})
            type(name, (models.Model,), {"__module__": f"weiquanbao.{app}.models", "Meta": meta})
        yield isolated


@pytest.mark.parametrize("relation", [models.ForeignKey, models.OneToOneField, models.ManyToManyField])
def test_down_is_allowed_up_and_sideways_are_not(registry, relation: type) -> None:
    assert _ids(_model("cases", "Down", "organisations.Seat", relation)) == []
    assert _ids(_model("organisations", "Up", "notices.Card", relation)) == ["weiquanbao.E001"]
    assert _ids(_model("evidence", "Sideways", "notices.Card", relation)) == ["weiquanbao.E001"]
    assert _ids(_model("notices", "Home", "notices.Card", relation)) == []


def test_nobody_walks_back_from_a_case_or_a_person(registry) -> None:
    assert _ids(_model("notices", "Open", "cases.Case")) == ["weiquanbao.E002"]
    assert _ids(_model("notices", "Closed", "cases.Case", related_name="+")) == []
    assert _ids(_model("cases", "OpenToo", "people.Person", related_name="files")) == ["weiquanbao.E002"]


def test_the_house_as_it_stands_is_in_order() -> None:
    assert foreign_keys.relations_point_down(None) == []
    assert placement.apps_have_floors(None) == []


def test_an_app_without_a_floor_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(floors, "FLOORS", tuple(floor for floor in floors.FLOORS if "people" not in floor))
    floors.height.cache_clear()
    try:
        assert [fault.obj for fault in placement.apps_have_floors(None)] == [apps.get_app_config("people")]
    finally:
        monkeypatch.undo()
        floors.height.cache_clear()
