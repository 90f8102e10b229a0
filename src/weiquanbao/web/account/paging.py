"""What was asked for in the address of a list: which page, between which days."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest


def page_of(request: HttpRequest) -> int:
    """The page asked for; the first when it is no number."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1


def day_of(request: HttpRequest, name: str) -> date | None:
    """A day of the filter; none when it cannot be read."""
    try:
        return date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return None


def words_of(request: HttpRequest) -> str:
    """The words of the search."""
    return request.GET.get("q", "")[:60]


def next_of(request: HttpRequest, next_page: int | None) -> str:
    """The address of the next page with the same filter; empty on the last one."""
    if next_page is None:
        return ""
    kept = {name: value for name, value in request.GET.items() if name != "page" and value}
    return f"?{urlencode(kept | {'page': str(next_page)})}"
