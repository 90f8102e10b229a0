"""What a strip asks for: hand files in, take one back, move one. The same for a draft and for a matter."""

import re
from dataclasses import dataclass
from typing import Literal

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from weiquanbao.evidence import actions
from weiquanbao.evidence.owners import Owner
from weiquanbao.evidence.results import Added, Refused, Upload

_CHANGE = re.compile(r"(?P<what>remove|move)-(?P<page>[0-9]{1,18})(?:-(?P<steps>-?[0-9]{1,2}))?")


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was kept, and one sentence for every file that was not."""

    added: tuple[Added, ...] = ()
    refused: tuple[Refused, ...] = ()
    changed: bool = False


def hand_in(request: HttpRequest, owner: Owner, *, added_by: int | None) -> HandedIn:
    """Do what the strip's button asked."""
    asked = _CHANGE.fullmatch(request.POST.get("op", ""))
    if asked:
        _change(owner, asked)
        return HandedIn(changed=True)
    files = [file for name in ("files", "voice") for file in request.FILES.getlist(name)]
    key = request.POST.get("key", "")[:64]
    results = actions.add(owner=owner, uploads=[_upload(file, key) for file in files], added_by=added_by)
    return HandedIn(
        added=tuple(one for one in results if isinstance(one, Added)),
        refused=tuple(one for one in results if isinstance(one, Refused)),
        changed=bool(results),
    )


def _change(owner: Owner, asked: re.Match[str]) -> None:
    page_id = int(asked["page"])
    if asked["what"] == "remove":
        actions.remove(owner=owner, page_id=page_id)
        return
    steps = int(asked["steps"] or 0)
    step: Literal[-1, 1] = -1 if steps < 0 else 1
    for _ in range(abs(steps)):
        actions.shift(owner=owner, page_id=page_id, step=step)


def _upload(file: UploadedFile, key: str) -> Upload:
    return Upload(
        name=file.name or "", size=file.size or 0, content=file, key=key and f"{key}:{file.name}"[:160]
    )
