"""Papers are sealed soon after their act, once, and every screen says by whose certificate."""

from __future__ import annotations

import threading

import pytest
from complaints import do, filed, moment
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from signed_in import any_browser_of, phone_of

from weiquanbao.common.dates import at
from weiquanbao.jobs import seal as job
from weiquanbao.papers import seals
from weiquanbao.papers.actions import seal_version, unsealed
from weiquanbao.papers.models import Seal
from weiquanbao.papers.reading import papers_of_cases, pdf


@pytest.fixture(autouse=True)
def today(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with at(moment("2026-11-23")):
        yield


def newest(case_id: int):
    (row,) = papers_of_cases([case_id])[case_id]
    return row, row.newest


def waiting() -> list[int]:
    jobs = ProcrastinateJob.objects.filter(task_name="papers.seal", status="todo")
    return [one for job in jobs for one in job.args["version_ids"]]


@pytest.mark.django_db
def test_it_is_sealed_after_the_act_and_the_screens_say_so(county, settings) -> None:
    case = filed("2026-11-16")
    staff = county.staff["intake_officer"]
    do(case, "accept", "2026-11-17", staff)
    row, version = newest(case.case_id)
    assert waiting() == [version.id]
    code = case.matter_code
    office, worker = any_browser_of(staff), phone_of(case.person_id)
    pages = [
        (office, f"/desk/cases/{case.case_id}/papers/{row.id}/"),
        (worker, f"/m/{code}/papers/{row.id}/"),
    ]
    for client, page in pages:
        assert "正在盖章" in client.get(page).content.decode()

    settings.SEAL_PASSWORD = "不是这个"
    job.seal_papers(waiting())
    assert not Seal.objects.exists()
    assert "证书现在用不了" in office.get(pages[0][1]).content.decode()
    assert "正在盖章" in worker.get(pages[1][1]).content.decode()
    settings.SEAL_PASSWORD = ""

    job.seal_papers(waiting())
    assert not seal_version(version.id)
    assert not unsealed().exists()
    row, version = newest(case.case_id)
    sealed = pdf(version.sealed)
    report = seals.check(sealed)
    assert report.sound
    assert report.unsealed == version.sha256
    for (client, page), file in zip(pages, ["file/pdf/", "file/"], strict=True):
        shown = client.get(page).content.decode()
        assert version.signer in shown
        assert "演示用的章" in shown
        assert client.get(page + file).content == sealed


@pytest.mark.django_db
def test_where_there_is_no_certificate_papers_are_made_all_the_same_and_the_screens_say_so(
    county, settings
) -> None:
    settings.SEAL_CERTIFICATE = ""
    case = filed("2026-11-16")
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    row, version = newest(case.case_id)
    assert not waiting()
    page = any_browser_of(county.staff["intake_officer"]).get(f"/desk/cases/{case.case_id}/papers/{row.id}/")
    assert "没有电子盖章" in page.content.decode()
    settings.SEAL_CERTIFICATE = "/nowhere.p12"
    job.seal_papers([version.id])
    assert not Seal.objects.exists()


def test_two_who_seal_at_once_make_one_seal(own_database) -> None:
    from small_county import make_county

    county = make_county()
    case = filed("2026-11-16")
    do(case, "accept", "2026-11-17", county.staff["intake_officer"])
    _row, version = newest(case.case_id)
    done: list[bool] = []

    def one() -> None:
        try:
            done.append(seal_version(version.id))
        finally:
            connection.close()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [False, False, False, True]
    assert Seal.objects.count() == 1
