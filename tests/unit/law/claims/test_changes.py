"""A result is kept whole, read back as it was, and held beside a later one: what differs, and why."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from weiquanbao.law.claims import examples, kept
from weiquanbao.law.claims.changes import changes
from weiquanbao.law.claims.compute import compute
from weiquanbao.law.claims.edition import edition
from weiquanbao.law.claims.kept import Kept, packed, unpacked
from weiquanbao.law.claims.working import Entered, Setting

FOLDER = Path(__file__).parents[3] / "law"
FILES = (FOLDER / "worked_examples.yaml", *sorted((FOLDER / "claims").glob("*.yaml")))
ROWS = [row for file in FILES for row in yaml.safe_load(file.read_text("utf-8"))["examples"]]
ON = date(2026, 9, 1)
LEFT = {"hire_date": "2020-01-01", "end_date": "2026-03-31", "avg_wage": "30000", "ground": "41"}


def computed(code: str, told: dict, setting: Setting) -> Kept:
    return kept.kept(compute(code, told, setting), setting)


def severance(told: dict | None = None, *, local: Entered | None = None, on: date = ON) -> Kept:
    entered = {"average_wage.city_month": local} if local else {}
    return computed("severance", LEFT | (told or {}), Setting(on, "330782", entered, for_staff=True))


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_it_is_read_back_as_it_was(row) -> None:
    facts, setting = examples.told(row["inputs"], ON)
    one = computed(row["claim"], facts, setting)
    back = unpacked(json.loads(json.dumps(packed(one), ensure_ascii=False)))
    assert packed(back) == packed(one)
    assert (back.figures, back.amount) == (one.figures, one.amount)
    assert [str(step.says) for step in back.steps] == [str(step.says) for step in one.steps]
    # Computed once more from what was kept, nothing differs.
    again = computed(
        row["claim"], dict(back.told), Setting(back.as_of, back.region, back.entered, for_staff=True)
    )
    assert not changes(back, again)
    assert changes(back, again).why == ()


def test_a_figure_that_was_entered_later_is_named_as_the_reason() -> None:
    found = changes(severance(), severance(local=Entered(Decimal(8000), "统计局 2026 年公布")))
    assert [(one.label, one.before, one.after) for one in found.figures if one.name == "amount"] == [
        ("经济补偿", Decimal("195000.00"), Decimal("156000.00"))
    ]
    said = [str(one) for one in found.why]
    assert any("8,000" in one and "统计局 2026 年公布" in one for one in said)
    assert any(one.startswith("多了一条提醒：工资高过") for one in said)


def test_a_fact_that_was_mended_is_named_as_it_was_and_is() -> None:
    found = changes(severance(), severance({"avg_wage": "12000"}))
    assert "“走以前十二个月平均每月应得多少”原来是 30000，现在是 12000" in [str(one) for one in found.why]


def test_another_day_and_another_place_are_named() -> None:
    before = severance()
    after = computed("severance", LEFT, Setting(date(2026, 10, 8), "360000", {}, for_staff=True))
    said = [str(one) for one in changes(before, after).why]
    assert "问的日子从 2026年9月1日 改成了 2026年10月8日" in said
    assert "问的地方从 330782 改成了 360000" in said


def test_another_edition_of_the_rules_is_named() -> None:
    before = severance()
    old = unpacked(packed(before) | {"edition": "0" * 12, "figures": {"amount": {"number": "1.00"}}})
    found = changes(old, before)
    assert found
    assert f"规则和参数的版本从 000000000000 换成了 {edition()}" in [str(one) for one in found.why]


def test_why_nothing_came_out_may_differ_too() -> None:
    told = {"hire_date": "2020-01-01", "ground": "41"}
    nothing = computed("severance", told, Setting(ON, "330782"))
    less = computed("severance", told | {"end_date": "2026-03-31"}, Setting(ON, "330782"))
    found = changes(nothing, less)
    (stopped,) = found.figures
    assert (stopped.name, stopped.before) == ("stopped", str(nothing.stopped))
    assert (stopped.after, nothing.amount) == (str(less.stopped), None)
    assert "“哪天走的”原来是 没有写，现在是 2026-03-31" in [str(one) for one in found.why]


def test_facts_and_figures_that_came_or_went_are_named() -> None:
    assert severance().amount == Decimal("195000.00")
    without, with_ = severance(), severance({"employment_type": "full_time"})
    assert "“哪一种用工”原来是 没有写，现在是 full_time" in [str(one) for one in changes(without, with_).why]
    assert "“哪一种用工”原来是 full_time，现在是 没有写" in [str(one) for one in changes(with_, without).why]
    local = severance(local=Entered(Decimal(8000), "统计局 2026 年公布"))
    said = [str(one) for one in changes(local, severance()).why]
    assert any(one.startswith("这次没有用“") and one.endswith("上次用了 8,000") for one in said)
