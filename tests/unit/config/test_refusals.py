"""A request that lost its session to its own twin is answered with the page, not with a refusal."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.test import RequestFactory

from weiquanbao.config.refusals import bad_request


def test_a_double_click_that_lost_its_session_is_shown_the_page() -> None:
    request = RequestFactory().post("/file/check/")
    answer = bad_request(request, SessionInterrupted("the session was deleted before the request completed"))
    assert (answer.status_code, answer["Location"]) == (302, "/file/check/")
