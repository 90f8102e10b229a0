"""The row of questions: bar, back, on."""

import pytest

from weiquanbao.intake.questions import ORDER
from weiquanbao.web.worker import steps


@pytest.mark.parametrize("code", ORDER)
def test_back_from_the_next_question_is_this_one(code):
    following = steps.following(code)
    if code != ORDER[-1]:
        assert steps.preceding(ORDER[ORDER.index(code) + 1]) == steps.address(code)
    assert following.startswith("/file/")


def test_the_first_leads_home_and_the_last_to_the_last_look():
    assert steps.preceding(ORDER[0]) == "/"
    assert steps.preceding(ORDER[0], at_counter=True) == "/desk/"
    assert steps.following(ORDER[-1]) == "/file/check/"
    assert steps.preceding("check") == steps.address(ORDER[-1])


def test_a_change_from_the_last_look_goes_back_to_it():
    assert steps.following(ORDER[0], then="check") == "/file/check/"
    assert steps.preceding(ORDER[3], then="check") == "/file/check/"
    assert steps.following(ORDER[0], then="//elsewhere") == steps.address(ORDER[1])


def test_the_bar_counts_checking_as_the_last_step():
    bar = steps.progress(ORDER[1])
    assert (bar.step, bar.steps) == (2, len(ORDER) + 1)
    assert bar.track[:3] == ("on", "now", "")
    assert steps.progress("check").minutes == 0
    assert steps.progress("check").step == bar.steps
