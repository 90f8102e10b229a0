"""核算 on a case: every input in sight, kept once, held beside what the law gives later, a group as a table."""

from __future__ import annotations

import json
import re
from uuid import uuid4

import pytest
from both_sides import first_matter, join
from complaints import do, filed, moment
from django.db import connection, transaction
from signed_in import browser_of, phone_of
from small_county import make_draft

from weiquanbao.cases.models import Party
from weiquanbao.common.dates import at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.computations.models import Computation
from weiquanbao.desk.file import Filed, file_complaint
from weiquanbao.desk.open import begin
from weiquanbao.intake.actions import ESTIMATE
from weiquanbao.intake.models import Draft

pytestmark = pytest.mark.django_db
LEFT = {
    "fact-hire_date": "2012-01-01", "fact-end_date": "2026-09-30", "fact-avg_wage": "30,000", "fact-ground": "41",
    "as_of": "2026-11-23", "region": "330782",
}  # fmt: skip


@pytest.fixture(autouse=True)
def today():
    with at(moment("2026-11-23")):
        yield


@pytest.fixture
def case(county):
    return filed("2026-11-16")


@pytest.fixture
def officer(browser):
    return browser("county_officer")


def address(case, rest: str = "") -> str:
    return f"/desk/cases/{case.case_id}/computations/{rest}"


def page(client, where: str) -> str:
    response = client.get(where)
    assert response.status_code == 200, where
    return response.content.decode()


def keep(client, case, told: dict[str, str], claim: str = "severance") -> str:
    """Where the kept one is."""
    response = client.post(address(case, f"new/{claim}/"), told | {"key": str(uuid4()), "keep": "1"})
    assert response.status_code == 302, response.content.decode()
    return response["Location"]


def test_every_fact_and_every_figure_is_in_sight_and_nothing_is_kept_by_looking(case, officer) -> None:
    empty = page(officer, address(case, "new/severance/"))
    assert {"哪天开始干的", "怎么走的", "单位没足额发工资，自己走的", "经济补偿基数倍数上限"} & set(
        re.findall(r"[\w，]+", empty)
    )
    for name in ("hire_date", "segments", "pre2008_payable"):
        assert f'name="fact-{name}"' in empty
    assert 'name="figure-average_wage.city_month"' in empty
    shown = officer.post(address(case, "new/severance/"), LEFT | {"compute": "1"}).content.decode()
    assert "450,000" in shown
    assert "没有当地上一年度的月平均工资" in shown
    assert "劳动合同法 47" in shown
    assert 'value="30,000"' in shown
    assert not Computation.objects.exists()


def test_what_was_not_understood_is_said_beside_the_field_and_what_was_typed_stays(case, officer) -> None:
    wrong = LEFT | {
        "fact-hire_date": "2012", "fact-avg_wage": "三万", "as_of": "", "region": "义乌",
        "figure-average_wage.city_month": "8000", "source-average_wage.city_month": "",
    }  # fmt: skip
    response = officer.post(address(case, "new/severance/"), wrong | {"keep": "1"})
    assert response.status_code == 422
    told = response.content.decode()
    for sentence in ("写日期，例如", "写数字，例如", "写行政区划代码", "还没写出处"):
        assert sentence in told
    assert 'value="三万"' in told
    assert not Computation.objects.exists()


def test_a_fact_that_is_missing_is_named(case, officer) -> None:
    shown = officer.post(
        address(case, "new/severance/"), {"as_of": "2026-11-23", "region": ""}
    ).content.decode()
    assert "还不知道“哪天开始干的”，知道了才能算" in shown


def test_kept_once_however_often_the_button_is_pressed(case, officer) -> None:
    told = LEFT | {"key": str(uuid4()), "keep": "1"}
    first = officer.post(address(case, "new/severance/"), told)
    again = officer.post(address(case, "new/severance/"), told)
    assert first["Location"] == again["Location"]
    kept = Computation.objects.get()
    assert str(kept.amount) == "450000.00"
    whole = page(officer, first["Location"])
    for part in (
        "450,000",
        "四十五万元",
        "同样的事实，现在算出来还是这样",
        "劳动合同法 47",
        kept.edition,
        "30000",
    ):
        assert part in whole
    listed = page(officer, address(case))
    assert "450,000" in listed
    assert "450,000" in page(officer, f"/desk/cases/{case.case_id}/")


