"""The roads a jurist reads in tests/law/roads.yaml, run through the real rules; and what holds for every ending."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.law.citations import cite
from weiquanbao.law.roads import Asked, Body, Ending, Outcome, roads

ROWS = yaml.safe_load((Path(__file__).parents[2] / "law" / "roads.yaml").read_text("utf-8"))
#: How the table writes a claim whose dates nobody asked for.
UNASKED = "没问过"
DAYS = st.dates(date(2025, 1, 1), date(2027, 6, 30))
KINDS = ("wages", "injury", "dismissal", "contract", "overtime", "insurance", "leave", "other")
CLAIMS = st.lists(st.builds(Asked, st.sampled_from(KINDS), st.none() | DAYS), max_size=4)


def ending_of(row):
    return Ending(
        body=row.get("body"),
        outcome=row["outcome"],
        on=row["day"],
        claims=tuple(
            Asked(kind, None if lapses_on == UNASKED else lapses_on, dated=lapses_on != UNASKED)
            for kind, lapses_on in row["claims"].items()
        ),
        agreed_on=row.get("agreed_on"),
        wronged_on=row.get("wronged"),
        elsewhere=row.get("elsewhere", False),
    )


@pytest.mark.parametrize("row", [pytest.param(row, id=row["title"]) for row in ROWS])
def test_roads(row):
    assert cite(row["basis"])
    found = {road.code: road for road in roads(ending_of(row), today=row["today"])}
    assert {code: road.last_day for code, road in found.items()} == row["roads"]
    assert list(found) == list(row["roads"])
    for code, said in row.get("says", {}).items():
        assert said in found[code].plain
    for code, said in row.get("formal", {}).items():
        assert said in found[code].formal
    for code, articles in row.get("articles", {}).items():
        assert list(found[code].basis) == articles
    if "asks" in row:
        assert [code for code, road in found.items() if road.unverified] == row["asks"]
    assert [code for code, road in found.items() if road.provisional] == row.get("provisional", [])


def test_every_kind_of_body_and_ending_is_in_the_table():
    assert {row["outcome"] for row in ROWS} == set(get_args(Outcome))
    assert {row.get("body") for row in ROWS} == {None, *get_args(Body)}


@given(
    st.none() | st.sampled_from(get_args(Body)),
    st.sampled_from(get_args(Outcome)),
    DAYS,
    CLAIMS,
    st.none() | DAYS,
    st.integers(0, 900),
)
def test_whatever_ended_every_road_is_told_completely(body, outcome, on, claims, wronged, later):
    today = on + timedelta(days=later)
    ending = Ending(body=body, outcome=outcome, on=on, claims=tuple(claims), wronged_on=wronged)
    found = roads(ending, today=today)
    codes = [road.code for road in found]
    assert len(codes) == len(set(codes))
    for road in found:
        assert all((road.title, road.plain, road.formal, road.where, road.basis))
        assert road.articles == tuple(cite(one).formal for one in road.basis)
        assert not (road.unverified and road.last_day), "what nobody read is never computed"
        if road.code in {"review", "confirmation"}:
            assert road.last_day is None or road.last_day >= today
    assert ("arbitration" in codes) is (outcome != "agreed")
    days = [claim.lapses_on for claim in claims if claim.lapses_on]
    told = next((road.last_day for road in found if road.code == "arbitration"), None)
    assert told == (min(days, default=None) if outcome != "agreed" else None)


@pytest.mark.parametrize(
    ("kinds", "open_"),
    [(("wages",), True), (("overtime",), True), (("wages", "overtime"), True), (("wages", "leave"), False)],
)
def test_an_agreement_about_pay_alone_goes_straight_to_court(kinds, open_):
    """劳动争议解释一 51."""
    claims = tuple(Asked(kind, None) for kind in kinds)
    ending = Ending(body="group", outcome="not_performed", on=date(2026, 3, 2), claims=claims)
    found = {road.code: road for road in roads(ending, today=date(2026, 3, 3))}
    assert ("civil_suit" in found) is open_
    assert ("调解仲裁法 27第4款" in found["arbitration"].basis) is open_


def told(claims: tuple[Asked, ...], today: date) -> dict[str, str]:
    """How each road is said after an answer that solved nothing."""
    ending = Ending(body=None, outcome="answered", on=date(2026, 6, 1), claims=claims)
    return {road.code: road.plain for road in roads(ending, today=today)}


def test_one_claim_nobody_asked_the_days_of_leaves_the_limit_unasked() -> None:
    day = date(2026, 6, 2)
    unasked = told((Asked("wages", None, dated=False),), day)["arbitration"]
    without = told((Asked("wages", None),), day)["arbitration"]
    assert unasked != without
    assert told((Asked("wages", None), Asked("wages", None, dated=False)), day)["arbitration"] == unasked


def test_aid_is_urgent_up_to_the_last_day_of_the_year_and_never_without_one() -> None:
    last = date(2026, 8, 3)
    calm = told((Asked("wages", None),), last)["legal_aid"]
    urgent = told((Asked("wages", last),), last)["legal_aid"]
    assert urgent != calm
    assert told((Asked("wages", last),), last - timedelta(days=6))["legal_aid"] == urgent
    assert told((Asked("wages", last),), last - timedelta(days=7))["legal_aid"] == calm
    assert told((Asked("wages", last),), last + timedelta(days=1))["legal_aid"] == calm
