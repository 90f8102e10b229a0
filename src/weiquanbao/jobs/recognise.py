"""recognise: read pages of evidence when they enter a matter, and every minute what is left over."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from procrastinate import JobContext
from procrastinate.contrib.django import app

from weiquanbao.evidence import store
from weiquanbao.evidence.reading import Readable, readable_pages
from weiquanbao.evidence.wakeup import LOCK, PRIORITY, READ
from weiquanbao.jobs.schedule import EVERY_MINUTE
from weiquanbao.recognition import actions
from weiquanbao.recognition.engine import Engine, Kept, Unreadable, installed
from weiquanbao.recognition.models import Reading


@app.task(name=READ, lock=LOCK, priority=PRIORITY, pass_context=True)
def read_matter(context: JobContext, matter_id: int) -> None:
    """Read what is new in a matter."""
    if installed():
        read(readable_pages(matter_id=matter_id), kept(), stop=context.should_abort)


@app.periodic(cron=EVERY_MINUTE, periodic_id="jobs.recognise")
@app.task(
    name="jobs.recognise", queueing_lock="jobs.recognise", lock=LOCK, priority=PRIORITY, pass_context=True
)
def read_left_over(context: JobContext, timestamp: int) -> None:
    """Read what nobody read: from before the engine was installed, left by a dying worker, or to be tried once more."""
    if not installed():
        return
    done = Reading.objects.exclude(state="reading").exclude(
        why__in=actions.AGAIN, tries__lt=actions.MOST_TRIES
    )
    read(readable_pages(without=done.values("page")), kept(), stop=context.should_abort)
    kept().rest()


def read(pages: Iterable[Readable], engine: Engine, *, stop: Callable[[], bool] = lambda: False) -> int:
    """Read these pages; gives how many were. One that cannot be read says so and stops nobody."""
    count = 0
    for page in pages:
        if stop():
            break
        if actions.take(page=page.page_id, matter_id=page.matter_id, digest=page.sha256):
            count += _read_one(page, engine)
    return count


@cache
def kept() -> Kept:
    """The engine of this worker."""
    return Kept()


def _read_one(page: Readable, engine: Engine) -> bool:
    try:
        with store.fetch(page.sha256) as content:
            data = content.read()
        seen = engine.read(data, page.media_type, page.sheets)
    except FileNotFoundError:
        actions.failed(page=page.page_id, why="gone")
    except Unreadable as fault:
        actions.failed(page=page.page_id, why=fault.why)
    else:
        actions.keep(page=page.page_id, seen=seen)
        return True
    return False
