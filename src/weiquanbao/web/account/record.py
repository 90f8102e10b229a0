"""The audit administrator's pages: what happened to accounts, and who saw which number in clear."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from weiquanbao.reading import security_record
from weiquanbao.web.account.paging import day_of, next_of, page_of, words_of
from weiquanbao.web.acting import actor_here, administrator


@administrator("audit_admin")
@require_safe
def security_events(request: HttpRequest) -> HttpResponse:
    """安全记录."""
    kind = request.GET.get("kind", "")
    found = security_record.security_events(
        actor_here(request),
        kind=kind,
        text=words_of(request),
        since=day_of(request, "since"),
        until=day_of(request, "until"),
        page=page_of(request),
    )
    context = _filters(request) | {
        "rows": found.rows,
        "next": next_of(request, found.next_page),
        "kind": kind,
        "kinds": security_record.EVENT_KINDS.items(),
    }
    return render(request, "account/security_events.html", context)


@administrator("audit_admin")
@require_safe
def disclosures(request: HttpRequest) -> HttpResponse:
    """看号记录."""
    found = security_record.disclosures(
        actor_here(request),
        text=words_of(request),
        since=day_of(request, "since"),
        until=day_of(request, "until"),
        page=page_of(request),
    )
    context = _filters(request) | {
        "rows": found.rows,
        "next": next_of(request, found.next_page),
    }
    return render(request, "account/disclosures.html", context)


def _filters(request: HttpRequest) -> dict[str, str]:
    since, until = day_of(request, "since"), day_of(request, "until")
    return {
        "q": words_of(request),
        "since": since.isoformat() if since else "",
        "until": until.isoformat() if until else "",
    }
