"""insert() and update(): what the ORM would write, with its keys, its encryption and its faults."""

import pytest
from django.db import IntegrityError, connection, transaction

from weiquanbao.common import dates
from weiquanbao.people.models import Person
from weiquanbao.people.persons import phone_index
from weiquanbao.sql import inserting
from weiquanbao.sql.inserting import insert
from weiquanbao.sql.updating import update

pytestmark = pytest.mark.django_db
PHONE = "+8613900000001"


def person(name="甲", **more):
    return Person(name=name, created_at=dates.now(), **more)


def test_rows_get_their_keys_in_their_order_and_read_back_as_they_were():
    written = insert([person("甲", phone=PHONE, phone_index=phone_index(PHONE)), person("乙")])
    assert [each.name for each in written] == ["甲", "乙"]
    assert written[0].pk < written[1].pk
    back = Person.objects.get(pk=written[0].pk)
    assert (back.name, back.phone, back.is_sample) == ("甲", PHONE, False)
    assert not written[0]._state.adding


def test_what_is_encrypted_never_reaches_the_table_in_clear():
    (one,) = insert([person(phone=PHONE, phone_index=phone_index(PHONE))])
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM people_person WHERE id = %s", [one.pk])
        assert PHONE.removeprefix("+86") not in cursor.fetchone()[0]


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert insert([]) == []


def test_many_rows_are_one_statement_until_the_server_takes_no_more(django_assert_num_queries, monkeypatch):
    with django_assert_num_queries(1):
        insert(person(f"甲{n}") for n in range(50))
    columns = len(Person._meta.concrete_fields) - 1
    monkeypatch.setattr(inserting, "MOST_VALUES", 20 * columns)
    with django_assert_num_queries(3):
        several = insert(person(f"乙{n}") for n in range(50))
    assert Person.objects.filter(pk__in=[each.pk for each in several]).count() == 50


def test_a_row_that_is_there_stays_and_lends_its_key():
    index = phone_index(PHONE)
    (first,) = insert([person(phone=PHONE, phone_index=index)])
    (second,) = insert([person(phone=PHONE, phone_index=index, language="en")], once=("phone_index", "name"))
    assert second.pk == first.pk
    assert Person.objects.get(pk=first.pk).language == "zh-hans"


def test_a_row_that_breaks_a_rule_is_refused_as_by_the_orm():
    index = phone_index(PHONE)
    insert([person(phone=PHONE, phone_index=index)])
    with pytest.raises(IntegrityError), transaction.atomic():
        insert([person(phone=PHONE, phone_index=index)])


def test_an_update_writes_only_what_is_named():
    (one,) = insert([person("甲", language="zh-hans")])
    one.name, one.language = "乙", "en"
    update(one, "language")
    back = Person.objects.get(pk=one.pk)
    assert (back.name, back.language) == ("甲", "en")
    update(one)
    assert Person.objects.get(pk=one.pk).name == "乙"


def test_an_update_of_a_row_that_is_gone_says_so():
    (one,) = insert([person()])
    Person.objects.filter(pk=one.pk).delete()
    with pytest.raises(Person.DoesNotExist):
        update(one)
