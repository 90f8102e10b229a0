"""search: what was changed is indexed again, and an index that was never finished is."""

from __future__ import annotations

from collections.abc import Sequence

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from weiquanbao.jobs.schedule import EVERY_HOUR, periodic
from weiquanbao.search.indexing import index
from weiquanbao.search.rebuilding import is_complete, rebuild
from weiquanbao.sql.changed import TASK


@app.task(name=TASK, retry=RetryStrategy(max_attempts=10, exponential_wait=4))
def index_changed(what: str, ids: Sequence[int]) -> None:
    """Index what belongs to these owners as it now stands; twice does no harm."""
    index(what, list(ids))


@periodic("jobs.complete_index", EVERY_HOUR)
def complete() -> None:
    """Build the index of an installation that has none yet, or whose building was stopped."""
    if not is_complete():
        rebuild()
