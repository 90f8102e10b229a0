"""What people see after a step of a scenario is what was written."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from complaints import do, moment
from django.db import transaction
from scenario_play import Play
from scenario_values import values_of
from scenario_words import BY_TITLE, COMPLAINT, acts_of

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.dates import at
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred
from weiquanbao.kernel.procedure import Procedure
from weiquanbao.notices.reading import deliveries_of_case
from weiquanbao.reading import visible
from weiquanbao.reading.rows import ClockRow


def check(play: Play, then: Mapping[str, Any]) -> None:
    """What people see after a step is what was written; what was not written about is not looked at."""
    page = play.page
    seen = play.steps.get(page.id, 0)
    found = {
        "state": page.state_word,
        "clocks": {row.title: _standing(row) for row in page.clocks if row.stopped_on is None},
        "told": _told(play),
        "did": {row.title: row.effective_on for row in page.steps if row.number > seen},
    }
    expected = {name: value for name, value in then.items() if name in found}
    if "told" in expected:
        expected["told"] = sorted(expected["told"])
    assert {name: found[name] for name in expected} == expected
    play.steps[page.id] = page.seen
    _check_worker(play, then)
    for one in then.get("barred", ()):
        _check_barred(play, one)


def _standing(row: ClockRow) -> date | str:
    return f"停着，{row.number}" if row.paused_on else row.due_on


def _told(play: Play) -> list[str]:
    """Subjects of what was sent since the step before; one to several people counts once."""
    sent = deliveries_of_case([play.case_id]).get(play.case_id, ())
    fresh = [one for one in sent if one.id > play.notices.get(play.case_id, 0)]
    play.notices[play.case_id] = max((one.id for one in sent), default=0)
    return sorted({one.subject for one in fresh})


def _check_worker(play: Play, then: Mapping[str, Any]) -> None:
    """The worker's own page: of the complaint the matter's, of any other case that case's."""
    if not then.keys() & {"plain", "result", "arbitration"}:
        return
    worker = acting(play.filed.person_id)
    with at(moment(play.day)):
        own = visible.matter(worker, play.page.matter_code)
        case = visible.party_case(worker, play.case_id)
    assert own is not None
    assert case is not None
    steps = own.steps if play.law is COMPLAINT else case.steps
    found = {
        "plain": steps[-1].plain,
        "result": own.result,
        "arbitration": own.limit and own.limit.lapses_on,
    }
    expected = {name: value for name, value in then.items() if name in found}
    assert {name: found[name] for name in expected} == expected


def _check_barred(play: Play, one: Mapping[str, str]) -> None:
    """The desk refuses with the reason, and the screen shows the same one before anybody tries."""
    law = BY_TITLE[one["opens"]] if "opens" in one else play.law
    act, actor = acts_of(law)[one["act"]], play.actor(one["who"])
    with pytest.raises(Barred) as refused:
        _try(play, law, act, actor, one.get("with"), opens="opens" in one)
    assert one["why"] in refused.value.reasons
    # What the system does no screen shows.
    shown = play.offered(actor) if actor.person_id else {}
    if law is play.law and act in shown:
        assert not shown[act].allowed
        assert one["why"] in shown[act].reasons


@transaction.atomic
def _try(
    play: Play, law: Procedure, act: str, actor: Actor, given: Mapping[str, Any] | None, *, opens: bool
) -> None:
    """What is refused leaves nothing behind."""
    parent, before = play.case_id, play.law
    play.law = law
    try:
        values = values_of(play, act, given) if given is not None else None
    finally:
        play.law = before
    if not opens:
        do(parent, act, play.day, actor, values)
        return
    with at(moment(play.day)):
        begin(parent_id=parent, code=law.code, act=act, acting_as=actor, values=values)
