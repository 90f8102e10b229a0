"""Which document: by what one wants, in plain words; and what it is for, before anything is asked."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from weiquanbao.documents import DOCUMENTS
from weiquanbao.documents.addressing import addressed
from weiquanbao.documents.document import Document
from weiquanbao.drafting import actions
from weiquanbao.web.writing import estimating
from weiquanbao.web.writing.keeping import draft_here, keep_here, keys_here


def document_named(code: str) -> Document:
    """The page of what does not exist for a document nobody declared."""
    if code not in DOCUMENTS:
        raise Http404
    return DOCUMENTS[code]


def offered(drafter: str) -> list[Document]:
    """The documents this side may write, in their order, as they speak to it."""
    return [addressed(one, drafter) for one in DOCUMENTS.values() if drafter in one.who]


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """你想做什么？"""
    begun = [
        DOCUMENTS[code] for code in keys_here(request) if code in DOCUMENTS and draft_here(request, code)
    ]
    cells = [(one, reverse("worker:write_document", args=[one.code])) for one in offered("worker")]
    unfinished = [(one, following(one.code)) for one in begun]
    return render(request, "writing/choose.html", {"cells": cells, "unfinished": unfinished, "here": "write"})


@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, code: str) -> HttpResponse:
    """What it is for, what it costs, what one should have at hand; a press begins it."""
    document = document_named(code)
    if request.method != "POST":
        context = {
            "document": document,
            "begun": draft_here(request, code) is not None,
            "next": following(code),
        }
        return render(request, "writing/begin.html", context)
    made = actions.start(document=code, answers=estimating.known(request, document))
    response = HttpResponseRedirect(following(code))
    keep_here(request, response, code, made.key)
    return response


def following(code: str) -> str:
    """Where one goes on: the question that is open, or the text."""
    return reverse("worker:write_next", args=[code])
