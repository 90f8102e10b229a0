"""A browser that does not give up: a request that fails or is cut off is sent again, the same, until it is answered."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit
from uuid import uuid4

#: No page takes this long; a server that was killed and left the connection open does.
TIMEOUT_SECONDS = 20.0
PAUSE_SECONDS = 0.2
NOT_HANDED_IN = frozenset({"submit", "button", "image", "reset", "file"})
TICKED = frozenset({"checkbox", "radio"})


class Unanswered(Exception):
    """However often it was sent, nobody answered."""


@dataclass(frozen=True, slots=True)
class Form:
    """A form as the page gave it: where it goes and what is in it already."""

    action: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Photo:
    """A file chosen in a form."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """What is sent with a request."""

    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and how often it had to be asked for."""

    path: str
    status: int
    location: str
    text: str
    tries: int

    def form(self, name: str = "csrfmiddlewaretoken") -> Form | None:
        """The first form to be handed in that has this field."""
        reader = _Forms(self.path)
        reader.feed(self.text)
        return next((form for form in reader.found if name in form.values), None)


@dataclass(slots=True)
class Browser:
    """One browser with its cookies; `source` is the address of this machine it comes from."""

    port: int
    patience: float
    source: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Answer:
        """Open a page."""
        return self._insist("GET", path, None)

    def hand_in(
        self,
        form: Form,
        values: Mapping[str, str],
        *,
        photo: Photo | None = None,
        hang_up: bool = False,
        stays: bool = False,
    ) -> Answer:
        """Hand a form in. With `hang_up` the connection is closed once before the answer can come back.

        What `stays` leads to its own page once it is done.
        """
        filled = {**form.values, **values}
        body = _multipart(filled, photo) if photo else _plain(filled)
        if hang_up:
            self._hang_up(form.action, body)
        answer = self._insist("POST", form.action, body)
        # The same request, sent a moment before, took the session along: a browser is led back to the page.
        return self.get(answer.location) if answer.location == form.action and not stays else answer

    def _insist(self, method: str, path: str, body: Body | None) -> Answer:
        until, tries = time.monotonic() + self.patience, 0
        while True:
            tries += 1
            try:
                answer = self._ask(method, path, body, tries)
            except (OSError, HTTPException):
                answer = None
            if answer is not None and answer.status < 500:
                return answer
            if time.monotonic() > until:
                raise Unanswered(f"{method} {path.partition('?')[0]}")
            time.sleep(PAUSE_SECONDS)

    def _ask(self, method: str, path: str, body: Body | None, tries: int) -> Answer:
        connection = self._connection()
        try:
            connection.request(method, path, body.content if body else None, self._headers(body))
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        if response.status < 500:
            self._remember(response.headers.get_all("Set-Cookie") or [])
        location = response.headers.get("Location") or ""
        return Answer(path, response.status, urlsplit(location).path, text, tries)

    def _connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, TIMEOUT_SECONDS, source_address=(self.source, 0))

    def _hang_up(self, path: str, body: Body) -> None:
        connection = self._connection()
        try:
            connection.request("POST", path, body.content, self._headers(body))
        except (OSError, HTTPException):
            return
        finally:
            connection.close()

    def _headers(self, body: Body | None) -> dict[str, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        return headers if body is None else headers | {"Content-Type": body.kind}

    def _remember(self, lines: list[str]) -> None:
        for line in lines:
            for name, morsel in SimpleCookie(line).items():
                if morsel["max-age"] == "0" or not morsel.value:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = morsel.coded_value


def _plain(values: Mapping[str, str]) -> Body:
    return Body("application/x-www-form-urlencoded", urlencode(values).encode())


def _multipart(values: Mapping[str, str], photo: Photo) -> Body:
    line = uuid4().hex
    parts = [
        f'--{line}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in values.items()
    ]
    head = f'--{line}\r\nContent-Disposition: form-data; name="files"; filename="{photo.name}"\r\n\r\n'
    parts += [head.encode(), photo.content, f"\r\n--{line}--\r\n".encode()]
    return Body(f"multipart/form-data; boundary={line}", b"".join(parts))


class _Forms(HTMLParser):
    """Reads the forms of a page the way a browser would hand them in untouched."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path
        self.found: list[Form] = []
        self._open: dict[str, str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A form begins, or a field of one."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = {}
            self.found.append(Form(urljoin(self.path, given.get("action", "") or self.path), self._open))
        elif tag == "input" and self._open is not None and _is_handed_in(given):
            self._open[given["name"]] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        """A form ends."""
        if tag == "form":
            self._open = None


def _is_handed_in(given: Mapping[str, str]) -> bool:
    kind = given.get("type", "text")
    return (
        bool(given.get("name")) and kind not in NOT_HANDED_IN and (kind not in TICKED or "checked" in given)
    )
