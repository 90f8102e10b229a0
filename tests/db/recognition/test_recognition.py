"""Pages of evidence are read in the background; a person decides before anything that was read is used."""

import io
import json
from datetime import timedelta
from types import SimpleNamespace

import pytest
from complaints import filed
from django.db import connection, transaction
from django.urls import reverse
from PIL import Image
from procrastinate.contrib.django.models import ProcrastinateJob
from signed_in import browser_of
from small_county import make_county

from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.common.dates import at, now, today
from weiquanbao.desk.recognised import decide_on_recognised
from weiquanbao.desk.refusals import NotFound
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence import wakeup
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.reading import readable_pages
from weiquanbao.evidence.results import Upload
from weiquanbao.jobs import recognise
from weiquanbao.ledger.models import Step
from weiquanbao.people.models import Disclosure
from weiquanbao.recognition import actions
from weiquanbao.recognition.boxes import Box
from weiquanbao.recognition.engine import Seen, Sheet, Unreadable, installed
from weiquanbao.recognition.models import Reading, Suggestion
from weiquanbao.recognition.reading import text_of_pages

pytestmark = pytest.mark.django_db
LINES = ("示例饰品厂有限公司工资条", "实发工资：3,774.35元", "日期：2026-09-01")


class Reader:
    """An engine that sees the same lines on every page, or fails as told."""

    def __init__(self, why=""):
        self.why = why
        self.read_ = 0

    def read(self, data, media_type, sheets):
        self.read_ += 1
        if self.why:
            raise Unreadable(self.why)
        boxes = tuple(
            Box(line, ((10, y), (300, y), (300, y + 20), (10, y + 20)), 0.97)
            for y, line in zip((10, 60, 110), LINES, strict=True)
        )
        return Seen("test", "1", (Sheet(640, 480, boxes),))


@pytest.fixture
def told(settings, tmp_path):
    """A complaint with one photo, an officer who handles it, and one who has nothing to do with it."""
    settings.MEDIA_ROOT = tmp_path
    county = make_county()
    case = Case.objects.get(pk=filed(today()).case_id)
    return SimpleNamespace(
        case=case,
        page=add_photo(case.matter_id, "white"),
        officer=county.staff["intake_officer"],
        stranger=county.staff["town_officer"],
        county=county,
    )


def add_photo(matter_id, colour):
    out = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(out, "JPEG")
    upload = Upload("slip.jpg", len(out.getvalue()), io.BytesIO(out.getvalue()))
    (added,) = evidence.add(owner=MatterOwner(matter_id), uploads=[upload], added_by=None, title="工资条")
    return added.page_id


def read(engine, matter_id=None):
    return recognise.read(readable_pages(matter_id=matter_id), engine)


def found(kind):
    return next(one for one in Suggestion.objects.filter(kind=kind))


def jobs():
    return list(ProcrastinateJob.objects.filter(task_name=wakeup.READ).values_list("args", "lock"))


def test_what_enters_a_matter_is_asked_to_be_read_in_the_same_transaction(told, monkeypatch):
    monkeypatch.setattr(wakeup, "_can_read", lambda: False)
    add_photo(told.case.matter_id, "green")
    already = len(jobs())  # an engine that is installed was asked when the complaint was set up
    assert already == (1 if installed() else 0)
    monkeypatch.setattr(wakeup, "_can_read", lambda: True)
    add_photo(told.case.matter_id, "red")
    asked = [({"matter_id": told.case.matter_id}, wakeup.LOCK)]
    assert jobs() == asked * (already + 1)
    with transaction.atomic():
        add_photo(told.case.matter_id, "blue")
        transaction.set_rollback(True)
    assert jobs() == asked * (already + 1)


def test_a_page_is_read_once_and_kept_sealed(told):
    engine = Reader()
    assert read(engine, told.case.matter_id) == 1
    assert read(engine) == 0
    assert engine.read_ == 1
    assert text_of_pages([told.page]) == {told.page: "\n".join(LINES)}
    with connection.cursor() as cursor:
        for table, column in (("recognition_reading", "rows"), ("recognition_suggestion", "told")):
            cursor.execute(f"SELECT {column} FROM {table}")
            assert not any(
                "3774" in row[0] or "3,774" in row[0] or "示例" in row[0] for row in cursor.fetchall()
            )
    assert {one.kind for one in Suggestion.objects.all()} == {"employer", "amount", "day"}


def test_a_page_that_cannot_be_read_says_so_and_is_tried_again_where_that_may_help(told):
    damaged = Reader("damaged")
    read(damaged)
    read(damaged)
    assert damaged.read_ == 1
    Reading.objects.all().delete()
    dying = Reader("died")
    for _ in range(5):
        read(dying)
    assert dying.read_ == actions.MOST_TRIES
    assert (Reading.objects.get().state, Reading.objects.get().why) == ("failed", "died")
    page = browser_of(told.officer).get(reverse("office:case", args=[told.case.pk]) + "?tab=evidence")
    assert "1 页没读出来" in page.text


