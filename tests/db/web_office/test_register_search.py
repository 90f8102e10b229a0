"""A further respondent is looked up in the employer register before it is taken as typed."""

import pytest
from complaints import do, filed
from signed_in import browser_of

from weiquanbao.cases.models import Party
from weiquanbao.common.dates import today
from weiquanbao.organisations.employers import create_employer

pytestmark = pytest.mark.django_db


@pytest.fixture
def add(county):
    """A function that sends the form with a name; gives the page and the respondents there are then."""
    create_employer(name="示例云海包装有限公司", address="示例镇示例路 8 号")
    officer = county.staff["intake_officer"]
    case = filed(today())
    do(case, "accept", today(), officer)
    client = browser_of(officer)

    def send(name: str | list[str], **more: str):
        form = {"name": name, "standing": "contractor", "explanation": "总包也要负责", **more}
        page = client.post(f"/desk/cases/{case.case_id}/acts/add_respondent/", form)
        rows = Party.objects.filter(matter__code=case.matter_code, side="respondent").order_by("id")
        return page, list(rows.values_list("name", "employer__name"))[1:]

    return send


def test_firms_like_the_one_typed_are_offered_and_what_was_typed_is_kept(add) -> None:
    page, added = add("云海包装")
    text = page.content.decode()
    assert added == []
    assert "名册里有这几家" in text
    assert "示例云海包装有限公司" in text
    assert 'value="云海包装"' in text


def test_the_one_chosen_is_that_of_the_register(add) -> None:
    page, added = add(["云海包装", "示例云海包装有限公司"])
    assert page.status_code == 302
    assert [known for _typed, known in added] == ["示例云海包装有限公司"]


def test_none_of_them_stays_as_typed_and_an_unknown_one_is_not_asked_about(add) -> None:
    assert add("云海包装", as_written="yes")[1] == [("云海包装", None)]
    assert add("示例无名建设公司")[1][-1] == ("示例无名建设公司", None)
