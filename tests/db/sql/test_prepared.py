"""Prepared: the answer of the queryset it was composed of, for whatever is put into its slots."""

from unittest.mock import patch

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from weiquanbao.common import dates
from weiquanbao.people.models import Account, Person
from weiquanbao.people.persons import phone_index
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.prepared import Prepared, Slot

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    phones = {name: f"+8613900000{place:03}" for place, name in enumerate("甲乙丙")}
    return insert(
        Person(name=name, phone=phone, phone_index=phone_index(phone), created_at=dates.now())
        for name, phone in phones.items()
    )


def named():
    return Prepared(lambda: Person.objects.filter(name=Slot("name")))


def test_each_asking_brings_its_own_values(people):
    by_name = named()
    assert [by_name.first(name=each.name) for each in people] == people
    assert by_name.first(name="丁") is None


def test_a_row_is_a_model_with_its_personal_data_open_and_can_be_saved(people):
    found = named().first(name="乙")
    assert found.phone == "+8613900000001"
    found.name = "戊"
    found.save()
    assert Person.objects.get(pk=found.pk).name == "戊"


def test_it_is_composed_once_however_often_it_is_asked(people):
    by_name = named()
    by_name.all(name="甲")
    with patch.object(type(Person.objects.all().query), "get_compiler", side_effect=AssertionError):
        assert by_name.all(name="丙") == [people[2]]


def test_tuples_single_values_and_lists_in_a_slot(people):
    ids = [each.pk for each in people[:2]]
    rows = Person.objects.filter(pk=Slot("ids", any_of=True)).order_by("pk")
    assert Prepared(lambda: rows.values_list("pk", "name")).all(ids=ids) == [(ids[0], "甲"), (ids[1], "乙")]
    assert Prepared(lambda: rows.values_list("name", flat=True)).all(ids=ids) == ["甲", "乙"]
    assert Prepared(lambda: rows.values_list("name", flat=True)).all(ids=[]) == []


def test_a_value_is_never_part_of_the_words(people):
    with CaptureQueriesContext(connection) as seen:
        assert named().all(name="甲' OR ''='") == []
    assert len(seen) == 1


def test_a_slot_left_empty_is_refused(people):
    with pytest.raises(KeyError):
        named().all()


def test_rows_with_related_ones_are_refused(people):
    with pytest.raises(TypeError):
        Prepared(lambda: Account.objects.select_related("person")).all()
