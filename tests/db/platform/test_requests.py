"""What every request gets and leaves behind."""

import io
import json
import logging
from dataclasses import replace

import pytest
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from weiquanbao.config import logs, security

CODE = "SL7Q-4029-XK"


def show(request: HttpRequest, code: str) -> HttpResponse:
    return HttpResponse(str(getattr(request, "csp_nonce", "")) if "nonce" in request.GET else code)


def fail(request: HttpRequest, code: str) -> HttpResponse:
    raise ValueError(f"phone 13800000001 of {code} is already there")


def missing(request: HttpRequest, code: str) -> HttpResponse:
    raise Http404(code)


urlpatterns = [
    path("m/<str:code>/", show),
    path("m/<str:code>/fail", fail),
    path("m/<str:code>/missing", missing),
]


def refuse(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return HttpResponse("refused", status=404 if exception else 500)


handler404 = handler500 = refuse


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch):
    """What was written, as it would be on standard error."""
    written = io.StringIO()
    (handler,) = (each for each in logging.getLogger().handlers if type(each) is logging.StreamHandler)
    monkeypatch.setattr(handler, "stream", written)
    with override_settings(ROOT_URLCONF=__name__):
        yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]


def test_one_line_a_request_with_the_route_and_never_the_code(lines) -> None:
    answer = Client().get(f"/m/{CODE}/")
    (line,) = lines()
    assert (line["method"], line["route"], line["status"]) == ("GET", "/m/<str:code>/", 200)
    assert line["ms"] >= 0
    assert line["request"] == answer.headers["X-Request-ID"]
    assert line["account"] is None


def test_a_refusal_and_an_unknown_page_do_not_repeat_the_address(lines) -> None:
    Client().get(f"/m/{CODE}/missing")
    Client().get(f"/n/{CODE}")
    assert [line["route"] for line in lines()] == ["/m/<str:code>/missing", "unknown"]
    assert CODE not in str(lines())


def test_a_fault_says_where_but_not_the_words_that_hold_the_row(lines) -> None:
    Client(raise_request_exception=False).get(f"/m/{CODE}/fail")
    fault, line = lines()
    assert (fault["fault"], line["status"]) == ("ValueError", 500)
    assert any("test_requests.py" in place for place in fault["where"])
    assert fault["request"] == line["request"]
    assert CODE not in str(lines())
    assert "13800000001" not in str(lines())


def test_a_strange_method_does_not_become_a_measurement_of_its_own(lines) -> None:
    Client().generic("FLY", f"/m/{CODE}/")
    assert lines()[0]["method"] == "OTHER"


@override_settings(ROOT_URLCONF=__name__)
def test_the_browser_is_given_its_rules() -> None:
    answer = Client().get(f"/m/{CODE}/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert f"connect-src 'self' http://testserver:{settings.LIVE_PORT}" in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["Cache-Control"] == "private, no-cache"


@override_settings(ROOT_URLCONF=__name__)
def test_a_nonce_is_new_for_every_page_that_asks() -> None:
    first, second = (Client().get(f"/m/{CODE}/?nonce") for _ in range(2))
    assert first.content != second.content
    assert f"'nonce-{first.content.decode()}'" in first.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "1.2.3.4", "10.0.0.1"),
        (1, "1.2.3.4", "1.2.3.4"),
        (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
        (2, "6.6.6.6, 1.2.3.4, 10.9.9.9", "1.2.3.4"),
        (2, "1.2.3.4", "10.0.0.1"),
    ],
)
def test_only_our_own_proxies_are_believed(
    monkeypatch: pytest.MonkeyPatch, proxies: int, forwarded: str, address: str
) -> None:
    monkeypatch.setattr(settings, "ENVIRONMENT", replace(settings.ENVIRONMENT, proxies=proxies))
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": forwarded})
    security.ClientAddress(lambda request: HttpResponse())(request)
    assert request.META["REMOTE_ADDR"] == address


def test_others_log_lines_lose_the_address_they_repeat() -> None:
    record = logging.LogRecord(
        "django.security.csrf", 30, "f", 1, "Forbidden (%s): %s", ("old", f"/m/{CODE}"), None
    )
    assert logs.WithoutPaths().filter(record)
    assert record.getMessage() == "Forbidden (%s): %s"
