"""Where a procedure's facts come from: providers registered by the floors that know them, asked for many cases."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from weiquanbao.cases.asked import asked
from weiquanbao.kernel.facts import Fact
from weiquanbao.kernel.procedure import Procedure

#: Case ids in, one value per case out. A case the provider knows nothing of gets the fact's empty value.
Provider = Callable[[Sequence[int]], Mapping[int, Any]]

_PROVIDERS: dict[str, Provider] = {}
#: Facts about the person asking: who it is, and which parties he is or acts for in the case.
ABOUT_THE_ACTOR = frozenset({"actor_person", "actor_parties"})


def provides(name: str) -> Callable[[Provider], Provider]:
    """Register the one provider of a fact."""

    def register(provider: Provider) -> Provider:
        if _PROVIDERS.get(name, provider) is not provider:
            raise ValueError(f"fact {name} has two providers")
        _PROVIDERS[name] = provider
        return provider

    return register


def missing(procedure: Procedure) -> tuple[str, ...]:
    """Facts of a procedure that nobody provides; a system check refuses them."""
    return tuple(
        f.name for f in procedure.facts if f.name not in _PROVIDERS and f.name not in ABOUT_THE_ACTOR
    )


def gather(
    procedure: Procedure, case_ids: Sequence[int], actor_person: int | None
) -> dict[int, dict[str, Any]]:
    """Every fact of these cases, in a number of queries that does not grow with their number."""
    return gather_all(procedure.facts, case_ids, actor_person)


def gather_all(
    facts: Iterable[Fact],
    case_ids: Sequence[int],
    actor_person: int | None,
    known: Mapping[int, Mapping[str, Any]] | None = None,
) -> dict[int, dict[str, Any]]:
    """The same for the facts of several procedures at once: each is asked for once, those `known` not at all."""
    told, case_ids = known or {}, asked(case_ids)
    had = set.intersection(*(set(told.get(case, ())) for case in case_ids)) if case_ids else set()
    named = {fact.name: fact for fact in facts if fact.name not in had}
    wanted = [fact for name, fact in named.items() if name not in ABOUT_THE_ACTOR]
    found = {fact.name: _PROVIDERS[fact.name](case_ids) for fact in wanted}
    parties = case_ids.parties_of(actor_person) if "actor_parties" in named else {}
    gathered: dict[int, dict[str, Any]] = {}
    for case in case_ids:
        gathered[case] = {**told.get(case, {}), "actor_person": actor_person}
        gathered[case] |= {fact.name: _value(found[fact.name], case, fact.type) for fact in wanted}
        if "actor_parties" in named:
            gathered[case]["actor_parties"] = parties.get(case, ())
    return gathered


class Answers:
    """The facts of several cases, asked as they are read: each once, of all the cases together."""

    def __init__(self, facts: Iterable[Fact], case_ids: Sequence[int], actor_person: int | None) -> None:
        self._types = {fact.name: fact.type for fact in facts}
        self._about = asked(case_ids)
        self._person = actor_person
        self._found: dict[str, Mapping[int, Any]] = {}

    def of(self, case: int) -> Mapping[str, Any]:
        """Those of one case. Reading one that no procedure here declares raises KeyError."""
        return _AnswersOfCase(self, case)

    def answer(self, name: str, case: int) -> Any:
        """One fact of one case."""
        if name == "actor_person":
            return self._person
        if name not in self._found:
            self._found[name] = self._read(name)
        return _value(self._found[name], case, self._types[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._types)

    def __len__(self) -> int:
        return len(self._types)

    def _read(self, name: str) -> Mapping[int, Any]:
        if name == "actor_parties":
            return self._about.parties_of(self._person)
        return _PROVIDERS[name](self._about)


class _AnswersOfCase(Mapping[str, Any]):
    def __init__(self, answers: Answers, case: int) -> None:
        self._answers, self._case = answers, case

    def __getitem__(self, name: str) -> Any:
        return self._answers.answer(name, self._case)

    def __iter__(self) -> Iterator[str]:
        return iter(self._answers)

    def __len__(self) -> int:
        return len(self._answers)


def _value(values: Mapping[int, Any], case: int, empty: type) -> Any:
    return values[case] if case in values else empty()
