"""What machines ask: does it live, is it ready, how is it doing."""

import ipaddress
import secrets

from django.conf import settings
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse

from weiquanbao.config import measures, schema
from weiquanbao.jobs import health as jobs
from weiquanbao.jobs.backups import last_taken
from weiquanbao.papers import certificates
from weiquanbao.recognition.engine import installed

_migrated: list[bool] = []


def alive(request: HttpRequest) -> HttpResponse:
    """This process answers."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and is migrated; when the worker last beat, and from when the last backup is.

    A late worker is told but does not take the site down: filing a complaint needs no worker. No more does a seal.
    """
    report: dict[str, object] = {"database": "ok", "migrations": "ok", "worker": "ok", "worker_beat": None}
    report["seal"] = _seal()
    report |= {"backup": None, "recognition": "ok" if installed() else "not installed"}
    try:
        if not _is_migrated():
            report["migrations"] = "waiting"
        else:
            beat = jobs.last_beat()
            report["worker_beat"] = beat.isoformat(timespec="seconds") if beat else None
            report["worker"] = "late" if jobs.is_late() else "ok"
            backup = last_taken()
            report["backup"] = backup.isoformat(timespec="seconds") if backup else None
    except DatabaseError:
        report |= {"database": "unreachable", "migrations": "unknown", "worker": "unknown"}
    fit = report["database"] == report["migrations"] == "ok"
    return JsonResponse(report, status=200 if fit else 503)


def metrics(request: HttpRequest) -> HttpResponse:
    """Measurements in Prometheus's form, for the machine itself or whoever holds the token."""
    if not _may_measure(request):
        raise Http404
    return HttpResponse(measures.exposition(), content_type=measures.CONTENT_TYPE)


def _seal() -> str:
    """Whether papers are sealed. What is wrong stands in the checks and the log: this page is anybody's to read."""
    if not certificates.is_configured():
        return "none"
    return "unusable" if certificates.fault() else "ok"


def _is_migrated() -> bool:
    if not _migrated:
        if not schema.is_current():
            return False
        _migrated.append(True)
    return True


def _may_measure(request: HttpRequest) -> bool:
    token = settings.ENVIRONMENT.metrics_token
    if token:
        return secrets.compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}")
    forwarded = "X-Forwarded-For" in request.headers or "Forwarded" in request.headers
    return not forwarded and ipaddress.ip_address(request.META["REMOTE_ADDR"]).is_loopback
