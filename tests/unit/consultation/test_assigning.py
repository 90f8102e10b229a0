"""Which lawyer fits best, and the sentence that says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from weiquanbao.consultation.assigning import Asker, Lawyer, suggestions
from weiquanbao.consultation.origins import languages_in, province_in

PLAIN = Lawyer(1, "示例甲律师", load=0)
ASKER = Asker(frozenset({"wages", "injury"}), "贵州", frozenset({"苗语"}))


@pytest.mark.parametrize(
    ("better", "why"),
    [
        ({"on_duty": True, "load": 9}, "正在坐班，手上有 9 件"),
        ({"topics": frozenset({"wages"}), "load": 5}, "常答“工资没给”，手上有 5 件"),
        ({"regions": frozenset({"贵州"}), "load": 4}, "也是贵州人，手上有 4 件"),
        ({"languages": frozenset({"苗语", "侗语"}), "load": 3}, "会说苗语，手上有 3 件"),
        ({"load": 0}, "手上没有别的"),
    ],
)
def test_each_thing_counts_before_the_next_and_is_said(better: dict[str, object], why: str) -> None:
    first = suggestions([replace(PLAIN, load=1), replace(PLAIN, person_id=2, **better)], ASKER)[0]
    assert (first.lawyer.person_id, first.reason) == (2, why)


def test_of_two_alike_the_order_is_always_the_same() -> None:
    several = [replace(PLAIN, person_id=number) for number in (3, 1, 2)]
    assert [one.lawyer.person_id for one in suggestions(several, ASKER)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("贵州省毕节市", "贵州"),
        ("我是贵州的，在厂里干活", "贵州"),
        ("老家在河南", "河南"),
        ("老板去贵州了", ""),
        ("工资没给", ""),
    ],
)
def test_where_somebody_comes_from_is_taken_only_where_he_says_so(text: str, province: str) -> None:
    assert province_in(text, ["贵州", "河南"]) == province


def test_a_language_is_heard_by_its_name() -> None:
    assert languages_in("我只会说苗语", ["苗语", "彝语"]) == {"苗语"}
