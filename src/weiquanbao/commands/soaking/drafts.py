"""A worker's finished draft, through the intake; its making is begun anew when the database dies in the middle."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, InterfaceError, connection
from PIL import Image

from weiquanbao.common.identifiers import sample_phone
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.intake import actions as intake
from weiquanbao.people.consents import current

T = TypeVar("T")
PAUSE_SECONDS = 0.2
#: Some workers file twice: both filings at once must find the same person.
WORKERS = 4_000
#: Their numbers lie between those of the workers and of the staff.
CONTACTS = 5_000
#: Above all of those are whoever asks a lawyer.
FIRST_ASKER, ASKERS = 9_100, 900


def surely(do: Callable[[], T], *, until: float) -> T:
    """Do it, from the beginning each time the database goes away."""
    while True:
        try:
            return do()
        except (DatabaseError, InterfaceError):
            connection.close()
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)


def worker_phone(number: int) -> str:
    """The number of the worker who files so many-th."""
    return sample_phone(number % WORKERS)


def contact_phone(number: int) -> str:
    """The number of the employer's contact in that matter."""
    return sample_phone(WORKERS + number % CONTACTS)


def asker_phone(number: int) -> str:
    """The number of whoever asks so many-th."""
    return sample_phone(FIRST_ASKER + number % ASKERS)


def make(number: int, mark: str, *, photo: bool) -> str:
    """Fill a draft in and give its key."""
    draft = intake.start()
    if photo:
        evidence.add(owner=DraftOwner(draft.key), uploads=[_photo(number)], added_by=None)
    ticks = [f"{purpose}@{current(purpose).version}" for purpose in ("handle_complaint", "contact_employer")]
    answers: dict[str, dict[str, list[str]]] = {
        "problems": {"problems": ["wages"]},
        "employer": {"name": ["示例饰品有限公司"]},
        "began": {"unknown": ["1"]},
        "still": {"still": ["yes"]},
        "happened": {"unknown": ["1"]},
        "wants": {"wants": ["pay"]},
        "told": {"told": [mark]},
        "photos": {},
        "contact": {"name": [f"示例职工{number % WORKERS}"], "phone": [worker_phone(number)]},
        "consent": {"consent": ticks},
    }
    for code, raw in answers.items():
        given = intake.answer(key=draft.key, code=code, raw=raw)
        if given.errors:
            raise ValueError(f"{code}: {given.errors}")
    intake.confirm_phone(key=draft.key)
    return str(draft.key)


def link(key: str) -> str:
    """A one-use link that opens the draft in a browser."""
    from uuid import UUID

    return intake.resume_link(key=UUID(key))[0]


def picture(number: int) -> bytes:
    """A small photo, another for each number."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), (number % 256, number // 256 % 256, 90)).save(content, "JPEG")
    return content.getvalue()


def _photo(number: int) -> Upload:
    content = picture(number)
    return Upload(name=f"{number}.jpg", size=len(content), content=io.BytesIO(content), key="")
