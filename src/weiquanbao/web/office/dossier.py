"""卷宗 of a case: its catalogue as it forms itself, and each part as one sealed file, written down before it leaves."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from weiquanbao.access.actors import Actor
from weiquanbao.archive.make import make, suggested_name
from weiquanbao.archive.pieces import HEADINGS
from weiquanbao.archive.sources import catalogue
from weiquanbao.archive.view import Part, View
from weiquanbao.archive.writer import Unwritable
from weiquanbao.ledger.proof import own_key
from weiquanbao.people.disclosing import looked_at_all
from weiquanbao.people.security import record_event
from weiquanbao.reading import visible
from weiquanbao.web.acting import actor_here, case_readers
from weiquanbao.web.design.saying import said

#: The catalogues shown; what a side may get is a part of the first.
SHOWN = frozenset({"main", "inner"})


@require_safe
@case_readers
def dossier(request: HttpRequest, case_id: int) -> HttpResponse:
    """What lies in the dossier so far, and the parts that may be had."""
    actor = actor_here(request)
    page = visible.dossiers(actor, case_id)
    if page is None:
        raise Http404
    lines = page.lines
    shown = [line for line in lines if line.part in SHOWN or len(lines) == 1]
    catalogues = [(line.title, _rows(actor, case_id, line.part)) for line in shown]
    return render(request, "office/dossier.html", {"page": page, "catalogues": catalogues, "key": own_key()})


def _rows(actor: Actor, case_id: int, part: Part) -> list[dict[str, object]]:
    found = visible.dossier(actor, case_id, part)
    pieces = catalogue(found) if found else ()
    return [
        {"heading": HEADINGS[piece.heading], "piece": piece, "files": len(piece.files)} for piece in pieces
    ]


@require_POST
@case_readers
def download(request: HttpRequest, case_id: int, part: str) -> HttpResponse | FileResponse:
    """Make the part, write down who takes it, then hand it out."""
    actor = actor_here(request)
    found = visible.dossier(actor, case_id, cast("Part", part))
    if found is None or actor.person_id is None:
        raise Http404
    out = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    try:
        with override("zh-hans"):
            make(_viewing(actor, case_id, found.part), out)
    except Unwritable as reason:
        out.close()
        messages.error(request, said(str(reason)))
        return HttpResponseRedirect(reverse("office:dossier", args=[case_id]))
    _record(actor.person_id, case_id, found)
    out.seek(0)
    response = FileResponse(out, content_type="application/zip")
    name = content_disposition_header(as_attachment=True, filename=suggested_name(found))
    response.headers["Content-Disposition"] = name or "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _viewing(actor: Actor, case_id: int, part: Part) -> Callable[[], View]:
    def view() -> View:
        found = visible.dossier(actor, case_id, part)
        if found is None:
            raise Http404
        return found

    return view


def _record(viewer: int, case_id: int, found: View) -> None:
    record_event(
        "dossier_made", by=viewer, detail=f"matter={found.matter_id} case={case_id} part={found.part}"
    )
    if found.subject is not None:
        items = [item.id for item in found.items]
        looked_at_all(viewer=viewer, subject=found.subject, item_ids=items, case_id=case_id)
