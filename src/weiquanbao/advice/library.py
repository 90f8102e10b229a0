"""Where the articles come from: a folder of files, or the texts that were imported.

Each process keeps one index over the texts of the register that are in force, some ten megabytes. It is built beside
the first question that comes after a start, an import or midnight: that question, and those that come within the
second or two, are answered by what was there before, at first by our own pages and tables alone.
"""

from __future__ import annotations

import threading
from datetime import date, datetime
from pathlib import Path
from typing import Final, NamedTuple

import structlog
from django.db import connection
from django.db.models import Count, Max

from weiquanbao.advice.articles import Articles
from weiquanbao.advice.corpus import Key, Piece, pieces, registered
from weiquanbao.common import dates
from weiquanbao.statutes import sources
from weiquanbao.statutes.choosing import in_force
from weiquanbao.statutes.models import StatuteArticle, StatuteText
from weiquanbao.statutes.texts import Text

_log = structlog.get_logger(__name__)


class _State(NamedTuple):
    """What the index depends on."""

    day: date
    texts: int
    loaded_at: datetime | None


class _Kept:
    """The one index of this process."""

    def __init__(self) -> None:
        self.state: _State | None = None
        self.articles = Articles(())
        self.building = threading.Lock()

    def build(self, state: _State) -> None:
        """Put a new one in the place of the old; the state last, so that nobody takes the old for the new."""
        self.articles = Articles(in_tables()).ready()
        self.state = state


_kept: Final = _Kept()


def in_folder(folder: Path) -> tuple[Piece, ...]:
    """The articles of a folder of files; what is not in order is passed over. Raises NoSource and Malformed."""
    return pieces(found for found in sources.read(folder) if isinstance(found, Text))


def in_tables() -> tuple[Piece, ...]:
    """The articles of the register as they are in force today, out of the imported texts. Two queries."""
    chosen = {
        row.pk: title for title, row in in_force(registered(), dates.today()).items() if row is not None
    }
    rows = StatuteArticle.objects.filter(text__in=chosen).order_by("text_id", "number", "branch")
    return tuple(
        Piece(Key(chosen[row.text_id], row.number, row.branch), row.chapter, row.words)
        for row in rows.iterator()
    )


def current() -> Articles:
    """The index as it is now; where texts changed, a new one is begun and this answers meanwhile. One query."""
    state = _state()
    if state != _kept.state and _kept.building.acquire(blocking=False):
        threading.Thread(target=_build, args=(state,), name="advice", daemon=True).start()
    return _kept.articles


def built() -> Articles:
    """The index over the texts of this moment, waited for: for jobs, commands and tests."""
    with _kept.building:
        state = _state()
        if state != _kept.state:
            _kept.build(state)
        return _kept.articles


def _state() -> _State:
    row = StatuteText.objects.aggregate(texts=Count("pk"), loaded_at=Max("loaded_at"))
    return _State(dates.today(), row["texts"], row["loaded_at"])


def _build(state: _State) -> None:
    try:
        _kept.build(state)
    except Exception:  # noqa: BLE001 - whatever it was, questions go on being answered by what is there
        _log.exception("advice_index_failed")
    finally:
        _kept.building.release()
        connection.close()
