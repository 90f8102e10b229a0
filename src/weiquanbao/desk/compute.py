"""核算 on a case: whoever handles it computes what a worker is owed, and it is kept with all it was computed from."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from weiquanbao.access.actors import Actor
from weiquanbao.cases.asked import Asked
from weiquanbao.cases.figures import entered_figures
from weiquanbao.cases.models import Case, Party
from weiquanbao.common.dates import today
from weiquanbao.computations import reading as kept_ones
from weiquanbao.computations.actions import Made, keep
from weiquanbao.desk.act import locked, roles_on
from weiquanbao.desk.refusals import NotFound
from weiquanbao.law.claims.kept import kept
from weiquanbao.law.claims.working import Setting
from weiquanbao.law.estimates.reckoning import estimate
from weiquanbao.law.estimates.stories import STORIES, asked, next_question
from weiquanbao.people.duties import CASEWORK
from weiquanbao.reading.computations import Asking, computed_all

#: Whom the union gave a worker computes for him, too.
MAY = frozenset({*CASEWORK, "agent"})


@transaction.atomic
def keep_computations(
    *,
    case_id: int,
    askings: Mapping[int, Asking],
    acting_as: Actor,
    key: UUID | None = None,
    table: bool = False,
) -> tuple[int, ...]:
    """Compute for these parties and keep what comes out; gives the ids, of a repeated press those of then.

    `askings`: party → what is asked for it. `table`: they belong together as one group's table. Raises BadFacts where a
    fact cannot be read, NotFound where the case is none of this person's business or a party none of its workers.
    """
    case = locked(case_id)
    _require(case, acting_as, askings)
    parties = list(askings)
    results = computed_all(tuple(askings.values()))
    of_matter = Case.objects.filter(matter_id=case.matter_id).values_list("pk", flat=True)
    before = {(one.party_id, one.claim): one.id for one in kept_ones.newest(of_matter)}
    return keep(
        case_id=case_id,
        made=[
            Made(party, one, before.get((party, one.claim)))
            for party, one in zip(parties, results, strict=True)
        ],
        made_by=acting_as.person_id,
        table=uuid4() if table else None,
        key=key,
    )


def keep_estimate(*, case_id: int, party_id: int, told: Mapping[str, str]) -> tuple[int, ...]:
    """What a worker told 算一算 before filing, computed as it was for him: the most that may be due of each thing.

    Nothing where he told nothing; answers of a story nobody asks any more are left out.
    """
    story = told.get("story", "")
    if story not in STORIES or next_question(story, told):
        return ()
    setting = Setting(today(), settings.COUNTY_REGION, more=entered_figures())
    answers = {code: told[code] for code in asked(story, told)}
    found = estimate(story, answers, today=setting.as_of, region=setting.region, more=setting.more)
    made = [Made(party_id, kept(part.high, setting)) for part in found.parts]
    return keep(case_id=case_id, made=made, made_by=None)


def _require(case: Case, acting_as: Actor, askings: Mapping[int, Asking]) -> None:
    roles = roles_on(case, acting_as, Asked.holding([case]))
    if acting_as.person_id is None or roles.isdisjoint(MAY):
        raise NotFound
    workers = Party.objects.filter(matter_id=case.matter_id, side="claimant").values_list("pk", flat=True)
    if not askings or not set(askings) <= set(workers):
        raise NotFound
