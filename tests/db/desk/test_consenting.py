"""Nobody settles for a member of a group who did not say yes to this very offer, and nobody reads another's share."""

from __future__ import annotations

from decimal import Decimal

import pytest
from mediations import group
from signed_in import browser_of, phone_of
from small_county import make_county

from weiquanbao.cases.models import Case, Entry
from weiquanbao.desk.act import act
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import Barred
from weiquanbao.ledger.models import Step
from weiquanbao.mediation.models import Share
from weiquanbao.notices.models import Notice
from weiquanbao.people.models import Person
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    return make_county()


def page_of(member, code: str, case_id: int, side: str = "m") -> str:
    response = phone_of(member.person_id).get(f"/{side}/{code}/cases/{case_id}/")
    assert response.status_code == 200
    return response.content.decode()


def test_some_agree_and_it_binds_them_alone(county) -> None:
    here = group(county, 9, elected=True)
    talks, (first, two, three, *rest) = here.talks, here.members
    offer = talks.offer("bid", talks.units[0], "11392.50")
    shares = dict(Share.objects.values_list("party_id", "amount"))
    assert sum(shares.values()) == Decimal("11392.50")
    assert shares[here.parties[0]] == Decimal("6870.00")
    asked = here.ask(offer, two)
    step = Step.objects.get(case_id=asked, number=1)
    made = Step.objects.get(case_id=offer, number=1)
    assert f'"made":"{bytes(made.digest).hex()}"' in step.canonical
    here.say(asked, yes=[first, two, three, *rest[:3]], no=rest[3:5])
    with pytest.raises(Barred, match="还有 2 人没答复"):
        act(case_id=offer, act="accept_by_worker", acting_as=two)
    here.say(asked, yes=[rest[5]], no=[rest[6]])
    with pytest.raises(Barred, match="由代表来接受"):
        act(case_id=offer, act="accept_by_worker", acting_as=rest[0])
    act(case_id=offer, act="accept_by_worker", acting_as=two)
    bound = Share.objects.filter(bound=True).values_list("party_id", flat=True)
    assert set(bound) == {*here.parties[:6], here.parties[8]}
    assert Step.objects.filter(case_id=offer, act="accept_by_worker", role="representative").exists()
    unit = visible.mediation(talks.units[0], talks.case_id).offers[-1]
    assert unit.terms.offered == Decimal("11392.50")
    desk = visible.mediation(talks.mediator, talks.case_id)
    assert [side.party_id for side in desk.sides if side.left_out] == [*here.parties[6:8], here.parties[9]]
    assert not [side for side in visible.mediation(talks.units[0], talks.case_id).sides if side.left_out]
    assert unit.terms.amount == sum(Share.objects.filter(bound=True).values_list("amount", flat=True))
    talks.do("conclude", talks.mediator, explanation="按方案付")
    code = talks.filed.matter_code
    for case in (talks.case_id, offer, asked):
        left = page_of(rest[6], code, case)
        assert "这个方案不管你" in left
        assert "还有这些路" in left
        assert "算不出最后一天" in left
        assert "这个方案不管你" not in page_of(first, code, case)


def test_each_reads_his_own_share_and_nobody_elses(county) -> None:
    here = group(county, 9, elected=True)
    talks, code, member = here.talks, here.talks.filed.matter_code, here.members[5]
    offer = talks.offer("bid", talks.units[0], "11392.50")
    own = f"{Share.objects.get(party_id=here.parties[5]).amount:,.2f}"
    asked = here.ask(offer, here.members[0])
    others = [
        f"{one:,.2f}"
        for one in Share.objects.exclude(party_id=here.parties[5]).values_list("amount", flat=True)
    ]
    for case in (talks.case_id, offer, asked):
        page = page_of(member, code, case)
        assert own.removesuffix("0").removesuffix(".0") in page, case
        for hidden in (*others, "11,392.5", "11392.5"):
            assert hidden not in page, (case, hidden)
    answer = phone_of(member.person_id).get(f"/m/{code}/cases/{asked}/acts/answer/").content.decode()
    assert "你的那一份" in answer
    assert "11,392" in page_of(here.members[0], code, offer)
    told = Notice.objects.filter(recipient_id=member.person_id).values_list("text", flat=True)
    assert not [text for text in told if "11392" in text or "11,392" in text]


def test_the_other_side_reads_numbers_and_no_names(county) -> None:
    here = group(county, 9, elected=True)
    talks, code = here.talks, here.talks.filed.matter_code
    offer = talks.offer("ask", here.members[1], "20000")
    asked = here.ask(offer, talks.mediator)
    here.say(asked, yes=here.members[:4], no=here.members[4:6])
    unit = talks.units[0]
    room = phone_of(unit.person_id).get(f"/e/{code}/cases/{talks.case_id}/").content.decode()
    assert "同意 4 人，不同意 2 人，没答复 4 人" in room
    assert "还有 4 人没答复" in room
    names = Person.objects.filter(pk__in=[one.person_id for one in here.members[4:]])
    part = room[room.index("在问职工同不同意") - 400 : room.index("还有 4 人没答复") + 100]
    assert not [name for name in names.values_list("name", flat=True) if name in part]
    assert phone_of(unit.person_id).get(f"/e/{code}/cases/{asked}/").status_code == 404
    with pytest.raises(Barred):
        act(case_id=offer, act="accept_by_unit", acting_as=unit)
    here.say(asked, yes=here.members[6:])
    text = Notice.objects.filter(template="settlement_consent.offer_counted", recipient_id=unit.person_id)
    assert "同意 8 人，不同意 2 人，没答复 0 人" in text.first().text
    act(case_id=offer, act="accept_by_unit", acting_as=unit)
    desk = browser_of(talks.mediator).get(f"/desk/cases/{talks.case_id}/").content.decode()
    assert "同意 8 人，不同意 2 人，没答复 0 人" in desk


