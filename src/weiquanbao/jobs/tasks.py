"""All tasks, imported where procrastinate looks for them."""

from weiquanbao.jobs import (
    beat,
    close_day,
    deliver,
    drafts,
    expire,
    recognise,
    recompute,
    remind,
    remind_payers,
    remind_units,
    rosters,
    seal,
    search,
    tidy,
    warn_funds,
)

__all__ = [
    "beat", "close_day", "deliver", "drafts", "expire", "recognise", "recompute", "remind", "remind_payers",
    "remind_units", "rosters", "seal", "search", "tidy", "warn_funds",
]  # fmt: skip
