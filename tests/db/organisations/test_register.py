"""Finding the employer somebody means."""

import pytest
from django.db import IntegrityError, transaction

from weiquanbao.organisations.employers import (
    NewEmployer,
    add_alias,
    create_employer,
    create_employers,
    rename_employer,
)
from weiquanbao.organisations.models import Employer, EmployerAlias
from weiquanbao.organisations.register import employer, find_employers

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    """A street of employers, some of similar names."""
    rows = [
        NewEmployer(
            name="示例饰品有限公司", uscc=_uscc("9133078200000001"), aliases=(("亮晶晶", "gate_sign"),)
        ),
        NewEmployer(name="示例饰品（义乌）配件厂", address="示例路 1 号"),
        NewEmployer(name="义乌市示例饰品有限公司"),
        NewEmployer(name="示例服装有限公司", aliases=(("示例饰品", "former"),)),
        NewEmployer(name="ABC玩具商行"),
    ]
    return {each.name: each for each in create_employers(rows)}


def _uscc(beginning):
    """A code with its check character, made by trying."""
    from weiquanbao.common.identifiers import check_uscc

    for last in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        try:
            return check_uscc(f"{beginning}0{last}")
        except ValueError:
            continue
    raise AssertionError


def names(text, **kwargs):
    return [each.name for each in find_employers(text, **kwargs)]


def test_exact_before_beginning_before_containing(register):
    assert names("示例饰品") == [
        "示例服装有限公司",  # once called exactly this
        "示例饰品有限公司",
        "示例饰品（义乌）配件厂",
        "义乌市示例饰品有限公司",
    ]
    assert names("示例饰品有限公司") == ["示例饰品有限公司", "义乌市示例饰品有限公司"]


def test_by_the_sign_over_the_gate(register):
    found = find_employers("亮晶晶")
    assert [(each.name, each.known_as) for each in found] == [("示例饰品有限公司", "亮晶晶")]


@pytest.mark.parametrize("text", ["slsp", "SLSP", "slspyxgs", "ｓｌｓｐ"])
def test_by_pinyin_initials(register, text):
    assert "示例饰品有限公司" in names(text)


def test_by_code_whole_or_in_part(register):
    code = register["示例饰品有限公司"].uscc
    assert names(code) == names(code.lower()) == names(code[4:12]) == ["示例饰品有限公司"]


@pytest.mark.parametrize("text", ["示例饰品(义乌)配件厂", "示例 饰品 义乌配件厂", "义乌）配件"])
def test_brackets_and_spaces_do_not_matter(register, text):
    assert names(text) == ["示例饰品（义乌）配件厂"]


@pytest.mark.parametrize(
    "text", ["", " ", "示", "%", "__", "%%%", "不存在的厂", "例示", "'; DROP TABLE", "\\"]
)
def test_what_means_nobody(register, text):
    assert names(text) == []


@pytest.mark.parametrize("text", ["abc", "ABC玩具", "玩具"])
def test_two_characters_are_enough(register, text):
    assert names(text) == ["ABC玩具商行"]


def test_the_answer_is_bounded(register):
    assert len(find_employers("示例", limit=2)) == 2
    assert find_employers("示例", limit=0) == []
    assert find_employers("示例" * 5000) == []


def test_asking_takes_three_queries_however_many_match(register, django_assert_num_queries):
    create_employers([NewEmployer(name=f"示例饰品{n}厂") for n in range(300)])
    with django_assert_num_queries(3):
        assert len(find_employers("示例饰品")) == 8


def test_an_employer_named_differently_later_is_found_by_both(register):
    known = register["ABC玩具商行"]
    add_alias(employer_id=known.pk, name="小熊玩具城", kind="gate_sign")
    add_alias(employer_id=known.pk, name="小熊玩具城", kind="gate_sign")
    rename_employer(employer_id=known.pk, name="示例玩具有限公司")
    for text in ("小熊玩具城", "xxwjc", "ABC玩具商行", "示例玩具"):
        assert names(text) == ["示例玩具有限公司"]
    assert set(EmployerAlias.objects.filter(employer=known).values_list("name", "kind")) == {
        ("小熊玩具城", "gate_sign"),
        ("ABC玩具商行", "former"),
    }


def test_one_employer_by_its_id(register):
    known = register["示例饰品（义乌）配件厂"]
    assert employer(known.pk).address == "示例路 1 号"
    assert employer(0) is None


def test_what_the_register_refuses(register):
    code = register["示例饰品有限公司"].uscc
    with pytest.raises(IntegrityError, match="uscc"), transaction.atomic():
        create_employer(name="示例另一家", uscc=code)
    with pytest.raises(ValueError, match="统一社会信用代码"):
        create_employer(name="示例另一家", uscc="123")
    for name in ("", "  ", "（）"):
        with pytest.raises(ValueError, match="单位名称还没有写"):
            create_employer(name=name)
    with pytest.raises(IntegrityError, match="employer_uscc"), transaction.atomic():
        Employer.objects.filter(uscc=code).update(uscc="OOOOOOOOOOOOOOOOOO")


def test_a_register_of_1500_is_entered_in_few_statements(django_assert_max_num_queries):
    rows = [NewEmployer(name=f"示例第{n}饰品厂", aliases=((f"招牌{n}", "gate_sign"),)) for n in range(1500)]
    with django_assert_max_num_queries(6):
        create_employers(rows)
    assert names("招牌1499") == ["示例第1499饰品厂"]
