"""One of several workers leaves the talks alone: what goes on neither binds, counts nor tells him any more."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from mediations import group
from signed_in import phone_of
from small_county import make_county

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import today
from weiquanbao.desk.act import act
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred, NotFound
from weiquanbao.mediation.models import Share
from weiquanbao.notices.models import Notice
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
LEAVE = "acts/leave/"


@pytest.fixture
def county():
    return make_county()


def page_of(member, here, case_id: int, side: str = "m", more: str = "") -> str:
    address = f"/{side}/{here.talks.filed.matter_code}/cases/{case_id}/{more}"
    response = phone_of(member.person_id).get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def leave(member, here) -> None:
    """As on the phone: the form is opened and sent."""
    browser, code = phone_of(member.person_id), here.talks.filed.matter_code
    address = f"/m/{code}/cases/{here.talks.case_id}/{LEAVE}"
    seen = Case.objects.get(pk=here.talks.case_id).steps
    answer = browser.post(address, {"seen": str(seen), "why": "我去仲裁"})
    assert answer.status_code == 302, answer.content.decode()


def state_of(case_id: int) -> str:
    return Case.objects.get(pk=case_id).state


def test_what_follows_is_said_before_and_after(county) -> None:
    days = {1: {"known_on": str(today() - timedelta(days=40)), "still_working": "yes"}}
    here = group(county, 2, told=days)
    member, talks = here.members[1], here.talks.case_id
    before = page_of(member, here, talks, more=LEAVE)
    assert "只退你自己。别人接着谈。" in before
    assert "还有这些路" in before
    assert "最晚" in before
    room = page_of(member, here, talks)
    assert "自己退出" in room
    assert "不谈了" not in room
    leave(member, here)
    after = page_of(member, here, talks)
    assert "你退出了这次调解" in after
    assert "还有这些路" in after
    assert "最晚" in after
    assert "自己退出" not in after
    assert state_of(talks) == "mediating"
    mine = phone_of(member.person_id).get(f"/m/{here.talks.filed.matter_code}/").content.decode()
    assert "你退出了" in mine


def test_an_open_offer_goes_on_without_him(county) -> None:
    here = group(county, 2)
    talks, (first, second, third) = here.talks, here.members
    offer = talks.offer("bid", talks.units[0], "7871.50")
    shares = dict(Share.objects.values_list("party_id", "amount"))
    asked = here.ask(offer, second)
    here.say(asked, yes=[first, second])
    # He said yes to it, and then went: it is not his any more.
    leave(first, here)
    left = shares[here.parties[1]] + shares[here.parties[2]]
    for reader in (talks.units[0], talks.mediator):
        terms = visible.mediation(reader, talks.case_id).offers[-1].terms
        assert (terms.amount, terms.offered) == (left, left)
        assert sum(part.amount for part in terms.parts) == left
    assert visible.mediation(talks.units[0], talks.case_id).offers[-1].asked.silent == 1
    here.say(asked, yes=[third])
    act(case_id=offer, act="accept_by_worker", acting_as=second)
    bound = set(Share.objects.filter(bound=True).values_list("party_id", flat=True))
    assert bound == set(here.parties[1:])
    talks.do("conclude", talks.mediator, explanation="按方案付")
    assert "你退出了这次调解" in page_of(first, here, talks.case_id)
    assert "说好的" in page_of(second, here, talks.case_id)


def test_a_round_that_waited_for_him_alone_is_counted(county) -> None:
    here = group(county, 2)
    offer = here.talks.offer("bid", here.talks.units[0], "3000")
    asked = here.ask(offer, here.members[1])
    here.say(asked, yes=here.members[:2])
    leave(here.members[2], here)
    assert state_of(asked) == "agreed"


def test_he_takes_part_in_nothing_and_is_told_nothing(county) -> None:
    here = group(county, 2)
    talks, gone = here.talks, here.members[2]
    offer = talks.offer("bid", talks.units[0], "3000")
    leave(gone, here)
    code = talks.filed.matter_code
    assert phone_of(gone.person_id).get(f"/m/{code}/cases/{offer}/").status_code == 404
    told = Notice.objects.filter(recipient_id=gone.person_id).count()
    talks.meet(talks.mediator)
    talks.offer("bid", talks.units[0], "3100")
    assert Notice.objects.filter(recipient_id=gone.person_id).count() == told
    assert "示例县总工会二楼" not in page_of(gone, here, talks.case_id)
    assert "示例县总工会二楼" in page_of(here.members[1], here, talks.case_id)
    fresh = dict(Share.objects.filter(terms__case_id=talks.offers[-1]).values_list("party_id", "amount"))
    assert fresh.keys() == set(here.parties[:2])
    assert sum(fresh.values()) == Decimal(3100)
    for what in ("longer", "leave", "decline"):
        with pytest.raises(Barred):
            talks.do(what, gone)
    with pytest.raises(Barred):
        begin(parent_id=talks.case_id, code="offer", act="ask", acting_as=gone, values=_offer(talks))
    with pytest.raises(NotFound):
        act(case_id=offer, act="accept_by_worker", acting_as=gone)


def _offer(talks) -> dict[str, str]:
    day: date = today() + timedelta(days=9)
    return {"party": str(talks.parties[0]), "amount": "10", "instalments": "1", "first_due": str(day)}


def test_the_others_and_the_mediator_are_told(county) -> None:
    here = group(county, 2)
    leave(here.members[2], here)
    told = dict(
        Notice.objects.filter(template__startswith="mediation.left").values_list("recipient_id", "template")
    )
    assert told[here.members[0].person_id] == "mediation.left"
    assert told[here.talks.units[0].person_id] == "mediation.left_unit"
    assert told[here.talks.mediator.person_id] == "mediation.left_desk"
    assert here.members[2].person_id not in told
    # Why he went is for the union alone.
    assert "我去仲裁" in " ".join(
        value
        for step in visible.case(here.talks.mediator, here.talks.case_id).steps
        for _l, value in step.entries
    )
    for reader, side in ((here.members[0], "m"), (here.talks.units[0], "e")):
        assert "我去仲裁" not in page_of(reader, here, here.talks.case_id, side)


def test_nobody_ends_the_talks_of_the_others_and_the_last_who_leaves_does(county) -> None:
    here = group(county, 1)
    with pytest.raises(Barred, match="一个人不能替大家结束"):
        here.talks.do("decline", here.members[0])
    leave(here.members[0], here)
    assert state_of(here.talks.case_id) == "mediating"
    with pytest.raises(Barred, match="一个人不能替大家结束"):
        here.talks.do("decline", here.members[1])
    leave(here.members[1], here)
    case = Case.objects.get(pk=here.talks.case_id)
    assert (case.state, case.result) == ("failed", "left")
    for member in here.members:
        assert "还有这些路" in page_of(member, here, case.pk)


def test_who_stays_last_is_bound_by_nothing_he_did_not_agree_to(county) -> None:
    here = group(county, 1)
    talks = here.talks
    offer = talks.offer("ask", here.members[0], "2000")
    leave(here.members[0], here)
    with pytest.raises(Barred, match="一个一个问"):
        act(case_id=offer, act="accept_by_unit", acting_as=talks.units[0])
    asked = here.ask(offer, here.members[1])
    here.say(asked, yes=[here.members[1]])
    act(case_id=offer, act="accept_by_unit", acting_as=talks.units[0])
    bound = Share.objects.filter(bound=True).values_list("party_id", flat=True)
    assert list(bound) == [here.parties[1]]


def test_a_representative_leaves_for_himself_and_still_speaks_for_the_others(county) -> None:
    here = group(county, 9, elected=True)
    talks, chosen = here.talks, here.members[1]
    leave(chosen, here)
    offer = talks.offer("ask", chosen, "9000")
    assert here.parties[1] not in Share.objects.filter(terms__case_id=offer).values_list(
        "party_id", flat=True
    )
    leave(here.members[8], here)
    with pytest.raises(Barred, match="由代表来说"):
        talks.do("decline", here.members[7])
    talks.do("decline", chosen)
    assert state_of(talks.case_id) == "declined"


def test_what_was_settled_with_him_before_binds_him_still(county) -> None:
    here = group(county, 1)
    talks = here.talks
    offer = talks.offer("bid", talks.units[0], "2000")
    here.say(here.ask(offer, here.members[0]), yes=here.members)
    act(case_id=offer, act="accept_by_worker", acting_as=here.members[0])
    leave(here.members[1], here)
    own = Share.objects.get(party_id=here.parties[1])
    assert own.bound
    page = page_of(here.members[1], here, talks.case_id)
    assert "说好的" in page
    assert f"{own.amount:,.2f}" in page
