"""Twelve workers with phones: filed from a pasted list, said yes to, three elected, everybody asked before settling.

Then the talks: the employer's offer is put to all twelve, each reads his own share, one says no, a representative
accepts for those who said yes, and the one who did not reads which roads are his.
"""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import fits

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WIDE = {"width": 1280, "height": 800}
SHOTS = os.environ.get("WEIQUANBAO_SHOTS")


def look(page, name: str) -> None:
    """Nothing on a screen is wider than the phone; a picture where somebody asked for pictures."""
    if SHOTS:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=f"{SHOTS}/{name}.png", full_page=True)
    assert fits(page), name


def let_in(phone, person_id: int) -> None:
    """As if this member had just proved his number on this phone."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.http import HttpRequest

    from weiquanbao.people.accounts import worker_account
    from weiquanbao.web.account import sessions

    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, worker_account(person_id))
    request.session.save()
    origin = phone.page.url.split("/", 3)
    phone.page.context.add_cookies(
        [{"name": "session", "value": str(request.session.session_key), "url": "/".join(origin[:3])}]
    )


def test_a_group_of_twelve(open_phone) -> None:  # noqa: PLR0915 - one walk, told in order
    from signed_in import session_of

    from weiquanbao.access.actors import person as acting
    from weiquanbao.cases.models import Case, Party
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.desk.act import act
    from weiquanbao.people.models import Account

    organiser = open_phone()
    organiser.answer_up_to_check()
    page = organiser.page
    page.context.set_default_timeout(60_000)
    page.click("text=还有工友一起吗")
    page.wait_for_url("**/file/together/")
    look(page, "together")
    numbers = [sample_phone(7000 + n).removeprefix("+86") for n in range(1, 12)]
    rows = [f"示例工友{n}，{number}，{1000 * n}" for n, number in enumerate(numbers, 1)]
    page.click("summary:has-text('贴一份名单')")
    page.fill("#f-list", "\n".join([*rows[:5], "示例工友六 1380000", *rows[6:]]))
    page.click("text=把名单加上")
    page.wait_for_selector("text=第 6 行")
    look(page, "together_bad")
    assert page.input_value("#f-list") == "示例工友六 1380000"
    page.fill("#f-list", rows[5])
    page.click("text=把名单加上")
    page.wait_for_selector("text=名单上 11 人")
    look(page, "together_good")
    page.click("text=好了，看一遍")
    page.wait_for_url("**/file/check/")
    page.wait_for_selector("text=还有 11 个工友")
    look(page, "check")
    page.click("text=交给工会")
    page.wait_for_url("**/receipt/", timeout=90_000)
    code = page.inner_text(".day >> nth=0").strip()
    page.goto(f"/m/{code}/")
    look(page, "track_waiting")

    complaint = Case.objects.get(matter__code=code, procedure="complaint")
    members = list(Party.objects.filter(matter=complaint.matter_id, side="invited").order_by("id"))
    member = open_phone()
    member.page.context.set_default_timeout(60_000)
    member.open("/")
    let_in(member, members[0].person_id)
    member.open("/mine/")
    look(member.page, "mine_invited")
    member.page.click("text=打开看，点头或者不点头")
    look(member.page, "joining")
    member.page.click("text=我也一起提")
    look(member.page, "confirm")
    member.page.click(".go button")
    member.page.wait_for_selector("text=办好了")
    look(member.page, "joined")
    for party in members[1:]:
        case = Case.objects.get(party=party, procedure="joining")
        act(case_id=case.pk, act="confirm", acting_as=acting(party.person_id))

    page.goto(f"/m/{code}/")
    page.click("text=推选代表")
    look(page, "open_vote")
    page.click("label:has(input[value='3'])")
    page.click(".go button")
    page.wait_for_selector("text=办好了")
    election = Case.objects.get(matter=complaint.matter_id, procedure="election")
    everybody = [
        Party.objects.get(matter=complaint.matter_id, side="claimant", person_id=complaint.matter.filed_by_id)
    ]
    everybody += members
    chosen = [str(party.pk) for party in everybody[:3]]
    member.open(f"/m/{code}/cases/{election.pk}/")
    look(member.page, "election")
    member.page.click("a:has-text('投票')")
    for one in chosen:
        member.page.click(f"label:has(input[value='{one}'])")
    look(member.page, "ballot")
    member.page.click(".go button")
    member.page.wait_for_selector("text=办好了")
    look(member.page, "voted")
    for party in [everybody[0], *members[1:]]:
        values = {"candidates": ",".join(chosen)}
        act(case_id=election.pk, act="vote", acting_as=acting(party.person_id), values=values)
    member.open(f"/m/{code}/")
    member.page.wait_for_selector("text=12 个人一起提")
    look(member.page, "track_elected")

    member.page.click("text=征求大家同意")
    member.page.click("label:has(input[value='settle'])")
    member.page.fill("textarea", "单位分两次给七成，十二月底前给完。")
    look(member.page, "ask_consent")
    member.page.click(".go button")
    member.page.wait_for_selector("text=办好了")
    consent = Case.objects.get(matter=complaint.matter_id, procedure="settlement_consent")
    page.goto(f"/m/{code}/cases/{consent.pk}/acts/answer/")
    page.wait_for_selector("text=单位分两次给七成")
    look(page, "answer")
    page.click("label:has(input[value='yes'])")
    page.click(".go button")
    page.wait_for_selector("text=办好了")
    for party in members:
        act(case_id=consent.pk, act="answer", acting_as=acting(party.person_id), values={"agrees": "yes"})
    page.goto(f"/m/{code}/cases/{consent.pk}/")
    page.wait_for_selector("text=同意 12 人，不同意 0 人，没答复 0 人")
    look(page, "agreed")

    for name, view in (("desk", WIDE), ("desk_phone", None)):
        desk = open_phone(view=view)
        desk.page.context.set_default_timeout(60_000)
        desk.open("/")
        account = Account.objects.get(login__startswith="intake-officer0")
        origin = "/".join(desk.page.url.split("/", 3)[:3])
        session = session_of(acting(account.person_id, account.pk))
        desk.page.context.add_cookies([{"name": "session", "value": session, "url": origin}])
        desk.page.goto(f"/desk/cases/{complaint.pk}/")
        desk.page.wait_for_selector("text=一起提的 12 人")
        look(desk.page, name)
    settle(open_phone, complaint, organiser, member, everybody)


def barrier_free(page, name: str) -> None:
    """The same, and nothing that bars anybody."""
    look(page, name)
    found = Axe().run(page).response["violations"]
    bars = [one for one in found if one["impact"] in {"serious", "critical"}]
    assert [f"{one['id']}: {one['nodes'][0]['html']}" for one in bars] == [], name


def officer(role: str):
    """A member of staff of the small county."""
    from weiquanbao.access.actors import person as acting
    from weiquanbao.people.models import Account

    account = Account.objects.filter(login__startswith=role).order_by("id")[0]
    return acting(account.person_id, account.pk)


def talks_of(complaint) -> tuple[int, object]:
    """Talks with the employer, whose contact agreed; the county officer mediates."""
    from weiquanbao.access.actors import person as acting
    from weiquanbao.cases.models import Party
    from weiquanbao.common.identifiers import sample_phone
    from weiquanbao.desk.act import act
    from weiquanbao.desk.agents import appoint
    from weiquanbao.desk.open import begin
    from weiquanbao.people.persons import create_person

    party = Party.objects.get(matter=complaint.matter_id, side="respondent")
    contact = create_person(name="示例人事主管", phone=sample_phone(6999))
    appoint(party=party, person_id=contact.pk, capacity="contact", since=complaint.opened_on)
    unit, worker = acting(contact.pk), acting(complaint.matter.filed_by_id)
    talks = begin(parent_id=complaint.pk, code="mediation", act="ask", acting_as=worker, values={}).case_id
    named = {"body": "示例镇调解中心"}
    act(case_id=talks, act="to_group", acting_as=officer("intake-officer"), values=named)
    act(case_id=talks, act="agree", acting_as=unit)
    mediator = {"handler": str(officer("county-officer").person_id)}
    act(case_id=talks, act="accept", acting_as=officer("leader"), values=mediator)
    return talks, unit


def settle(open_phone, complaint, organiser, member, everybody) -> None:  # noqa: PLR0915 - one walk, told in order
    from signed_in import session_of

    from weiquanbao.access.actors import person as acting
    from weiquanbao.cases.models import Case
    from weiquanbao.common.dates import today
    from weiquanbao.desk.act import act

    code, (talks, unit) = complaint.matter.code, talks_of(complaint)
    room = f"/m/{code}/cases/{talks}/"
    boss = open_phone(view=WIDE)
    boss.open("/")
    let_in(boss, unit.person_id)
    boss.page.context.set_default_timeout(60_000)
    boss.page.goto(f"/e/{code}/cases/{talks}/")
    boss.page.click("a:has-text('提出方案')")
    boss.page.fill("#f-amount", "39870")
    boss.page.click("label:has(input[value='2'])")
    boss.page.fill("#f-first_due", str(today() + timedelta(days=20)))
    boss.page.click(".go button")
    boss.page.wait_for_selector("text=办好了")

    member.open(room)
    member.page.wait_for_selector("text=先拿这个方案一个一个问")
    barrier_free(member.page, "representative_before")
    member.page.click("text=拿这个方案问大家")
    member.page.click(".go button")
    member.page.wait_for_selector("text=办好了")
    barrier_free(member.page, "representative_asked")

    plain = open_phone()
    plain.page.context.set_default_timeout(60_000)
    plain.open("/")
    let_in(plain, everybody[5].person_id)
    plain.open(room)
    plain.page.wait_for_selector("text=你的那一份")
    assert "39,870" not in plain.page.content()
    barrier_free(plain.page, "member_room")
    plain.page.click("a:has-text('答复')")
    plain.page.wait_for_selector("text=你的那一份")
    barrier_free(plain.page, "member_answer")
    plain.page.click("label:has(input[value='no'])")
    plain.page.click(".go button")
    plain.page.wait_for_selector("text=办好了")

    offer = Case.objects.get(parent_id=talks, procedure="offer")
    asked = Case.objects.get(parent=offer, procedure="settlement_consent")
    boss.page.goto(f"/e/{code}/cases/{talks}/")
    boss.page.wait_for_selector("text=同意 0 人，不同意 1 人，没答复 11 人")
    barrier_free(boss.page, "employer_while_asked")
    for party in [*everybody[:5], *everybody[6:]]:
        act(case_id=asked.pk, act="answer", acting_as=acting(party.person_id), values={"agrees": "yes"})
    boss.page.reload()
    boss.page.wait_for_selector("text=同意 11 人，不同意 1 人，没答复 0 人")

    member.open(room)
    member.page.click("a:has-text('接受') >> nth=0")
    member.page.click(".go button")
    member.page.wait_for_selector("text=办好了")
    member.open(room)
    member.page.wait_for_selector("text=说好的")
    barrier_free(member.page, "representative_settled")
    organiser.open(f"/m/{code}/cases/{offer.pk}/")
    barrier_free(organiser.page, "organiser_offer")
    plain.open(f"/m/{code}/cases/{asked.pk}/")
    plain.page.wait_for_selector("text=这个方案不管你")
    plain.page.wait_for_selector("text=还有这些路")
    barrier_free(plain.page, "left_out")
    for name, view in (("mediator", WIDE), ("mediator_phone", None)):
        desk = open_phone(view=view)
        desk.open("/")
        origin = "/".join(desk.page.url.split("/", 3)[:3])
        session = session_of(officer("county-officer"))
        desk.page.context.add_cookies([{"name": "session", "value": session, "url": origin}])
        desk.page.goto(f"/desk/cases/{talks}/")
        desk.page.wait_for_selector("text=同意 11 人，不同意 1 人，没答复 0 人")
        barrier_free(desk.page, name)
