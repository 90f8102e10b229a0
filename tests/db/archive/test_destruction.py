"""What becomes of a dossier: its catalogue while the case runs, who may take it, and its end when its time is over."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

import pytest
from catching_up import catch_up
from complaints import batch, do, filed, moment
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from mediations import Group, Talks, group, talks
from pypdf import PdfReader
from signatures import mediator_signs, signs
from signed_in import browser_of

from weiquanbao.archive import verify as verifier
from weiquanbao.cases.models import Case, Entry, Matter, Party
from weiquanbao.common.dates import at, today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.file import Filed
from weiquanbao.desk.open import begin
from weiquanbao.desk.verify import unlike_the_ledger, unproven_entries
from weiquanbao.drafting import actions as drafting
from weiquanbao.drafting import reviewing
from weiquanbao.drafting.models import Draft as Written
from weiquanbao.drafting.models import Remark
from weiquanbao.drafting.models import Version as Wording
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence import store
from weiquanbao.evidence.models import Item, Page
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.groups.models import Ballot, SettlementConsent
from weiquanbao.intake.models import Draft
from weiquanbao.ledger.models import Salt
from weiquanbao.ledger.verify import walked
from weiquanbao.mediation.actions import write_note
from weiquanbao.mediation.models import Share
from weiquanbao.messages import actions as messages
from weiquanbao.messages.actions import Address, Writer
from weiquanbao.messages.models import Message
from weiquanbao.papers.models import Paper, Version
from weiquanbao.payments.models import Plan
from weiquanbao.people.models import Disclosure, Person, Proof, SecurityEvent
from weiquanbao.store import shelves

pytestmark = pytest.mark.django_db(transaction=False)
OLD = "2026-11-16"


def _closed(county, on: str = OLD, name: str = "示例职工乙"):
    """A complaint with a photo, handled and closed in a day."""
    officer = county.staff["county_officer"]
    case = filed(on, contact={"name": [name], "phone": [sample_phone(77)]})
    do(case, "accept", on, officer)
    do(case, "add_evidence", on, officer, {"items": str(batch(officer))})
    do(case, "record_progress", on, officer)
    do(case, "contact_employer", on, officer)
    do(case, "close", on, officer)
    return case


def test_what_is_due_is_listed_by_one_and_destroyed_by_another(county) -> None:
    case, young, running = _closed(county), _closed(county, "2026-12-01", "示例职工丙"), filed(OLD)
    worker = Person.objects.get(pk=case.person_id)
    matter = Matter.objects.get(code=case.matter_code)
    party = Party.objects.get(matter=matter, side="claimant").pk
    by = Writer(person_id=worker.pk, side="claimant", party_id=party)
    with at(moment(OLD)):
        messages.send(
            to=Address(matter_id=matter.pk, audience="everyone"), by=by, text="写过的话", key=uuid4()
        )
        _document(county, case)
        kept = _document(county, young)
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    shas = list(
        Page.objects.filter(item__matter__code=case.matter_code).values_list("original_id", flat=True)
    )
    written = list(Version.objects.filter(paper__case=case.case_id).values_list("sha256", flat=True))
    assert written
    with at(moment("2031-11-16")):
        assert case.matter_code not in browser_of(officer).get("/desk/archive/").content.decode()
    with at(moment("2031-11-17")):
        mine, his = browser_of(officer), browser_of(leader)
        page = mine.get("/desk/archive/").content.decode()
        assert '<td><a href="/desk/law/' in page  # why it is kept that long
        assert case.matter_code in page
        assert young.matter_code not in page
        assert running.matter_code not in page
        to = mine.post("/desk/archive/list/").headers["Location"]
        assert "签字销毁" not in mine.get(to).content.decode()
        assert mine.post(f"{to}sign/", {"count": "1"}).status_code == 404
        assert "销毁 1 个卷宗" in his.get(f"{to}?sure").content.decode()
        his.post(f"{to}sign/", {"count": "2"})
        assert Entry.objects.filter(case=case.case_id).exists()
        Case.objects.filter(pk=case.case_id).update(closed_on=None)
        assert "又开了案" in his.post(f"{to}sign/", {"count": "1"}, follow=True).content.decode()
        assert Entry.objects.filter(case=case.case_id).exists()
        Case.objects.filter(pk=case.case_id).update(closed_on=OLD)
        his.post(f"{to}sign/", {"count": "1"})
        assert "已销毁" in his.get(to).content.decode()
    _is_gone(case)
    assert Paper.objects.filter(case=young.case_id).exists()
    assert [one.pk for one in Written.objects.all()] == [kept]
    assert Wording.objects.get().draft_id == Remark.objects.get().review.draft_id == kept
    assert not any(shelves.storage("papers").exists(shelves.place(sha256)) for sha256 in written)
    assert not any(store.storage().exists(store.place(sha256)) for sha256 in shas)
    assert Entry.objects.filter(case=young.case_id).exists()
    worker.refresh_from_db()
    assert (worker.name, worker.phone, worker.phone_index) == ("（已销毁）", None, None)
    assert Person.objects.get(pk=young.person_id).name == "示例职工丙"
    assert not [*walked().faults, *unlike_the_ledger(), *unproven_entries()]
    gone = Case.objects.get(pk=case.case_id)
    assert (gone.state, gone.closed_on) == ("closed", date(2026, 11, 16))
    assert browser_of(officer).get(f"/desk/cases/{case.case_id}/").status_code == 200
    assert "已经销毁" in browser_of(officer).get(f"/desk/cases/{case.case_id}/dossier/").content.decode()


def _document(county, case: Filed) -> UUID:
    """A document written in the matter, one wording of it, and what a lawyer said of that; gives its key."""
    party = Party.objects.get(matter__code=case.matter_code, side="claimant")
    made = drafting.start_of_matter(
        document="authority", side="worker", matter_id=party.matter_id, party_id=party.pk, by=case.person_id,
        answers={"identity": "990000199005020028"},
    )  # fmt: skip
    wording = drafting.keep_version(
        key=made.key, text="[]", sha256="0" * 64, made_on=today(), by=case.person_id
    )
    lawyer = county.staff["second_officer"].person_id
    number = reviewing.ask(key=made.key, version_id=wording, lawyer=lawyer, by=case.person_id)
    reviewing.mark_up(review_id=number, lawyer=lawyer, remarks={"people": "写清楚"})
    return made.key


def _is_gone(case: Filed) -> None:
    """Nothing in words is left of it."""
    matter = Matter.objects.get(code=case.matter_code)
    assert not Entry.objects.filter(case=case.case_id).exists()
    assert not Salt.objects.filter(step__case_id=case.case_id).exists()
    assert not Item.objects.filter(matter__code=case.matter_code).exists()
    assert not Paper.objects.filter(case=case.case_id).exists()
    assert matter.told == ""
    assert not Draft.objects.filter(pk=matter.opening_key).exists()
    assert [one.text for one in Message.objects.filter(thread__matter=matter)] == [""]


def _paid(county) -> tuple[Group, list[int]]:
    """Three workers who agreed on a sum with their employer, signed and were paid; gives them and the signed case."""
    several = group(county, 2)
    made, first = several.talks, several.members[0]
    offer = made.offer("bid", made.units[0], "7777.31")
    several.say(several.ask(offer, first), yes=several.members)
    made.answer(offer, "accept_by_worker", first)
    made.do("conclude", made.mediator, explanation="示例：按约定付。")
    told = {"way": "transfer", "clauses": "单位开离职证明。"}
    signing = begin(
        parent_id=made.case_id, code="signing", act="draft", acting_as=made.mediator, values=told
    ).case_id
    act(case_id=signing, act="send", acting_as=made.mediator)
    for actor, side in (*((one, "m") for one in several.members), (made.units[0], "e")):
        assert signs(made.filed.matter_code, signing, actor, side).status_code == 302
    assert mediator_signs(signing, made.mediator).status_code == 302
    paid = Plan.objects.get(offer_id=offer).case_id
    report = {"amount": "7777.31", "paid_on": str(today()), "way": "bank"}
    act(case_id=paid, act="report", acting_as=made.units[0], values=report)
    for member in several.members:
        act(case_id=paid, act="confirm", acting_as=member)
    Ballot.objects.create(case_id=made.filed.case_id, choices=several.parties, salt=b"salt")
    return several, [offer, signing, paid]


def _places(value: str) -> set[str]:
    """Every table in which this stands anywhere, but for the sum obtained, which names nobody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        tables = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            " UNION ALL ".join(
                f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name} t "
                f"WHERE (to_jsonb(t) - 'amount_obtained')::text LIKE %(value)s)"
                for name in tables
            ),
            {"value": f"%{value}%"},
        )
        return {name for (name,) in cursor.fetchall()}


