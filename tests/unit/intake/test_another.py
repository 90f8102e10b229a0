"""替别人填: what is asked of whoever fills in for a worker, and when the worker has said yes."""

from __future__ import annotations

from uuid import uuid4

import pytest

from weiquanbao.intake.another import Another, another_of, paper_key, read_worker
from weiquanbao.intake.questions import ANOTHER, ASKED, ORDER
from weiquanbao.intake.submission import submission

OWN = "+8613800000001"
TYPED = {"name": ["示例职工戊"], "phone": ["138 0000 0002"], "relation": ["family"]}


def test_who_the_worker_is_is_read_as_it_is_typed() -> None:
    given = read_worker(TYPED, own=OWN)
    assert not given.errors
    assert given.value == {
        "name": "示例职工戊",
        "phone": "138 0000 0002",
        "e164": "+8613800000002",
        "relation": "family",
    }


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": [" "]}, "name"),
        ({"name": ["\u0000"]}, "name"),
        ({"phone": [""]}, "phone"),
        ({"phone": ["138"]}, "phone"),
        ({"phone": [OWN]}, "phone"),
        ({"relation": ["boss"]}, "relation"),
        ({"relation": []}, "relation"),
    ],
)
def test_what_is_missing_is_said_beside_the_field_and_what_was_typed_is_kept(typed, field) -> None:
    given = read_worker({**TYPED, **typed}, own=OWN)
    assert given.errors.keys() == {field}
    if field != "name":
        assert given.value["name"] == "示例职工戊"


def test_a_worker_without_a_phone_needs_none() -> None:
    given = read_worker({**TYPED, "phone": ["not one"], "no_phone": ["1"]}, own=OWN)
    assert not given.errors
    assert "e164" not in given.value


def worker(**more: object) -> Another:
    kept = {"name": "示例职工戊", "e164": "+8613800000002", "relation": "family", **more}
    found = another_of({"another": {name: value for name, value in kept.items() if value is not None}})
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("kept", "lacks"),
    [
        ({"name": None}, "worker"),
        ({"relation": None}, "worker"),
        ({}, "way"),
        ({"road": "code"}, "code"),
        ({"road": "code", "agreed_at": "2026-11-16T10:00:00+08:00"}, ""),
        ({"road": "paper", "agreed_at": "2026-11-16T10:00:00+08:00"}, "paper"),
        ({"road": "paper", "shown": True}, ""),
        ({"road": "code", "shown": True}, "code"),
        ({"e164": None}, "paper"),
        ({"e164": None, "shown": True}, "paper"),
        ({"e164": None, "road": "paper", "shown": True}, ""),
    ],
)
def test_nothing_counts_but_the_code_or_the_paper(kept, lacks) -> None:
    assert worker(**kept).lacks == lacks


def test_ones_own_draft_is_nobody_elses() -> None:
    assert another_of({"contact": {"name": "示例职工甲"}}) is None
    assert ASKED.index("another") == ASKED.index("contact") + 1
    assert "another" not in ORDER
    assert all(len(one.title) <= 15 for one in ANOTHER.values())


def test_the_worker_is_the_party_and_whoever_fills_in_the_filer() -> None:
    answers = {
        "contact": {"name": "示例家属", "e164": OWN},
        "another": {"name": "示例职工戊", "e164": "+8613800000002", "relation": "family", "road": "code"},
    }
    told = submission(answers)
    assert (told.name, told.phone) == ("示例职工戊", "+8613800000002")
    assert told.filer is not None
    assert (told.filer.name, told.filer.phone) == ("示例家属", OWN)
    assert submission({"contact": answers["contact"]}).filer is None


def test_the_paper_has_a_place_of_its_own() -> None:
    key = uuid4()
    assert paper_key(key) == paper_key(key) != key