def test_whoever_goes_back_and_changes_a_fact_keeps_the_change(case, officer) -> None:
    told = LEFT | {"key": str(uuid4()), "keep": "1"}
    first = officer.post(address(case, "new/severance/"), told)
    changed = officer.post(address(case, "new/severance/"), told | {"fact-avg_wage": "20000"})
    assert first["Location"] != changed["Location"]
    assert "300,000" in page(officer, changed["Location"])
    assert "450,000" in page(officer, first["Location"])


def test_what_is_kept_is_unreadable_in_the_table_and_cannot_be_changed(case, officer) -> None:
    keep(officer, case, LEFT)
    with connection.cursor() as cursor:
        cursor.execute("select kept from computations_computation")
        assert "30000" not in cursor.fetchone()[0]
    kept = Computation.objects.get()
    for field, value in (("amount", "1.00"), ("claim", "notice_pay"), ("edition", "x"), ("made_by_id", None)):
        with pytest.raises(Exception, match=r"never_changed|Cannot update"), transaction.atomic():
            Computation.objects.filter(pk=kept.pk).update(**{field: value})


def test_a_figure_that_came_later_changes_it_and_is_named_as_the_reason(case, officer) -> None:
    kept = keep(officer, case, LEFT)
    figure = {"value": "8000", "region": "3307", "since": "2026-07-01", "source": "示例公布的文件"}
    officer.post("/desk/parameters/average_wage.city_month/enter/", figure)
    told = page(officer, kept)
    assert "同样的事实，现在算出来不一样" in told
    assert "288,000" in told
    assert "450,000" in told
    assert "示例公布的文件" in told
    again = officer.post(f"{kept}again/", {"key": str(uuid4())})
    newer = page(officer, again["Location"])
    assert "和前一次比" in newer
    assert "288,000" in newer
    assert "多了一条提醒" in newer
    assert "现在算出来还是这样" in newer
    assert [str(one.amount) for one in Computation.objects.order_by("id")] == ["450000.00", "288000.00"]


def test_a_figure_may_be_entered_for_this_one_with_its_source(case, officer) -> None:
    entered = {"figure-average_wage.city_month": "8000", "source-average_wage.city_month": "示例统计公报"}
    whole = page(officer, keep(officer, case, LEFT | entered))
    assert "288,000" in whole
    assert "示例统计公报" in whole
    assert "这一次填的" in whole


def test_what_was_told_is_not_typed_again(case, officer) -> None:
    keep(officer, case, LEFT)
    again = page(officer, address(case, "new/severance/"))
    assert 'value="30000"' in again
    other = page(officer, address(case, "new/unlawful_2n/"))
    assert 'value="2012-01-01"' in other
    assert 'value="30000"' in other


def test_what_was_computed_in_one_case_is_there_in_the_others_of_the_matter(county) -> None:
    sides = first_matter(county)
    officer = browser_of(county.staff["county_officer"])
    kept = keep(officer, sides.filed, LEFT)
    do(sides.filed, "accept", "2026-11-23", county.staff["county_officer"])
    talks = begin(
        parent_id=sides.filed.case_id,
        code="mediation",
        act="ask",
        acting_as=sides.people["worker"],
        values={},
    )
    there = f"/desk/cases/{talks.case_id}/"
    assert kept in page(officer, there)
    assert kept in page(officer, f"{there}computations/")
    assert 'value="30000"' in page(officer, f"{there}computations/new/severance/")


ESTIMATED = {
    "story": "wages", "wage": "6525", "owed": "3", "paid": "4000", "still": "no", "ended": "2026-10",
    "left": "unpaid", "began": "2025-01",
}  # fmt: skip


def told_before(**estimate: str) -> Filed:
    """A complaint of somebody whom 算一算 asked before."""
    key = make_draft()
    draft = Draft.objects.get(key=key)
    draft.answers = json.dumps({**json.loads(draft.answers), ESTIMATE: estimate})
    draft.save()
    return file_complaint(draft_key=key)


