"""An offer to several says how much each gets: checked before it is sent, read by each of himself alone."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from mediations import Group, group
from signed_in import browser_of, phone_of
from small_county import make_county

from weiquanbao.cases.models import Case
from weiquanbao.common.dates import today
from weiquanbao.desk.act import act
from weiquanbao.ledger.models import Step
from weiquanbao.mediation.models import Share, Terms
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db
SUMS = ("2000", "1500.50", "999.50")


@pytest.fixture
def county():
    return make_county()


def form_of(here: Group, amount: str, sums: tuple[str, ...] = SUMS, **more: str) -> dict[str, Any]:
    each = {f"shares-{party}": one for party, one in zip(here.parties, sums, strict=False)}
    return {
        "party": str(here.talks.parties[0]),
        "amount": amount,
        "instalments": "1",
        "first_due": str(today() + timedelta(days=20)),
        "terms": "开离职证明",
        **each,
        **more,
    }


def at_unit(here: Group) -> tuple[Client, str]:
    return phone_of(here.talks.units[0].person_id), address(here, "bid", "e")


def address(here: Group, act_code: str, side: str) -> str:
    return f"/{side}/{here.talks.filed.matter_code}/cases/{here.talks.case_id}/open/offer/{act_code}/"


def shares_of(here: Group) -> dict[int, Decimal]:
    return dict(Share.objects.values_list("party_id", "amount"))


def value_of(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def test_the_unit_says_how_much_each_gets_and_each_reads_his_own(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    empty = unit.get(page).content.decode()
    assert "每个人多少" in empty
    assert "示例工友1（请求 1,001.00 元）" in empty
    assert unit.post(page, form_of(here, "4500")).status_code == 302
    assert list(shares_of(here).values()) == [Decimal(one) for one in SUMS]
    offer = Terms.objects.get().case_id
    code = here.talks.filed.matter_code
    for place, member in enumerate(here.members):
        own = phone_of(member.person_id).get(f"/m/{code}/cases/{offer}/").content.decode()
        own += phone_of(member.person_id).get(f"/m/{code}/cases/{here.talks.case_id}/").content.decode()
        for other, hidden in enumerate(("2,000", "1,500.5", "999.5")):
            assert (hidden in own) is (other == place), (place, hidden)
        assert "4,500" not in own
    # The step that the round names holds what each was offered.
    made = Step.objects.get(case_id=offer, number=1)
    assert "shares" in made.canonical
    desk = visible.case(here.talks.mediator, offer)
    assert "示例工友1 1,500.50 元" in dict(desk.steps[-1].entries)["每个人多少（元）"]


def test_nothing_is_sent_that_does_not_add_up_and_all_that_was_typed_is_kept(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    answer = unit.post(page, form_of(here, "4600"))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "每个人的加起来是 4,500.00 元" in text
    for party, typed in zip(here.parties, SUMS, strict=True):
        assert value_of(text, f"shares-{party}") == typed
    assert "开离职证明" in text
    assert not Terms.objects.exists()


def test_each_bad_row_is_named_beside_its_field(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    text = unit.post(page, form_of(here, "4500", ("2000", "很多", ""))).content.decode()
    second, third = here.parties[1:]
    assert f'href="#f-shares-{second}"' in text
    assert f'id="f-shares-{second}-err"' in text
    assert f'href="#f-shares-{third}"' in text
    assert value_of(text, f"shares-{second}") == "很多"
    zero = unit.post(page, form_of(here, "3500", ("2000", "1500", "0"))).content.decode()
    assert f'id="f-shares-{third}-err"' in zero
    assert not Terms.objects.exists()


def test_the_pro_rata_shares_are_where_one_may_start(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    text = unit.post(page, form_of(here, "3148.60", ("", "", ""), work_out="fill")).content.decode()
    filled = [Decimal(value_of(text, f"shares-{party}")) for party in here.parties]
    assert sum(filled) == Decimal("3148.60")
    assert not Terms.objects.exists()
    sent = unit.post(page, form_of(here, "3148.60", tuple(str(one) for one in filled)))
    assert sent.status_code == 302
    given = list(shares_of(here).values())
    here.talks.offer("bid", here.talks.units[0], "3148.60")
    again = Share.objects.filter(terms__case_id=here.talks.offers[-1]).order_by("id")
    assert list(again.values_list("amount", flat=True)) == given == filled


def test_what_was_typed_is_added_up_before_it_is_sent(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    text = unit.post(page, form_of(here, "", work_out="add")).content.decode()
    assert "加起来" in text
    assert "4,500" in text
    assert value_of(text, "amount") == "4500.00"
    assert not Terms.objects.exists()
    none = unit.post(page, form_of(here, "", ("", "", ""), work_out="fill"))
    assert "先写一共多少，再分" in none.content.decode()


def test_a_representative_and_the_mediator_may_say_it_and_a_plain_member_may_not(county) -> None:
    here = group(county, 9, elected=True)
    each = tuple("100" for _ in here.parties)
    chosen, plain = phone_of(here.members[1].person_id), phone_of(here.members[5].person_id)
    assert chosen.post(address(here, "ask", "m"), form_of(here, "1000", each)).status_code == 302
    offer = Terms.objects.get().case_id
    code = here.talks.filed.matter_code
    assert "示例工友5" in chosen.get(f"/m/{code}/cases/{offer}/").content.decode()
    assert "示例工友4" not in plain.get(f"/m/{code}/cases/{offer}/").content.decode()
    desk = browser_of(here.talks.mediator)
    opening = f"/desk/cases/{here.talks.case_id}/open/offer/propose/"
    assert "每个人多少" in desk.get(opening).content.decode()
    assert desk.post(opening, form_of(here, "1000", each)).status_code == 302
    assert set(Share.objects.values_list("amount", flat=True)) == {Decimal(100)}


def test_who_was_not_elected_neither_reads_nor_says_what_the_others_get(county) -> None:
    here = group(county, 2)
    member, page = phone_of(here.members[1].person_id), address(here, "ask", "m")
    text = member.get(page).content.decode()
    assert "每个人多少" not in text
    assert "示例工友2" not in text
    assert member.post(page, form_of(here, "4500")).status_code == 422
    assert "示例工友2" not in member.post(page, form_of(here, "4500", work_out="fill")).content.decode()
    assert not Terms.objects.exists()
    assert member.post(page, form_of(here, "4500", ())).status_code == 302


def test_those_who_left_are_no_row_and_one_who_typed_them_is_told(county) -> None:
    here = group(county, 2)
    here.talks.do("leave", here.members[2])
    unit, page = at_unit(here)
    assert f"shares-{here.parties[2]}" not in unit.get(page).content.decode()
    assert "一起谈的人变了" in unit.post(page, form_of(here, "4500")).content.decode()
    assert unit.post(page, form_of(here, "3500.50", SUMS[:2])).status_code == 302
    assert shares_of(here).keys() == set(here.parties[:2])


def test_where_not_everybody_told_what_he_asks_for_the_shares_are_said_one_by_one(county) -> None:
    from weiquanbao.cases.models import Claim

    here = group(county, 2)
    Claim.objects.filter(party_id=here.parties[1]).update(amount=None)
    unit, page = at_unit(here)
    assert "一个一个写" in unit.post(page, form_of(here, "4500", ("", "", ""))).content.decode()
    assert unit.post(page, form_of(here, "4500")).status_code == 302


def test_what_binds_is_each_ones_own_sum(county) -> None:
    here = group(county, 2)
    unit, page = at_unit(here)
    unit.post(page, form_of(here, "4500", instalments="2"))
    offer = Terms.objects.get().case_id
    here.say(here.ask(offer, here.members[0]), yes=here.members[:2], no=here.members[2:])
    act(case_id=offer, act="accept_by_worker", acting_as=here.members[0])
    settled = visible.mediation(here.talks.units[0], here.talks.case_id).settled[0].terms
    assert settled.amount == Decimal("3500.50")
    assert sum(part.amount for part in settled.parts) == settled.amount
    # Who said yes the unit reads in the agreement, not here.
    told = visible.party_case(here.talks.units[0], offer)
    assert told.offered.each == ()
    assert Case.objects.get(pk=offer).state == "accepted"
