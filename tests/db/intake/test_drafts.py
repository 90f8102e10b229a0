"""A draft: kept at every step, carried to another phone by a link that works once, dropped when its time is up."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from complaints import moment
from small_county import ANSWERS, make_draft

from weiquanbao.common.dates import at
from weiquanbao.desk.file import file_complaint
from weiquanbao.intake import actions
from weiquanbao.intake.actions import Gone
from weiquanbao.intake.drafts import find
from weiquanbao.intake.models import Draft, ResumeLink
from weiquanbao.intake.questions import ORDER
from weiquanbao.people.consents import current
from weiquanbao.people.models import Consent

pytestmark = pytest.mark.django_db
START = moment("2026-11-16")
PASSING_ON = f"pass_to_body@{current('pass_to_body').version}"


@pytest.fixture(autouse=True)
def today():
    with at(START):
        yield


@pytest.fixture
def key():
    return actions.start().key


def later(**more):
    return at(START + timedelta(**more))


def ticks(*purposes: str) -> dict[str, list[str]]:
    return {"consent": [f"{purpose}@{current(purpose).version}" for purpose in purposes]}


def agreed(key) -> set[str]:
    return set(Consent.objects.filter(draft_key=key).values_list("purpose", flat=True))


class TestKeeping:
    def test_every_answer_is_kept_and_what_is_open_is_known(self, key) -> None:
        assert find(key).open_questions == ORDER
        for code, raw in ANSWERS.items():
            assert not actions.answer(key=key, code=code, raw=raw).errors
        draft = find(str(key))
        assert draft.answers["told"] == {"told": "三个月没发工资"}
        assert draft.open_questions == ("contact", "consent")
        actions.confirm_phone(key=key)
        assert find(key).open_questions == ("consent",)

    def test_what_was_not_understood_leaves_the_answer_before_it(self, key) -> None:
        actions.answer(key=key, code="began", raw={"month": ["2026-03"]})
        given = actions.answer(key=key, code="began", raw={"month": ["soon"]})
        assert given.errors
        assert find(key).answers["began"] == {"month": "2026-03"}

    def test_months_in_an_impossible_order_are_not_kept_whichever_is_given_last(self, key) -> None:
        actions.answer(key=key, code="began", raw={"month": ["2026-03"]})
        left = {"still": ["no"], "ended": ["2026-02"]}
        assert "比开始干还早" in actions.answer(key=key, code="still", raw=left).errors["ended"]
        assert "still" not in find(key).answers
        actions.answer(key=key, code="still", raw=left | {"ended": ["2026-05"]})
        assert (
            "比开始干还早"
            in actions.answer(key=key, code="began", raw={"month": ["2026-06"]}).errors["month"]
        )
        assert find(key).answers["began"] == {"month": "2026-03"}

    def test_answers_lie_encrypted(self, key) -> None:
        from django.db import connection

        actions.answer(key=key, code="contact", raw=ANSWERS["contact"])
        with connection.cursor() as sql:
            sql.execute("SELECT answers FROM intake_draft WHERE key = %s", [key])
            stored = sql.fetchone()[0]
        assert "示例职工甲" not in stored
        assert "1380000" not in stored

    def test_a_first_tap_is_kept_and_a_made_up_one_is_not(self) -> None:
        assert actions.start(problems=["wages", "magic", "wages"]).answers == {
            "problems": {"problems": ["wages"]}
        }
        assert actions.start(problems=["magic"]).answers == {}

    def test_another_number_must_be_confirmed_again(self, key) -> None:
        actions.answer(key=key, code="contact", raw=ANSWERS["contact"])
        actions.confirm_phone(key=key)
        actions.answer(key=key, code="contact", raw={**ANSWERS["contact"], "name": ["示例职工甲甲"]})
        assert find(key).phone_confirmed
        actions.answer(key=key, code="contact", raw={**ANSWERS["contact"], "phone": ["13800009999"]})
        assert not find(key).phone_confirmed

    def test_an_unknown_question_is_an_error_of_the_program(self, key) -> None:
        with pytest.raises(KeyError):
            actions.answer(key=key, code="star_sign", raw={})


class TestConsents:
    def test_are_recorded_with_the_words_shown_and_replaced_together(self, key) -> None:
        actions.answer(key=key, code="consent", raw=ticks("handle_complaint", "contact_employer"))
        assert agreed(key) == {"handle_complaint", "contact_employer"}
        actions.answer(key=key, code="consent", raw=ticks("handle_complaint"))
        assert agreed(key) == {"handle_complaint"}

    @pytest.mark.parametrize("tick", ["handle_complaint@1999-01-01", "sell_my_data@2026-11-01", PASSING_ON])
    def test_to_words_replaced_or_not_offered_is_asked_for_again_and_loses_nothing(self, key, tick) -> None:
        actions.answer(key=key, code="consent", raw=ticks("handle_complaint", "contact_employer"))
        raw = {"consent": [*ticks("handle_complaint")["consent"], tick]}
        given = actions.answer(key=key, code="consent", raw=raw)
        assert given.errors == {"consent": "这段说明改过了，再看一遍新的。"}
        assert agreed(key) == {"handle_complaint", "contact_employer"}
        assert len(find(key).answers["consent"]["consent"]) == 2


class TestTime:
    def test_every_answer_keeps_the_draft_seven_days_more(self, key) -> None:
        assert find(key).keep_until == START + timedelta(days=7)
        with later(days=6):
            actions.answer(key=key, code="told", raw={"told": ["还在等"]})
        with later(days=12):
            assert find(key).keep_until == START + timedelta(days=13)

    def test_after_that_it_is_gone_for_good(self, key) -> None:
        with later(days=7):
            assert find(key)
            assert actions.stale() == []
        with later(days=7, seconds=1):
            assert find(key) is None
            with pytest.raises(Gone, match="从首页重新填"):
                actions.answer(key=key, code="told", raw={"told": ["晚了"]})
            assert actions.stale() == [key]
            assert actions.drop(keys=actions.stale()) == 1
        assert not Draft.objects.exists()

    def test_what_was_handed_in_is_not_dropped_and_not_changed(self, county) -> None:
        key = make_draft()
        file_complaint(draft_key=key)
        with later(days=30):
            assert actions.stale() == []
            assert actions.drop(keys=[key]) == 0
            assert find(key).submitted
            with pytest.raises(Gone, match="已经交上去了"):
                actions.answer(key=key, code="told", raw={"told": ["还有"]})
        assert find(key).answers == {}

    @pytest.mark.parametrize("key", ["", "x", None, UUID(int=7)])
    def test_a_key_nobody_gave_out_finds_nothing(self, key) -> None:
        assert find(key) is None


class TestTheLink:
    def test_opens_the_draft_once(self, key) -> None:
        token, until = actions.resume_link(key=key)
        assert until == START + timedelta(days=7)
        assert actions.redeem(token=token).key == key
        with pytest.raises(Gone, match="用过了"):
            actions.redeem(token=token)

    def test_is_replaced_by_a_newer_one(self, key) -> None:
        old, _ = actions.resume_link(key=key)
        new, _ = actions.resume_link(key=key)
        with pytest.raises(Gone, match="发过新的"):
            actions.redeem(token=old)
        assert actions.redeem(token=new).key == key

    def test_says_so_when_its_time_is_up(self, key) -> None:
        token, _ = actions.resume_link(key=key)
        with later(days=8), pytest.raises(Gone, match="过期了"):
            actions.redeem(token=token)

    def test_says_the_same_once_its_draft_was_dropped(self, key) -> None:
        token, _ = actions.resume_link(key=key)
        with later(days=8):
            assert actions.drop(keys=actions.stale()) == 1
            with pytest.raises(Gone, match="过期了，没填完的也清掉了。从首页重新填"):
                actions.redeem(token=token)

    def test_is_forgotten_a_month_after_its_draft(self, key) -> None:
        actions.resume_link(key=key)
        with later(days=8):
            actions.drop(keys=actions.stale())
        with later(days=36):
            actions.drop(keys=[])
            assert ResumeLink.objects.count() == 1
        with later(days=38):
            actions.drop(keys=[])
            assert ResumeLink.objects.count() == 0

    @pytest.mark.parametrize("token", ["", "x" * 500, "a\0b", "../../"])
    def test_made_up_opens_nothing(self, token) -> None:
        with pytest.raises(Gone):
            actions.redeem(token=token)

    def test_is_not_kept_itself(self, key) -> None:
        token, _ = actions.resume_link(key=key)
        assert token not in ResumeLink.objects.get().digest

    def test_of_a_draft_that_is_gone_is_not_made(self) -> None:
        with pytest.raises(Gone):
            actions.resume_link(key=uuid4())