def test_what_a_worker_told_before_filing_stands_on_the_case(county, officer) -> None:
    case = told_before(**ESTIMATED)
    kept = {one.claim: one for one in Computation.objects.filter(case_id=case.case_id)}
    assert {code: str(one.amount) for code, one in kept.items()} == {
        "arrears_wage": "15575.00",  # 3 × 6525 − 4000
        "severance": "13050.00",  # 2 × 6525
    }
    assert {one.made_by_id for one in kept.values()} == {None}
    listed = page(officer, address(case))
    assert listed.count("职工自己") >= 2
    assert "15,575" in listed
    assert 'value="6525"' in page(officer, address(case, "new/double_wage/"))
    again = officer.post(address(case, f"{kept['severance'].pk}/again/"), {"key": str(uuid4())})
    assert "职工自己" in page(officer, again["Location"])


def test_what_a_worker_told_of_a_story_that_is_gone_stops_no_filing(county) -> None:
    for odd in ({"story": "gone"}, {"story": "wages", "wage": "6525"}, {}):
        assert told_before(**odd).case_id
    assert not Computation.objects.exists()


def test_of_what_excludes_each_other_the_sum_counts_one(case, officer) -> None:
    keep(officer, case, LEFT)
    keep(officer, case, LEFT | {"fact-ground": "39"}, "unlawful_2n")
    listed = page(officer, address(case))
    assert "900,000" in listed
    assert "就不再有经济补偿" in listed


def test_who_reads_and_who_may_not(case, county, browser, officer) -> None:
    kept = keep(officer, case, LEFT)
    reader = browser("auditor")
    assert "450,000" in page(reader, kept)
    assert "算哪一项" not in page(reader, address(case))
    for where in (address(case, "new/severance/"), f"{kept}again/", address(case, "all/severance/")):
        assert reader.post(where, LEFT).status_code == 404
    for stranger in (browser("other_town_officer"), browser("system_admin"), phone_of(case.person_id)):
        for where in (
            kept,
            address(case),
            address(case, "new/severance/"),
            f"/desk/cases/{case.case_id + 1}/computations/",
        ):
            assert stranger.get(where).status_code in {302, 404}
    other = filed("2026-11-17", contact={"name": ["示例职工丁"], "phone": [sample_phone(51)]})
    assert officer.get(kept.replace(f"/{case.case_id}/", f"/{other.case_id}/")).status_code == 404
    party = Party.objects.get(matter__code=other.matter_code, side="claimant")
    answer = officer.post(address(case, "new/severance/"), LEFT | {"party": str(party.pk), "keep": "1"})
    assert answer.status_code == 404
    respondent = Party.objects.get(matter__code=case.matter_code, side="respondent")
    assert (
        officer.post(address(case, "new/severance/"), LEFT | {"party": str(respondent.pk)}).status_code == 404
    )
    assert Computation.objects.count() == 1


def test_an_unknown_claim_and_odd_addresses_lead_nowhere(case, officer) -> None:
    for rest in ("new/nothing/", "all/severance/", "99999999/", f"tables/{uuid4()}/"):
        assert officer.get(address(case, rest)).status_code == 404


def test_a_group_is_computed_as_a_table(county) -> None:
    sides = first_matter(county)
    join(sides, 3)
    officer = browser_of(county.staff["county_officer"])
    case = sides.filed
    parties = list(Party.objects.filter(matter__code=sides.code, side="claimant").order_by("id"))
    names = [party.person.name for party in parties]
    where = address(case, "all/arrears_wage/")
    assert "哪几样每个人不一样" in page(officer, where)
    empty = page(officer, f"{where}?each=monthly_wage&each=months")
    assert all(name in empty for name in names)
    assert f'name="cell-{parties[0].pk}-monthly_wage"' in empty
    assert 'name="fact-monthly_wage"' not in empty
    told = {
        "each": ["monthly_wage", "months"],
        "as_of": "2026-11-23",
        "region": "330782",
        "fact-paid": "1000",
    }
    for number, party in enumerate(parties, 1):
        told |= {f"cell-{party.pk}-monthly_wage": str(5000 + number), f"cell-{party.pk}-months": "2"}
    wrong = officer.post(where, told | {f"cell-{parties[1].pk}-monthly_wage": "五千", "keep": "1"})
    assert wrong.status_code == 422
    assert 'value="五千"' in wrong.content.decode()
    shown = officer.post(where, told | {"compute": "1"}).content.decode()
    total = sum(2 * (5000 + number) - 1000 for number in range(1, len(parties) + 1))
    assert f"{total:,}" in shown
    assert not Computation.objects.exists()
    key = str(uuid4())
    kept = officer.post(where, told | {"keep": "1", "key": key})
    officer.post(where, told | {"keep": "1", "key": key})
    assert Computation.objects.count() == len(parties)
    table = page(officer, kept["Location"])
    assert f"{total:,}" in table
    assert all(name in table for name in names)
    assert "9,002" in table
    one = page(
        officer, f"/desk/cases/{case.case_id}/computations/{Computation.objects.order_by('id')[0].pk}/"
    )
    assert "9,002" in one
    assert "9,002" in page(officer, address(case))


