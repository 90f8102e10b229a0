"""Waking whoever waits for a notice: the worker by a job, an open page by a word. Both only if it is committed."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from weiquanbao.common import dates
from weiquanbao.sql.asking import asking
from weiquanbao.sql.later import is_asleep, later

if TYPE_CHECKING:
    from weiquanbao.notices.models import Notice

#: The task that brings one notice on its way. Jobs stand above notices, so it is only named here.
DELIVER = "notices.deliver"
#: Where the live process listens.
LIVE = "notices"
#: Somebody with a telephone in the hand waits for a code or a link; an announcement can wait for that.
URGENT, ORDINARY = 10, 0


def deliver(notices: Iterable[Notice]) -> None:
    """Ask the worker to deliver these notices when they are due."""
    jobs: dict[tuple[datetime | None, int], list[int]] = defaultdict(list)
    now = dates.now()
    for notice in notices:
        moment = notice.not_before if notice.not_before > now else None
        jobs[moment, URGENT if notice.has_secret else ORDINARY].append(notice.pk)
    for (moment, priority), ids in jobs.items():
        later(DELIVER, *({"notice_id": pk} for pk in ids), at=moment, priority=priority)


def look(people: Iterable[int]) -> None:
    """Tell the open pages of these people, on commit, to look again: something changed that is no notice."""
    told = [json.dumps({"person": one, "notice": None}) for one in people]
    if told and not is_asleep():
        with asking() as cursor:
            cursor.execute("SELECT pg_notify(%s, one) FROM unnest(%s::text[]) one", [LIVE, told])


def announce(notices: Iterable[Notice]) -> None:
    """Tell the live process, on commit, that these lie in somebody's inbox: ids only, it fetches the rest."""
    if is_asleep():
        return
    told = [json.dumps({"person": one.recipient_id, "notice": one.pk}) for one in notices]
    if told:
        with asking() as cursor:
            cursor.execute("SELECT pg_notify(%s, one) FROM unnest(%s::text[]) one", [LIVE, told])