def test_a_yes_to_one_offer_is_none_to_the_next(county) -> None:
    here = group(county, 1)
    talks, (first, two) = here.talks, here.members
    offer = talks.offer("bid", talks.units[0], "7000")
    asked = here.ask(offer, first)
    here.say(asked, yes=[first, two])
    other = talks.offer("bid", talks.units[0], "7000")
    assert Case.objects.get(pk=offer).state == "replaced"
    with pytest.raises(Barred, match="先拿这个方案一个一个问"):
        act(case_id=other, act="accept_by_worker", acting_as=first)
    again = here.ask(other, two)
    talks.offer("ask", first, "9000")
    assert Case.objects.get(pk=again).state == "void"
    assert Notice.objects.filter(template="settlement_consent.offer_gone").exists()


def test_who_came_after_the_round_is_not_bound_and_an_unknown_sum_is_asked_for(county) -> None:
    here = group(county, 2)
    talks, (first, two, three) = here.talks, here.members
    offer = talks.offer("bid", talks.units[0], "7000")
    here.say(here.ask(offer, first), yes=[first, two, three])
    asked = begin(
        parent_id=talks.filed.case_id, code="joining", act="invite", acting_as=first,
        values={"name": "示例后来人", "phone": "13800000777"},
    )  # fmt: skip
    late = Case.objects.get(pk=asked.case_id).party
    from weiquanbao.access.actors import person as acting

    act(case_id=asked.case_id, act="confirm", acting_as=acting(late.person_id))
    act(case_id=offer, act="accept_by_worker", acting_as=first)
    assert Share.objects.filter(bound=True).count() == 3
    assert not Share.objects.filter(party=late).exists()
    assert "这个方案不管你" in page_of(acting(late.person_id), talks.filed.matter_code, offer)


def test_the_sum_is_not_parted_while_somebodys_is_unknown(county) -> None:
    from weiquanbao.cases.models import Claim
    from weiquanbao.desk.refusals import Incomplete

    here = group(county, 2)
    Claim.objects.filter(party_id=here.parties[2]).update(amount=None)
    with pytest.raises(Incomplete, match="有 1 个人还没写欠多少"):
        here.talks.offer("bid", here.talks.units[0], "7000")


def test_a_member_left_out_reads_his_own_last_day_or_that_nobody_knows_it(county) -> None:
    from weiquanbao.cases.limits import refresh
    from weiquanbao.cases.models import Claim

    here = group(county, 3, told={2: {"known_on": "2026-03-02", "worked_until": "2026-03-31"}})
    talks, (first, two, three, four) = here.talks, here.members
    offer = talks.offer("bid", talks.units[0], "7000")
    asked = here.ask(offer, first)
    here.say(asked, yes=[first], no=[two, three, four])
    code = talks.filed.matter_code
    own = Claim.objects.get(party_id=here.parties[2])
    assert str(own.lapses_on) == "2027-03-31"
    road = visible.party_case(three, asked).roads[0]
    assert (road.code, str(road.last_day)) == ("arbitration", "2027-03-31")
    assert "最晚" in page_of(three, code, asked)
    for member in (two, four):
        page = page_of(member, code, asked)
        assert "算不出最后一天" in page
        assert "没有一年的限制" not in page
    refresh(own.matter)
    own.refresh_from_db()
    assert str(own.lapses_on) == "2027-03-31"
    assert Claim.objects.get(party_id=here.parties[1]).lapses_on is None


def test_another_member_neither_invites_nor_opens_a_vote(county) -> None:
    here = group(county, 9)
    talks, code, member = here.talks, here.talks.filed.matter_code, here.members[4]
    complaint = talks.filed.case_id
    page = page_of(member, code, complaint)
    assert "请工友，由发起的人或者大家推选的代表来请" in page
    assert "推选，由发起的人或者上一次选出的代表来发起" in page
    client = phone_of(member.person_id)
    for law, name, typed in (
        ("joining", "invite", {"name": "示例外人", "phone": "13800000778"}),
        ("election", "open_vote", {"seats": "3"}),
    ):
        sent = client.post(f"/m/{code}/cases/{complaint}/open/{law}/{name}/", typed)
        assert sent.status_code == 409
    assert not Person.objects.filter(name="示例外人").exists()
    assert not Case.objects.filter(procedure="election").exists()
    assert not Entry.objects.filter(code="seats").exists()
    with pytest.raises(Barred):
        begin(parent_id=complaint, code="election", act="open_vote", acting_as=member, values={"seats": "3"})
    organiser = page_of(here.members[0], code, complaint)
    assert "请工友，由发起的人" not in organiser


def test_a_representative_who_did_not_open_the_group_invites(county) -> None:
    here = group(county, 9, elected=True)
    begin(
        parent_id=here.talks.filed.case_id, code="joining", act="invite", acting_as=here.members[2],
        values={"name": "示例外人", "phone": "13800000778"},
    )  # fmt: skip
    assert Person.objects.filter(name="示例外人").exists()
