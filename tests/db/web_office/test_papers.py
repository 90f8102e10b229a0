"""Papers as they are made, read and kept: by the desk, by the worker, by the other side, and by nobody else."""

from __future__ import annotations

import io
import re
from datetime import timedelta

import pypdf
import pytest
from both_sides import first_matter, second_matter
from complaints import do, filed, moment
from desk_forms import open_form
from django.db import Error, connection, transaction
from signed_in import any_browser_of, phone_of

from weiquanbao.cases.models import Case, Entry, Party
from weiquanbao.common.dates import at
from weiquanbao.ledger.verify import walked
from weiquanbao.papers import templates
from weiquanbao.papers.checks import papers_are_sound
from weiquanbao.papers.models import Paper, Series, Version
from weiquanbao.papers.reading import papers_of_cases, pdf, text_of
from weiquanbao.papers.sweep import sweep_unreferenced
from weiquanbao.reading import visible

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def case(county):
    return filed("2026-11-16")


def squeezed(text: str) -> str:
    return re.sub(r"\s|&nbsp;", "", text)


def on_screen(response) -> str:
    """The words of the sheet on a page."""
    (sheet,) = re.findall(r'<article class="sheet.*?</article>', response.content.decode(), re.DOTALL)
    return squeezed(re.sub(r"<[^>]+>", "", sheet))


def printed(content: bytes) -> str:
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages]
    return squeezed(re.sub(r"—\s*\d+\s*—", "", "".join(pages)))


def only(case_id: int):
    (row,) = papers_of_cases([case_id])[case_id]
    return row


def test_it_is_read_before_it_is_made_and_then_says_the_same_everywhere(county, browser, case) -> None:
    client = browser("intake_officer")
    address, fields = open_form(client, case, "accept")
    typed = fields | {"explanation": "先看合同|再找单位\n# 不是标题"}
    shown = client.post(address, typed | {"preview": "yes"})
    assert "先看合同|再找单位" in shown.content.decode().split("</article>")[0]
    assert not Paper.objects.exists()
    assert not Series.objects.exists()
    client.post(address, typed)
    row = only(case.case_id)
    content = pdf(row.newest.sha256)
    page = client.get(f"/desk/cases/{case.case_id}/papers/{row.id}/")
    assert on_screen(page) == printed(content)
    assert on_screen(shown).replace("办好后编号", row.number) == on_screen(page)
    assert row.number == "义总工受告〔2026〕1号"
    assert "2026年12月23日" in on_screen(page)
    file = client.get(f"/desk/cases/{case.case_id}/papers/{row.id}/file/pdf/")
    assert file.content == content
    word = client.get(f"/desk/cases/{case.case_id}/papers/{row.id}/file/docx/")
    assert word.content.startswith(b"PK")
    assert client.get(f"/desk/cases/{case.case_id}/papers/{row.id}/file/exe/").status_code == 404


def test_what_opens_a_case_is_read_before_it_is_opened(county, browser, case) -> None:
    client = browser("intake_officer")
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    before = (Case.objects.count(), Paper.objects.count())
    party = Party.objects.get(side="respondent")
    typed = {
        "party": str(party.pk), "contact": "示例人事", "wanted": "payroll", "words": "请当面说明",
        "way": "letter",
    }  # fmt: skip
    address = f"/desk/cases/{case.case_id}/open/response/notify/"
    assert "先看文书" in client.get(address).content.decode()
    shown = client.post(address, typed | {"preview": "yes"})
    assert (Case.objects.count(), Paper.objects.count()) == before
    assert 'value="示例人事"' in shown.content.decode()
    client.post(address, typed)
    opened = Case.objects.get(procedure="response")
    row = only(opened.pk)
    page = client.get(f"/desk/cases/{opened.pk}/papers/{row.id}/")
    told = on_screen(shown).replace("办好后编号", row.number, 1)
    assert told.replace("办好后编号", opened.number) == on_screen(page)
    assert opened.number != row.number


def test_the_bytes_of_an_act_that_was_undone_are_swept_and_no_others(county, case) -> None:
    with transaction.atomic():
        do(case, "accept", "2026-11-17", county.staff["intake_officer"])
        undone = only(case.case_id).newest.sha256
        transaction.set_rollback(True)
    assert pdf(undone)
    do(case, "accept", "2026-11-18", county.staff["intake_officer"])
    kept = only(case.case_id).newest.sha256
    assert kept != undone
    assert sweep_unreferenced(timedelta(hours=1)) == 0  # too young
    assert sweep_unreferenced(timedelta(0)) == 1
    assert pdf(kept)
    with pytest.raises(FileNotFoundError):
        pdf(undone)


def test_the_ledger_knows_its_digest_and_nothing_else_of_it(county, case) -> None:
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    row = only(case.case_id)
    kept = Entry.objects.get(case_id=case.case_id, code="papers_made")
    assert kept.value == [f"{row.id} {row.newest.sha256}"]
    assert not kept.told
    assert not walked().faults


