"""Giving a rating, and changing one's mind for a while (内部规则 服务告知 4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.law.calendar import china
from weiquanbao.law.parameters import period
from weiquanbao.law.periods import due_date
from weiquanbao.ratings.models import Rating
from weiquanbao.ratings.words import MOST_CHARACTERS, QUESTIONS, SIDES_HEARD


class NotNow(Exception):
    """This cannot be rated, or not any more; says why in one sentence."""


def last_day_to_change(given_on: date) -> date:
    """Until when somebody may change what was said."""
    length, _ = period("ratings.change_days", given_on)
    return due_date(given_on, length, china()).on


@transaction.atomic
def rate(*, case_id: int, party_id: int, scores: Mapping[str, int], remark: str = "") -> Rating:
    """Keep what a party says of a case that is over. Raises NotNow; the caller has asked whether it may speak."""
    case = Case.objects.select_for_update().get(pk=case_id)
    party = Party.objects.get(pk=party_id, matter_id=case.matter_id)
    if case.closed_on is None or party.side not in SIDES_HEARD.get(case.procedure, ()):
        raise NotNow("办完了才能评")
    given = Rating.objects.filter(case=case, party=party).first()
    if given and today() > last_day_to_change(given.given_on):
        raise NotNow("评过很久了，不能再改")
    said = {code: scores[code] for code in QUESTIONS} | {"remark": remark.strip()[:MOST_CHARACTERS]}
    if given is None:
        return Rating.objects.create(case=case, party=party, side=party.side, given_on=today(), **said)
    for column, value in said.items():
        setattr(given, column, value)
    given.changed_on = today()
    given.save(update_fields=[*said, "changed_on"])
    return given
