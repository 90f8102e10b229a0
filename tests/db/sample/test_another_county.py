"""Another county is another data file; what is wrong in one is said in a sentence before anything is written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from weiquanbao.cases.models import Case
from weiquanbao.commands import main, sample
from weiquanbao.commands.command import Exit, Mistake
from weiquanbao.desk.verify import verify
from weiquanbao.organisations import samples
from weiquanbao.organisations.actions import create_organisation
from weiquanbao.organisations.models import Organisation

SMALL = Path(__file__).parent / "small.yaml"


@pytest.fixture
def county(tmp_path: Path):
    """A function that writes the small county's file with some of its lines changed, and gives its path."""

    def write(**changes: object) -> Path:
        shutil.copy(SMALL.with_name("small_complaints.yaml"), tmp_path)
        path = tmp_path / "county.yaml"
        path.write_text(yaml.safe_dump(yaml.safe_load(SMALL.read_text("utf-8")) | changes), "utf-8")
        return path

    return write


def refusal(path: Path) -> str:
    with pytest.raises(Mistake) as refused:
        sample.load(progress=print, county=path)
    return str(refused.value)


def states(procedure: str) -> list[tuple[str, str]]:
    """Where the cases of a procedure lie, and how far they are."""
    return list(Case.objects.filter(procedure=procedure).values_list("organisation__name", "state"))


def test_the_small_county_loads_with_its_own_numbers(own_database, settings, county) -> None:
    settings.COUNTY_NAME = "示例小县总工会"
    assert sample.load(progress=print, county=county())
    assert Organisation.objects.filter(kind="grassroots_union").count() == 20
    assert Organisation.objects.get(kind="tribunal").parent.kind == "rights_centre"
    assert set(states("complaint")) == {
        ("示例二镇总工会", "accepted"),
        ("示例一街道总工会", "closed"),
        ("示例小县总工会", "received"),
    }
    assert ("示例小县总工会", "asked") in states("consultation")
    assert verify().faults == ()


def test_a_load_that_fails_leaves_nothing(own_database, settings, county, monkeypatch) -> None:
    settings.COUNTY_NAME = "示例小县总工会"

    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("the power fails")

    monkeypatch.setattr("weiquanbao.commands.county.load.write_down", fail)
    with pytest.raises(RuntimeError):
        sample.load(progress=print, county=county())
    assert not Organisation.objects.exists()
    assert not Case.objects.exists()
    assert not samples.holds_samples()


@pytest.mark.django_db
def test_real_organisations_are_never_mixed_with_samples(county, settings) -> None:
    settings.COUNTY_NAME = "示例小县总工会"
    create_organisation(kind="federation", name="真的总工会")
    assert "只能装进空的数据库" in refusal(county())
    assert not samples.look()


@pytest.mark.django_db
def test_the_file_and_the_installation_are_of_the_same_county(county) -> None:
    assert "WEIQUANBAO_COUNTY" in refusal(county())


@pytest.mark.django_db
def test_production_takes_no_samples(county, settings) -> None:
    settings.MODE = "production"
    assert "正式运行" in refusal(county())


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"federation": ""}, "federation 还没有写"),
        ({"towns": [{"code": "1"}]}, "towns 的每一行都要写 code、name、committees"),
        ({"towns": []}, "towns 还没有写"),
        ({"counts": {"cell": "许多"}}, "counts 里的 cell 要写一个整数"),
        ({"trades": ["饰品", "饰品"]}, "互不相同"),
        ({"bodies": [{"kind": "club", "name": "俱乐部"}]}, "“club”没有这一种"),
        ({"brands": ["云海"]}, "只能组成 3 个单位名字"),
        ({"password": "1"}, "密码至少"),
        ({"regions": [{"code": "33", "name": "示例省", "level": "province"}]}, "“33”要写成 6 位或 9 位数字"),
        ({"regions": [{"code": "330000", "name": "示例国", "level": "country"}]}, "“country”没有这一种"),
        ({"courses": "nowhere.yaml"}, "读不了"),
    ],
)
@pytest.mark.django_db
def test_what_is_wrong_in_the_file_is_said(changes, sentence, county, settings) -> None:
    settings.COUNTY_NAME = "示例小县总工会"
    assert sentence in refusal(county(**changes))
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_a_role_nobody_holds_is_missed(county) -> None:
    staff = yaml.safe_load(SMALL.read_text("utf-8"))["staff"]
    assert "还缺 领导" in refusal(county(staff=[post for post in staff if post["role"] != "leader"]))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"course": "unheard_of"}, "“unheard_of”没有这一种"),
        ({"problems": ["weather"]}, "“weather”没有这一种"),
        ({"filed": 3}, "filed 和 due 写一样就行"),
        ({"due": {"clock": "lunch", "in": 1}}, "“lunch”没有这一种"),
        ({"due": None, "filed": 1}, "filed 写大一点"),
        ({"evidence": ["film"]}, "“film”没有这一种"),
        ({"contact": False}, "“联系单位”那时办不了：职工还没同意联系单位"),
        ({"amount": "许多"}, "wants 没看懂"),
    ],
)
@pytest.mark.django_db
def test_what_is_wrong_in_a_complaint_is_said(changes, sentence, county, settings) -> None:
    settings.COUNTY_NAME = "示例小县总工会"
    path = county()
    told = path.with_name("small_complaints.yaml")
    first, *others = yaml.safe_load(told.read_text("utf-8"))
    told.write_text(yaml.safe_dump([first | changes, *others]), "utf-8")
    assert sentence in refusal(path)


def test_a_file_that_is_not_there_is_the_users_mistake(own_database, capsys, tmp_path) -> None:
    options = main.build_parser().parse_args(["sample", "--county", str(tmp_path / "none.yaml")])
    with pytest.raises(Mistake, match="读不了数据文件"):
        options.command.run(options)
    (tmp_path / "torn.yaml").write_text("federation: [", "utf-8")
    with pytest.raises(Mistake, match="不是 YAML"):
        sample.load(progress=print, county=tmp_path / "torn.yaml")
    assert Exit.MISTAKE == 2