def test_what_a_dead_worker_held_is_read_by_the_next(told):
    assert actions.take(page=told.page, matter_id=told.case.matter_id, digest=readable_pages()[0].sha256)
    assert read(Reader()) == 0
    with at(now() + actions.DEAD_AFTER + timedelta(minutes=1)):
        Reading.objects.update(tries=actions.MOST_TRIES)
        assert read(Reader()) == 0
        assert (Reading.objects.get().state, Reading.objects.get().why) == ("failed", "died")
        Reading.objects.update(tries=1)
        assert read(Reader()) == 1


def test_without_an_engine_everything_else_works_and_says_so(told, monkeypatch):
    from weiquanbao.reading import recognised

    monkeypatch.setattr(recognised, "installed", lambda: False)
    monkeypatch.setattr(recognise, "installed", lambda: False)
    recognise.read_left_over.__wrapped__(SimpleNamespace(should_abort=lambda: False), 0)
    assert not Reading.objects.exists()
    address = reverse("office:case", args=[told.case.pk])
    assert "没有装文字识别" in browser_of(told.officer).get(f"{address}?tab=evidence").text


def test_a_person_confirms_before_a_figure_is_used(told):
    read(Reader())
    browser = browser_of(told.officer)
    tab = browser.get(reverse("office:case", args=[told.case.pk]) + "?tab=evidence")
    assert "从照片里读到 3 处，还没有人核对" in tab.text
    assert "3,774.35" not in tab.text
    listed = browser.get(reverse("office:recognised", args=[told.case.pk]))
    assert "3,774.35 元" in listed.text
    assert "读得很清楚" in listed.text
    assert (
        Disclosure.objects.filter(
            viewer=told.officer.person_id, field="evidence", case_id=told.case.pk
        ).count()
        == 1
    )
    claim, amount = Claim.objects.get(matter=told.case.matter_id), found("amount")
    address = reverse("office:recognised_one", args=[told.case.pk, amount.pk])
    page = browser.get(address)
    assert 'value="3774.35"' in page.text
    before = claim.amount
    sent = {"used_as": "claim_amount", "claim": claim.pk, "reason": "对过工资条", "use": "1"}
    refused = browser.post(address, sent | {"value": "很多"})
    assert refused.status_code == 422
    assert "没看懂" in refused.text
    assert browser.post(address, sent | {"value": "3774.35", "used_as": "employer_name"}).status_code == 422
    claim.refresh_from_db()
    assert (claim.amount, found("amount").state) == (before, "open")

    done = browser.post(address, sent | {"value": "3774.35"})
    assert done.status_code == 302
    claim.refresh_from_db()
    amount.refresh_from_db()
    step = Step.objects.filter(case_id=told.case.pk).order_by("-number").first()
    assert str(claim.amount) == "3774.35"
    assert (step.act, amount.step) == ("correct", step.number)
    assert (amount.state, amount.used_as, amount.decided_by_id) == (
        "confirmed",
        "claim_amount",
        told.officer.person_id,
    )
    browser.post(address, sent | {"value": "1"})
    claim.refresh_from_db()
    assert str(claim.amount) == "3774.35"
    assert "核对过·请求的金额" in browser.get(reverse("office:recognised", args=[told.case.pk])).text


def test_what_was_turned_down_stays_turned_down_when_the_page_is_read_again(told):
    read(Reader())
    steps = Case.objects.get(pk=told.case.pk).steps
    browser = browser_of(told.officer)
    for kind, button in (("day", {"dismiss": "1"}), ("employer", {"use": "1", "used_as": "checked"})):
        browser.post(reverse("office:recognised_one", args=[told.case.pk, found(kind).pk]), button)
    actions.keep(page=told.page, seen=Reader().read(b"", "", 1))
    states = {one.kind: one.state for one in Suggestion.objects.all()}
    assert states == {"day": "dismissed", "employer": "confirmed", "amount": "open"}
    assert Case.objects.get(pk=told.case.pk).steps == steps  # nothing was corrected
    assert Party.objects.get(matter=told.case.matter_id, side="respondent").name == "示例饰品有限公司"


def test_nobody_else_sees_or_decides(told):
    read(Reader())
    amount = found("amount")
    for actor, status in ((told.stranger, 404), (told.county.staff["system_admin"], 404)):
        browser = browser_of(actor)
        assert browser.get(reverse("office:recognised", args=[told.case.pk])).status_code == status
        assert (
            browser.post(
                reverse("office:recognised_one", args=[told.case.pk, amount.pk]), {"dismiss": "1"}
            ).status_code
            == 404
        )
    auditor = browser_of(told.county.staff["auditor"])
    assert auditor.get(reverse("office:recognised", args=[told.case.pk])).status_code == 200
    assert (
        auditor.post(
            reverse("office:recognised_one", args=[told.case.pk, amount.pk]), {"dismiss": "1"}
        ).status_code
        == 404
    )
    other = filed(today())
    with pytest.raises(actions.Decided), transaction.atomic():
        decide_on_recognised(
            case_id=other.case_id, suggestion_id=amount.pk, used_as="", acting_as=told.officer
        )
    with pytest.raises(NotFound), transaction.atomic():
        decide_on_recognised(
            case_id=told.case.pk, suggestion_id=amount.pk, used_as="", acting_as=told.stranger
        )
    assert found("amount").state == "open"
    assert json.loads(amount.told)["value"] == "3774.35"