def test_a_group_goes_with_what_was_merged_into_it_and_nothing_of_it_is_found(county) -> None:
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    with at(moment("2026-11-18")):
        several, others = _paid(county)
    made = several.talks
    last, second = filed(OLD), filed(OLD)
    do(last, "merge", OLD, officer, {"into": _number(second), "reason": "同一件事"})
    do(second, "merge", "2026-11-17", officer, {"into": _number(made.filed), "reason": "同一件事"})
    for step in ("record_progress", "contact_employer", "close"):
        do(made.filed, step, "2026-11-18", officer)
    codes = [one.matter_code for one in (made.filed, second, last)]
    sums = ["7777.31", *(str(one.amount) for one in Share.objects.all())]
    phones = {one.shown for one in Proof.objects.filter(way="phone")}
    planted = (*sums, *phones, "示例工友1")
    assert len(set(planted)) == 9
    assert _places("7777.31") >= {"mediation_terms", "mediation_instalment", "cases_entry"}
    assert all(_places(value) for value in planted)
    with at(moment("2031-11-18")):
        page = browser_of(officer).get("/desk/archive/").content.decode()
        assert not [code for code in codes if code in page]
    with at(moment("2031-11-19")):
        mine, his = browser_of(officer), browser_of(leader)
        page = mine.get("/desk/archive/").content.decode()
        assert [code for code in codes if code in page] == codes
        to = mine.post("/desk/archive/list/").headers["Location"]
        assert his.get(to).content.decode().count("2031年11月18日") == len(codes)
        his.post(f"{to}sign/", {"count": "3"})
        assert "已销毁" in his.get(to).content.decode()
        catch_up()
    # What all of them obtained together stays on the case, and is found by it; what each was to have does not.
    left = {value: found for value in planted if (found := _places(value))}
    assert left == {"7777.31": {"search_indexed"}}
    assert not Ballot.objects.exists()
    assert not SettlementConsent.objects.exists()
    for one in (made.filed, second, last):
        assert not Entry.objects.filter(case__matter__code=one.matter_code).exists()
    assert Case.objects.get(pk=others[-1]).amount_obtained == Decimal("7777.31")
    assert not [*walked().faults, *unlike_the_ledger(), *unproven_entries()]
    mine = browser_of(officer)
    for case in (made.filed.case_id, second.case_id, made.case_id, *others):
        assert mine.get(f"/desk/cases/{case}/").status_code == 200


