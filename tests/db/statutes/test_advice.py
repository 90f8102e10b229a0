"""The articles that questions are held against are those of the texts that were imported, and of no other moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from made_up_statutes import of_title

from weiquanbao.advice import library
from weiquanbao.advice.corpus import Key
from weiquanbao.statutes import markdown
from weiquanbao.statutes.actions import load

pytestmark = pytest.mark.django_db
LAW = "劳动争议调解仲裁法"


@pytest.fixture(autouse=True)
def fresh(monkeypatch) -> Iterator[None]:
    """An index of the test's own."""
    monkeypatch.setattr(library, "_kept", library._Kept())
    return


def keep(version: str, articles: int) -> None:
    load(markdown.parse(of_title(LAW, articles), f"{LAW}({version}).md", {}))


def keys() -> set[Key]:
    return {piece.key for piece in library.in_tables()}


def test_the_version_in_force_is_the_one_that_is_read() -> None:
    assert library.in_tables() == ()
    keep("2007-12-29", 3)
    assert keys() == {Key(LAW, number, 0) for number in (1, 2, 3)}
    keep("2999-01-01", 5)
    assert Key(LAW, 5, 0) not in keys()


def test_an_import_makes_the_index_anew_and_nothing_else_does() -> None:
    empty = library.built()
    assert library.built() is empty
    keep("2007-12-29", 3)
    assert library.built() is not empty
    assert library.built() is library.current()


def test_who_asks_first_after_an_import_is_answered_by_what_was_there(monkeypatch) -> None:
    started: list[Callable[[], None]] = []

    class Later:
        """A thread that runs when the test says so."""

        def __init__(self, target, args, **_more) -> None:
            self.start = lambda: started.append(lambda: target(*args))

    monkeypatch.setattr(library.threading, "Thread", Later)
    monkeypatch.setattr(library.connection, "close", lambda: None)
    before = library.current()
    keep("2007-12-29", 3)
    assert library.current() is before
    assert len(started) == 1  # one is being built already
    started.pop()()
    # It was begun before the import: the next question begins another.
    library.current()
    started.pop()()
    assert library.current() is not before
    assert not started


def test_an_index_that_cannot_be_built_leaves_the_old_one(monkeypatch) -> None:
    monkeypatch.setattr(library.connection, "close", lambda: None)
    monkeypatch.setattr(library, "in_tables", lambda: 1 / 0)
    assert library._kept.building.acquire(blocking=False)
    library._build(library._state())
    assert library._kept.building.acquire(blocking=False)
    assert library._kept.state is None
