"""Forgetting persons about whom no matter speaks any more, and phones by which something was shown.

The rows stay, for records name them by their ids.
"""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection, transaction
from django.db.models import CharField, F, Func, Value

from weiquanbao.people.models import Account, Appointment, Person, Proof

FORGOTTEN = "（已销毁）"


def forget(person_ids: Collection[int]) -> int:
    """Name, numbers and home of these, except whoever belongs to the staff; gives how many."""
    staff = Account.objects.filter(kind="staff", person__isnull=False).values("person_id")
    people = Person.objects.filter(pk__in=person_ids).exclude(pk__in=staff)
    people = people.exclude(pk__in=Appointment.objects.values("person_id"))
    return people.update(
        name=FORGOTTEN, phone=None, phone_index=None, id_number=None, id_number_index=None, home_region=None
    )


@transaction.atomic
def forget_proofs(case_ids: Collection[int]) -> int:
    """The phones by which somebody showed who he is for an act on these cases (`proving.about_act`); gives how many.

    The only alteration of a proof; the trigger lets it pass for this statement alone.
    """
    case = Func(F("about"), Value(" "), Value(2), function="split_part", output_field=CharField())
    proofs = Proof.objects.filter(about__startswith="case ").exclude(shown="").annotate(case=case)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL weiquanbao.erasing = 'on'")
        count = proofs.filter(case__in=[str(one) for one in case_ids]).update(shown="")
        cursor.execute("SET LOCAL weiquanbao.erasing = 'off'")
    return count
