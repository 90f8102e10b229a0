"""Facts come from whoever knows them: one provider each, many cases at once, an empty value where nothing is known."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from weiquanbao.cases import facts
from weiquanbao.kernel.facts import Fact
from weiquanbao.procedures import PROCEDURES

LAW = PROCEDURES["complaint"]


class Asking:
    """A procedure that only asks."""

    facts = (Fact("weather", str, "天气"), Fact("tides", dict, "潮水"), Fact("actor_person", object, "谁"))


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry of the test's own."""
    monkeypatch.setattr(facts, "_PROVIDERS", {})


def test_every_fact_of_every_procedure_has_its_provider() -> None:
    for law in PROCEDURES.values():
        assert facts.missing(law) == ()


def test_what_nobody_provides_is_named(registry) -> None:
    facts.provides("weather")(lambda ids: {})
    assert facts.missing(Asking) == ("tides",)


def test_a_fact_has_one_provider(registry) -> None:
    def sunny(ids):
        return dict.fromkeys(ids, "sun")

    facts.provides("weather")(sunny)
    facts.provides("weather")(sunny)
    with pytest.raises(ValueError, match="fact weather has two providers"):
        facts.provides("weather")(lambda ids: {})


def test_a_case_nothing_is_known_of_gets_the_empty_value(registry) -> None:
    asked = []

    def weather(ids):
        asked.append(tuple(ids))
        return MappingProxyType({1: "sun"})

    facts.provides("weather")(weather)
    facts.provides("tides")(lambda ids: {2: {"high": 3}})
    assert facts.gather(Asking, [1, 2], 7) == {
        1: {"weather": "sun", "tides": {}, "actor_person": 7},
        2: {"weather": "", "tides": {"high": 3}, "actor_person": 7},
    }
    assert asked == [(1, 2)]


def test_a_fact_is_asked_when_it_is_read_and_then_for_all_cases(registry) -> None:
    asked = []

    def weather(ids):
        asked.append(tuple(ids))
        return {1: "sun"}

    facts.provides("weather")(weather)
    answers = facts.Answers(Asking.facts, [1, 2], 7)
    assert not asked
    assert answers.of(2)["actor_person"] == 7
    assert [answers.of(case)["weather"] for case in (1, 2)] == ["sun", ""]
    assert asked == [(1, 2)]
    with pytest.raises(KeyError):
        answers.of(1)["tides"]
    assert set(answers.of(1)) == {"weather", "tides", "actor_person"}


@pytest.mark.django_db
def test_the_record_answers_for_a_case_that_is_not_there() -> None:
    found = facts.gather(LAW, [10**9], None)[10**9]
    assert found == {fact.name: None if fact.name == "actor_person" else fact.type() for fact in LAW.facts}