def test_a_list_out_of_a_spreadsheet_fills_the_table(county) -> None:
    sides = first_matter(county)
    join(sides, 2)
    officer = browser_of(county.staff["county_officer"])
    parties = list(Party.objects.filter(matter__code=sides.code, side="claimant").order_by("id"))
    where = address(sides.filed, "all/arrears_wage/")
    told = {"each": ["monthly_wage", "months"], "as_of": "2026-11-23", "region": "330782"}
    rows = "\n".join(f"{party.person.name}\t{6000 + n}\t2026-09、2026-10" for n, party in enumerate(parties))
    shown = officer.post(where, told | {"pasted": rows}).content.decode()
    assert f"{2 * sum(6000 + n for n in range(len(parties))):,}" in shown
    refused = officer.post(where, told | {"pasted": rows + "\n没有这个人\t1\t1"})
    assert refused.status_code == 422
    assert "没有这个人" in refused.content.decode()


def test_two_of_one_name_are_told_apart_by_their_order(county) -> None:
    sides = first_matter(county)
    join(sides, 2)
    parties = list(Party.objects.filter(matter__code=sides.code, side="claimant").order_by("id"))
    for party in parties[1:]:
        party.person.name = "示例同名"
        party.person.save()
    officer = browser_of(county.staff["county_officer"])
    told = {
        "each": ["monthly_wage"],
        "as_of": "2026-11-23",
        "region": "330782",
        "fact-months": "1",
        "keep": "1",
    }
    rows = "示例同名\t5000\n示例同名\t7000"
    first = {f"cell-{parties[0].pk}-monthly_wage": "6000"}
    kept = officer.post(address(sides.filed, "all/arrears_wage/"), told | first | {"pasted": rows})
    assert kept.status_code == 302
    amounts = Computation.objects.order_by("party_id").values_list("amount", flat=True)
    assert [str(one) for one in amounts] == ["6000.00", "5000.00", "7000.00"]


def test_facts_that_no_rule_reads_any_more_are_shown_as_they_were(case, officer) -> None:
    kept = keep(officer, case, LEFT)
    row = Computation.objects.get()
    plain = json.loads(row.kept)
    plain["told"]["fact_of_then"] = "1"
    row.kept = json.dumps(plain)
    row.save(update_fields=["kept"])
    told = page(officer, kept)
    assert "450,000" in told
    assert "原来写的事实现在读不了" in told
    assert officer.post(f"{kept}again/").status_code == 404


def test_a_long_list_is_kept_in_the_field_it_was_pasted_in(county, monkeypatch) -> None:
    monkeypatch.setattr("weiquanbao.web.office.group_table.MOST_CELLS", 2)
    sides = first_matter(county)
    join(sides, 2)
    officer = browser_of(county.staff["county_officer"])
    names = [party.person.name for party in Party.objects.filter(matter__code=sides.code, side="claimant")]
    told = {"each": ["monthly_wage"], "as_of": "2026-11-23", "region": "330782", "fact-months": "2"}
    rows = "\n".join(f"{name}\t6000" for name in names)
    shown = officer.post(address(sides.filed, "all/arrears_wage/"), told | {"pasted": rows}).content.decode()
    assert f"{len(names) * 12000:,}" in shown
    assert all(f"{name}\t6000" in shown for name in names)


def test_the_number_of_queries_does_not_grow_with_the_group(county, django_assert_max_num_queries) -> None:
    sides = first_matter(county)
    officer = browser_of(county.staff["county_officer"])
    where = address(sides.filed, "all/arrears_wage/") + "?each=monthly_wage"
    counts = []
    for more in (1, 6):
        join(sides, more)
        with django_assert_max_num_queries(60) as asked:
            page(officer, where)
        counts.append(len(asked))
    assert counts[0] == counts[1]
