"""What happens to a service, written down. The desk calls it inside the act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from weiquanbao.cases.models import Case
from weiquanbao.cases.standing import Place, camp, is_own, takers
from weiquanbao.people.consenting import consents_by_person
from weiquanbao.service.models import Service
from weiquanbao.service.words import ELECTRONIC, PURPOSE
from weiquanbao.sql.inserting import insert


def agreeing(matter_id: int, places: Iterable[Place]) -> dict[int, int]:
    """Party → the consent by which it takes papers on the phone: a worker's own, for an employer its contact's or
    its agent's. One query.
    """
    given = consents_by_person(purpose=PURPOSE, matter_id=matter_id)
    if not given:
        return {}
    return {
        party: given[one.person_id]
        for party, several in takers(places).items()
        for one in several
        if one.person_id in given and (is_own(one) or camp(one.side) == "respondent")
    }


def begin(cases: Iterable[tuple[Case, int, int | None]], *, on: date) -> list[Service]:
    """A row for each new case with its paper; with a consent it arrives at once, and that serves it."""
    return insert(
        Service(case=case, paper_id=paper, party=case.party, **_at_once(consent, on, step=1))
        for case, paper, consent in cases
    )


def _at_once(consent_id: int | None, on: date, *, step: int) -> dict[str, object]:
    if consent_id is None:
        return {}
    return {
        "way": ELECTRONIC,
        "consent_id": consent_id,
        "sent_on": on,
        "arrived_on": on,
        "served_on": on,
        "step": step,
    }


def arrive(row: Service, consent_id: int, *, on: date, step: int) -> None:
    """On the party's own page from now on, with its consent (民事诉讼法 90); a look before that opened nothing."""
    change(row, {**_at_once(consent_id, on, step=step), "opened_on": None})


def serve(row: Service, way: str, *, on: date, step: int, **proof: object) -> None:
    """Served by this way, unless it was before: the first valid way decides the day."""
    first = {"way": way, "served_on": on, "step": step, **proof} if row.served_on is None else {}
    change(row, {**first, "ended_on": on})


def change(row: Service, values: Mapping[str, object]) -> None:
    """Write these columns."""
    for column, value in values.items():
        setattr(row, column, value)
    row.save(update_fields=list(values))
