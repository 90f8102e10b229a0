"""The package of a handover as one file: made when it is asked for, and written down before a byte of it leaves."""

from __future__ import annotations

import json
import tempfile
import zipfile
from typing import IO, Any

from django.http import FileResponse, Http404, HttpRequest
from django.template.loader import render_to_string
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from weiquanbao.evidence.serving import NotThere, serve
from weiquanbao.people.disclosing import looked_at, write_down
from weiquanbao.reading import visible
from weiquanbao.reading.package import Package
from weiquanbao.web.acting import actor_here, casework

#: The same state gives the same bytes: no clock of the machine enters the file.
MOMENT = (1980, 1, 1, 0, 0, 0)
IN_MEMORY = 8 * 1024 * 1024


@require_POST
@casework
def package(request: HttpRequest, case_id: int) -> FileResponse:
    """Write down what is about to be seen, then hand it out."""
    actor = actor_here(request)
    found = visible.package(actor, case_id)
    if found is None or actor.person_id is None:
        raise Http404
    _record(found, actor.person_id, case_id)
    response = FileResponse(bundled(found), content_type="application/zip")
    name = content_disposition_header(as_attachment=True, filename=f"{found.number}-材料包.zip")
    response.headers["Content-Disposition"] = name or "attachment"
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _record(found: Package, viewer: int, case_id: int) -> None:
    for item in found.items:
        for subject in found.subjects[:1]:
            looked_at(viewer=viewer, subject=subject, item_id=item, case_id=case_id)
    if found.in_clear:
        why = _("移送%(body)s的材料包") % {"body": found.recipient}
        for subject in found.subjects:
            write_down(viewer=viewer, subject=subject, field="phone", reason=why, case_id=case_id)


def bundled(found: Package) -> IO[Any]:
    """One zip: the cover to be printed, the facts for a machine, the copies of the evidence. In Chinese always."""
    out = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the response closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive, override("zh-hans"):
        page = render_to_string("office/package.html", {"told": found.told})
        _add(archive, "封面和事实.html", page.encode())
        facts = json.dumps(found.told, ensure_ascii=False, indent=2, sort_keys=True)
        _add(archive, "事实.json", facts.encode())
        for page_id, name in found.files:
            _add(archive, name, _bytes(page_id))
    out.seek(0)
    return out


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    archive.writestr(zipfile.ZipInfo(name, MOMENT), data)


def _bytes(page_id: int) -> bytes:
    """The served copy: without the place where the picture was taken."""
    try:
        served = serve(page_id, "served")
    except NotThere:
        raise Http404 from None
    try:
        return b"".join(served)
    finally:
        served.close()
