"""What the books tell the guards; each provider answers for many cases in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from weiquanbao.cases.asked import Asked, asked
from weiquanbao.cases.facts import provides
from weiquanbao.cases.models import Party
from weiquanbao.payments.books import Books
from weiquanbao.payments.reading import books_of


def _books(about: Asked) -> Mapping[int, Books]:
    """Read once for all facts; cases of other procedures have none and are not looked up."""
    following = [case for case, row in about.rows.items() if row.procedure == "performance"]
    return books_of(following) if following else {}


@provides("unreported")
def unreported(case_ids: Sequence[int]) -> Mapping[int, Decimal]:
    """What was neither received nor reported."""
    found = asked(case_ids).once("books", _books)
    return {case: books.unreported for case, books in found.items()}


@provides("payees")
def payees(case_ids: Sequence[int]) -> Mapping[int, dict[int, dict[str, bool]]]:
    """Person → whether a payment to him waits for his answer, and whether something is open."""
    found = asked(case_ids).once("books", _books)
    workers = {party for books in found.values() for party in books.workers}
    rows = Party.objects.filter(pk__in=workers, person__isnull=False) if workers else Party.objects.none()
    people = dict(rows.values_list("pk", "person_id"))
    return {case: _payees(books, people) for case, books in found.items()}


def _payees(books: Books, people: Mapping[int, int | None]) -> dict[int, dict[str, bool]]:
    return {
        person: {"waiting": books.of(party).waiting > 0, "open": books.of(party).open > 0}
        for party in books.workers
        if (person := people.get(party)) is not None
    }