def test_a_wording_cannot_change(county, case) -> None:
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    with pytest.raises(Error), transaction.atomic():
        Version.objects.update(number=2)
    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE papers_version SET sha256 = repeat('0', 64)")


def test_numbers_run_without_gaps_and_each_town_has_its_own(county, browser) -> None:
    staff = county.staff["intake_officer"]
    one, two = filed("2026-11-16"), second_matter(county)
    do(one, "accept", "2026-11-17", staff)
    do(two.filed, "accept", "2026-11-17", county.staff["other_town_officer"])
    numbers = sorted(Paper.objects.values_list("number", flat=True))
    assert numbers == ["义另一工受告〔2026〕1号", "义总工受告〔2026〕1号"]


def test_each_reads_what_is_for_him(county) -> None:
    sides = first_matter(county)
    do(sides.filed, "accept", "2026-11-17", county.staff["town_officer"])
    row = only(sides.filed.case_id)
    address = f"/m/{sides.code}/papers/{row.id}/"
    worker = any_browser_of(sides.people["worker"])
    assert "受理告知书" in worker.get(f"/m/{sides.code}/").content.decode()
    assert on_screen(worker.get(address)) == printed(worker.get(f"{address}file/").content)
    contact = any_browser_of(sides.people["contact"])
    for stranger, where in [
        (contact, f"/e/{sides.code}/papers/{row.id}/"),
        (contact, f"/e/{sides.code}/papers/{row.id}/file/"),
        (contact, address),
        (any_browser_of(second_matter(county).people["worker"]), address),
        (
            any_browser_of(county.staff["other_town_officer"]),
            f"/desk/cases/{sides.filed.case_id}/papers/{row.id}/",
        ),
    ]:
        assert stranger.get(where).status_code == 404, where
    wrong_case = f"/desk/cases/{sides.filed.case_id + 999}/papers/{row.id}/"
    assert any_browser_of(county.staff["town_officer"]).get(wrong_case).status_code == 404


def test_an_employer_reads_the_letter_to_it_and_no_other_respondent_does(county) -> None:
    from weiquanbao.desk.open import begin

    sides = first_matter(county)
    staff = county.staff["town_officer"]
    do(sides.filed, "accept", "2026-11-17", staff)
    values = {"party": str(sides.respondents[0].pk), "contact": "示例联系人甲", "phone": "", "way": "letter"}
    made = begin(parent_id=sides.filed.case_id, code="response", act="notify", acting_as=staff, values=values)
    row = only(made.case_id)
    assert row.title == "应答通知书"
    first, second = (any_browser_of(sides.people[who]) for who in ("contact", "second_contact"))
    address = f"/e/{sides.code}/papers/{row.id}/"
    assert "示例袜业有限公司" in on_screen(first.get(address))
    assert second.get(address).status_code == 404
    assert visible.papers(sides.people["worker"], made.case_id, side="claimant") == ()


def test_an_operators_own_text_stands_before_ours(county, case, settings, tmp_path) -> None:
    own = tmp_path / "own"
    (own / "complaint").mkdir(parents=True)
    source = "title: 收到通知\nseries: 收\nlayout: plain\nfor: claimant\n---\n{{ claimant }}，{{ union }}收下了。\n"
    (own / "complaint" / "accepted.txt").write_text(source, "utf-8")
    settings.PAPERS_FOLDER = str(own)
    templates.template.cache_clear()
    try:
        assert papers_are_sound(None) == []
        do(case, "accept", "2026-11-17", county.staff["intake_officer"])
        row = only(case.case_id)
        assert (row.title, row.number) == ("收到通知", "义总工收〔2026〕1号")
        assert text_of(row.newest.id).endswith("示例县总工会收下了。")
        (own / "complaint" / "acceptd.txt").write_text(source, "utf-8")
        (own / "sheet.typ").write_text("#set page(", "utf-8")
        assert [one.id for one in papers_are_sound(None)] == ["papers.E002"]
    finally:
        templates.template.cache_clear()


def test_a_list_of_papers_costs_the_same_however_many(county, case, django_assert_max_num_queries) -> None:
    staff = county.staff["intake_officer"]
    do(case, "accept", "2026-11-17", staff)
    with django_assert_max_num_queries(30) as one:
        visible.papers(staff, case.case_id)
    do(case, "contact_employer", "2026-11-18", staff)
    do(case, "close", "2026-11-19", staff)
    with django_assert_max_num_queries(len(one.captured_queries)):
        assert len(visible.papers(staff, case.case_id)) == 2


def test_a_worker_without_an_account_sees_nothing(county, case) -> None:
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    row = only(case.case_id)
    client = phone_of(case.person_id)
    assert client.get(f"/m/0000-0000-0/papers/{row.id}/").status_code == 404
