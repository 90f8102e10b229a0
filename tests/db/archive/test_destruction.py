"""What becomes of a dossier: its catalogue while the case runs, who may take it, and its end when its time is over."""

from __future__ import annotations

from datetime import date

import pytest
from complaints import batch, do, filed, moment
from signed_in import browser_of

from weiquanbao.cases.models import Case, Entry, Matter
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.verify import unlike_the_ledger, unproven_entries
from weiquanbao.evidence import store
from weiquanbao.evidence.models import Item, Page
from weiquanbao.intake.models import Draft
from weiquanbao.ledger.models import Salt
from weiquanbao.ledger.verify import walked

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
    case, young, running = _closed(county), _closed(county, "2026-12-01"), filed(OLD)
    officer, leader = county.staff["county_officer"], county.staff["leader"]
    shas = list(
        Page.objects.filter(item__matter__code=case.matter_code).values_list("original_id", flat=True)
    )
    with at(moment("2031-11-16")):
        assert case.matter_code not in browser_of(officer).get("/desk/archive/").content.decode()
    with at(moment("2031-11-17")):
        mine, his = browser_of(officer), browser_of(leader)
        page = mine.get("/desk/archive/").content.decode()
        assert case.matter_code in page
        assert young.matter_code not in page
        assert running.matter_code not in page
        to = mine.post("/desk/archive/list/").headers["Location"]
        assert "签字销毁" not in mine.get(to).content.decode()
        assert mine.post(f"{to}sign/", {"count": "1"}).status_code == 404
        assert "销毁 1 个卷宗" in his.get(f"{to}?sure").content.decode()
        his.post(f"{to}sign/", {"count": "2"})
        assert Entry.objects.filter(case=case.case_id).exists()
        his.post(f"{to}sign/", {"count": "1"})
        assert "已销毁" in his.get(to).content.decode()
    assert not Entry.objects.filter(case=case.case_id).exists()
    assert not Salt.objects.filter(step__case_id=case.case_id).exists()
    assert not Item.objects.filter(matter__code=case.matter_code).exists()
    assert not any(store.storage().exists(store.place(sha256)) for sha256 in shas)
    assert Matter.objects.get(code=case.matter_code).told == ""
    assert not Draft.objects.filter(pk=Matter.objects.get(code=case.matter_code).opening_key).exists()
    assert Entry.objects.filter(case=young.case_id).exists()
    assert not [*walked().faults, *unlike_the_ledger(), *unproven_entries()]
    gone = Case.objects.get(pk=case.case_id)
    assert (gone.state, gone.closed_on) == ("closed", date(2026, 11, 16))
    assert browser_of(officer).get(f"/desk/cases/{case.case_id}/").status_code == 200
    assert "已经销毁" in browser_of(officer).get(f"/desk/cases/{case.case_id}/dossier/").content.decode()
