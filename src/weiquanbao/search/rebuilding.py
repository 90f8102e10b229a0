"""rebuild(): everything indexed anew, with the words the county uses by now; stopped, it goes on where it was."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model, QuerySet

from weiquanbao.cases.models import Matter
from weiquanbao.organisations.models import Employer
from weiquanbao.search import dictionary
from weiquanbao.search.contract import EMPLOYER, MATTER
from weiquanbao.search.indexing import BATCH, index
from weiquanbao.search.models import Book, Indexed

#: In this order; a step of it is written down as “matter 4711”.
OWNERS: dict[str, type[Model]] = {EMPLOYER: Employer, MATTER: Matter}
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many things stand in the index now, with how many words of the county; whether it went on where it was."""

    things: int
    words: int
    resumed: bool


def is_complete() -> bool:
    """Whether everything has been indexed at least once. One query."""
    return Book.objects.filter(pk=1, complete=True).exists()


def rebuild(*, anew: bool = False, progress: Progress | None = None) -> Rebuilt:
    """Index everything, a batch a transaction. Stopped before, it goes on there unless `anew`.

    Meanwhile questions are asked with the words every row has; the new ones are used once all rows have them.
    """
    resumed = not _begin(anew=anew)
    for owner in OWNERS:
        after = _reached(owner)
        while after is not None and (ids := _next(owner, after)):
            index(owner, ids, with_parties=False)
            after = ids[-1]
            Book.objects.filter(pk=1).update(reached=f"{owner} {after}")
            if progress:
                progress(owner, after)
    words = _finish()
    return Rebuilt(Indexed.objects.count(), words, resumed)


def _begin(*, anew: bool) -> bool:
    """Whether it begins at the beginning; the words of the county are gathered then."""
    with transaction.atomic():
        dictionary.book()
        row = Book.objects.select_for_update().get(pk=1)
        if row.reached and not anew:
            return False
        row.coming = dictionary.names_of_the_county()
        row.reached = f"{next(iter(OWNERS))} 0"
        row.version = new_version()
        row.save()
    return True


def _reached(owner: str) -> int | None:
    """The id of this owner from which to go on; none where all of them are done."""
    at, _, number = Book.objects.values_list("reached", flat=True).get(pk=1).partition(" ")
    order = list(OWNERS)
    if order.index(at) > order.index(owner):
        return None
    return int(number) if at == owner else 0


def _next(owner: str, after: int) -> list[int]:
    rows: QuerySet[Model] = OWNERS[owner]._default_manager.filter(pk__gt=after)  # noqa: SLF001 - whichever model
    return list(rows.order_by("pk").values_list("pk", flat=True)[:BATCH])


def new_version() -> int:
    """A number no book had: dictionaries are kept by it, and a database brought back from a backup counts anew."""
    return secrets.randbelow(2**31 - 1) + 1


@transaction.atomic
def _finish() -> int:
    row = Book.objects.select_for_update().get(pk=1)
    row.words, row.coming, row.reached, row.complete = row.coming, [], "", True
    row.version = new_version()
    row.save()
    return len(row.words)
