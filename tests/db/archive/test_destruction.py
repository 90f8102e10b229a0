"""What becomes of a dossier: its catalogue while the case runs, who may take it, and its end when its time is over."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from uuid import uuid4

import pytest
from complaints import batch, do, filed, moment
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from mediations import Talks, talks
from pypdf import PdfReader
from signed_in import browser_of

from weiquanbao.archive import verify as verifier
from weiquanbao.cases.models import Case, Entry, Matter, Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.file import Filed
from weiquanbao.desk.verify import unlike_the_ledger, unproven_entries
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence import store
from weiquanbao.evidence.models import Item, Page
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.intake.models import Draft
from weiquanbao.ledger.models import Salt
from weiquanbao.ledger.verify import walked
from weiquanbao.mediation.actions import write_note
from weiquanbao.messages import actions as messages
from weiquanbao.messages.actions import Address, Writer
from weiquanbao.messages.models import Message
from weiquanbao.papers.models import Paper, Version
from weiquanbao.people.models import Disclosure, Person, SecurityEvent
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
    group = _closed(county, OLD, "示例职工丁")
    its = Matter.objects.get(code=group.matter_code)
    Party.objects.create(matter=its, side="claimant", standing="worker", person_id=running.person_id)
    worker = Person.objects.get(pk=case.person_id)
    matter = Matter.objects.get(code=case.matter_code)
    party = Party.objects.get(matter=matter, side="claimant").pk
    by = Writer(person_id=worker.pk, side="claimant", party_id=party)
    with at(moment(OLD)):
        messages.send(
            to=Address(matter_id=matter.pk, audience="everyone"), by=by, text="写过的话", key=uuid4()
        )
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
        assert case.matter_code in page
        assert young.matter_code not in page
        assert running.matter_code not in page
        assert group.matter_code not in page
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
