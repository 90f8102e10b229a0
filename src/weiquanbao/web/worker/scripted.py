"""What a script is told instead of being redirected: where to go on, so that the next page is fetched once."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]
ASKED, NEXT = "X-Go", "X-Next"


def tells_script(view: View[P]) -> View[P]:
    """A redirect becomes 204 with the address in a header, when the script asked for it; cookies are kept."""

    @wraps(view)
    def told(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not (isinstance(response, HttpResponseRedirect) and request.headers.get(ASKED)):
            return response
        answer = HttpResponse(status=204, headers={NEXT: response.url})
        answer.cookies = response.cookies
        return answer

    return told
