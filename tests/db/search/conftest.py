"""What the tests of finding share: two matters with what was written in them, on one day."""

from __future__ import annotations

import pytest


@pytest.fixture
def today():
    from both_sides import DAY
    from complaints import moment

    from weiquanbao.common.dates import at

    with at(moment(DAY)):
        yield DAY


@pytest.fixture
def scene(county, today):
    """Two matters at two towns with what was written in them, indexed as the worker would have."""
    from both_sides import first_matter, second_matter
    from catching_up import catch_up
    from complaints import do
    from searching import say

    from weiquanbao.people.models import Person

    sides, elsewhere = first_matter(county), second_matter(county)
    Person.objects.filter(pk=sides.worker.person_id).update(name="张三")
    Person.objects.filter(pk=elsewhere.worker.person_id).update(name="单三丰")
    officer = county.staff["intake_officer"]
    done = {"done": "和人事核对了考勤", "explanation": "去过厂里了"}
    do(sides.filed, "accept", today, officer)
    do(sides.filed, "record_progress", today, officer, done)
    do(elsewhere.filed, "accept", today, officer)
    say(sides, "worker_union", sides.worker, "押金条在宿舍，我拍了发给你")
    say(sides, "respondent_union", sides.respondents[0], "考勤机坏了，账本在会计那里")
    say(sides, "everyone", sides.worker, "十二月三日都到场")
    catch_up()
    return county, sides, elsewhere