def _number(case: Filed) -> str:
    return Case.objects.get(pk=case.case_id).number


def _texts(data: bytes) -> str:
    """Everything a reader of this file can read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        plain = "".join(archive.read(name).decode(errors="ignore") for name in archive.namelist())
        pages = PdfReader(io.BytesIO(archive.read("卷宗.pdf"))).pages
        return plain + "".join(page.extract_text() for page in pages)


def test_each_gets_what_is_for_him_and_what_is_taken_is_written_down(county) -> None:
    made = talks(county, told={"told": ["三个月没发工资"]})
    matter = Matter.objects.get(code=made.filed.matter_code)
    for title, shared in (("只给工会看", False), ("给对方看", True)):
        key = batch(made.worker)
        items = evidence.move_to_matter(draft_key=key, matter_id=matter.pk, side="claimant")
        evidence.retitle(owner=MatterOwner(matter.pk), item_id=items[0], title=title)
        if shared:
            evidence.share(item_ids=items, matter_id=matter.pk)
    write_note(case_id=made.case_id, person_id=made.mediator.person_id, text="单独说的底线")
    _write(made, matter, "worker_union", "只和工会说的话")
    _write(made, matter, "everyone", "大家都看的话")
    mine = browser_of(made.mediator)
    page = f"/desk/cases/{made.filed.case_id}/dossier/"

    def read(part: str) -> str:
        answer = mine.post(f"{page}{part}/")
        data = b"".join(answer.streaming_content)
        assert verifier.verify(io.BytesIO(data)).code == 4
        return _texts(data)

    assert "只给工会看" in mine.get(page).content.decode()
    texts = {part: read(part) for part in ("main", "inner", "claimant", "respondent")}
    assert [part for part, text in texts.items() if "只给工会看" in text] == ["main", "claimant"]
    assert [part for part, text in texts.items() if "给对方看" in text] == ["main", "claimant", "respondent"]
    assert [part for part, text in texts.items() if "三个月没发工资" in text] == ["main", "claimant"]
    assert [part for part, text in texts.items() if "只和工会说的话" in text] == ["main", "claimant"]
    assert [part for part, text in texts.items() if "大家都看的话" in text] == [
        "main",
        "claimant",
        "respondent",
    ]
    assert not [part for part, text in texts.items() if "单独说的底线" in text]
    number = Case.objects.get(pk=made.filed.case_id).number
    assert [part for part, text in texts.items() if number in text] == ["main", "inner", "claimant"]
    assert Case.objects.get(pk=made.case_id).number in texts["respondent"]
    taken = SecurityEvent.objects.filter(kind="dossier_made", by=made.mediator.person_id)
    assert sorted(one.detail.rpartition("=")[2] for one in taken) == sorted(texts)
    assert Disclosure.objects.filter(viewer=made.mediator.person_id, field="evidence").count() == 3

    for stranger in ("other_town_officer", "system_admin"):
        his = browser_of(county.staff[stranger])
        assert [his.get(page).status_code, his.post(f"{page}main/").status_code] == [404, 404]
    assert mine.post(f"{page}everything/").status_code == 404
    assert len({_queries(mine, page, made, amount) for amount in ("9000", "9500")}) == 1


def _write(made: Talks, matter: Matter, audience: str, text: str) -> None:
    party = Party.objects.get(matter=matter, side="claimant").pk
    to = Address(matter_id=matter.pk, audience=audience, party_id=None if audience == "everyone" else party)
    messages.send(
        to=to,
        by=Writer(person_id=made.worker.person_id, side="claimant", party_id=party),
        text=text,
        key=uuid4(),
    )


def _queries(browser: Client, page: str, made: Talks, amount: str) -> int:
    """How many the page takes with one case more in the matter."""
    made.offer("bid", made.units[0], amount)
    with CaptureQueriesContext(connection) as asked:
        browser.get(page)
    return len(asked)
