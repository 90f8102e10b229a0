"""Forgetting persons about whom no matter speaks any more; the row stays, for records name it by its id."""

from __future__ import annotations

from collections.abc import Collection

from weiquanbao.people.models import Account, Appointment, Person

FORGOTTEN = "（已销毁）"


def forget(person_ids: Collection[int]) -> int:
    """Name, numbers and home of these, except whoever belongs to the staff; gives how many."""
    staff = Account.objects.filter(kind="staff", person__isnull=False).values("person_id")
    people = Person.objects.filter(pk__in=person_ids).exclude(pk__in=staff)
    people = people.exclude(pk__in=Appointment.objects.values("person_id"))
    return people.update(
        name=FORGOTTEN, phone=None, phone_index=None, id_number=None, id_number_index=None, home_region=None
    )
