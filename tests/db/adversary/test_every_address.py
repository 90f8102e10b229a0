"""Every role at every address of the site, with the ids and codes of everybody else's things.

The addresses are read from the urlconf, so that a new page is tried without a word here. What must hold: nothing of
somebody else's matter is shown, in any direction; and what is refused looks the same whether it exists or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.cookies import SimpleCookie
from uuid import uuid4

import pytest
from both_sides import Sides
from django.db import transaction
from django.http.response import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from planted import Visitor, World, values_of

from weiquanbao.cases.models import Case
from weiquanbao.common.identifiers import matter_code

pytestmark = pytest.mark.django_db
PARAMETER = re.compile(r"<(?:(\w+):)?(\w+)>")
ROWS = (
    "case_id",
    "item_id",
    "page_id",
    "party_id",
    "agent_id",
    "notice_id",
    "paper_id",
    "found_id",
    "computation_id",
    "booking_id",
    "review_id",
    "handover_id",
)
#: Parameters that name a thing of somebody's: which value of `planted.values_of` fills them.
THINGS = {
    ("str", "code"): "matter_code",
    **{(kind, name): name for kind in ("row", "int") for name in ROWS},
    ("slug", "thread"): "thread",
    ("uuid", "table"): "table",
}
#: Parameters that are words of the site itself, the same for every matter.
WORDS = {
    "act": "add_evidence", "code": "accept", "procedure": "representation", "copy": "served", "what": "close",
    "digest": "none", "kind": "docx", "part": "main", "name": "none", "number": "none", "token": "A" * 32,
    "statute": "调解仲裁法", "article": "27", "claim": "severance", "ask": "who",
    # Accounts and appointments are the administrators' business: the figure of nobody.
    "account_id": "999999999", "appointment_id": "999999999",
    # A list of dossiers whose time is over is the county's business: one that was never made.
    "list_id": "999999999",
    # The roster is the county's business, and where a lawyer sits is everybody's.
    "post_id": "999999999", "shift_id": "999999999", "leave_id": "999999999", "swap_id": "999999999",
    "person_id": "999999999",
    # The books are the union's own: entries and statements of a fund nobody founded.
    "entry_id": "999999999", "statement_id": "999999999",
}  # fmt: skip
NOWHERE = {
    "case_id": "999999999", "item_id": "999999998", "page_id": "999999997", "party_id": "999999996",
    "notice_id": "999999995", "agent_id": "999999993", "paper_id": "999999992", "found_id": "999999991",
    "computation_id": "999999990", "booking_id": "999999989", "review_id": "999999988", "handover_id": "999999987",
    "table": "00000000-0000-4000-8000-000000000000",
    "thread": "union-999999996",
    "message": "999999994",
}  # fmt: skip
#: They belong to the on-screen telephone of the demonstration and do not exist elsewhere.
DEMO = ("demo/", "kit/")
#: Pages that look for something.
SEARCHED = ("desk/", "desk/find/", "desk/all/", "file/employers/")


@dataclass(frozen=True)
class Address:
    """One address as the urlconf writes it, with its parameters."""

    route: str
    parameters: tuple[tuple[str, str], ...]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for one in self.parameters if (name := THINGS.get(one)))

    def at(self, values: dict[str, str]) -> str:
        def fill(found: re.Match[str]) -> str:
            kind, name = found[1] or "str", found[2]
            thing = THINGS.get((kind, name))
            if thing:
                return values[thing]
            return "apply" if name in {"act", "code"} and "procedure" in self.route else WORDS[name]

        return "/" + PARAMETER.sub(fill, self.route)


def addresses() -> list[Address]:
    found = {}
    for route in _walk(get_resolver(), ""):
        parameters = tuple((kind or "str", name) for kind, name in PARAMETER.findall(route))
        found[route] = Address(route, parameters)
    return [one for one in found.values() if not one.route.startswith(DEMO)]


def _walk(resolver: URLResolver, prefix: str) -> Iterator[str]:
    for one in resolver.url_patterns:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, here)
        elif isinstance(one, URLPattern):
            yield here


@contextmanager
def undone(visitor: Visitor) -> Iterator[None]:
    """Whatever a request did is undone, in the database and in the browser."""
    cookies = SimpleCookie({name: one.value for name, one in visitor.client.cookies.items()})
    around = transaction.atomic()
    # What is seen is written down in a transaction of its own, which a test's own one does not stand in the way of.
    around._from_testcase = True
    with around:
        yield
        transaction.set_rollback(True)
    visitor.client.cookies = cookies


def ask(visitor: Visitor, address: str, *, post: bool = False, data: dict[str, str] | None = None) -> str:
    """The answer as one text: status, headers and body, without what differs for every request."""
    with undone(visitor):
        typed = {"key": str(uuid4()), "text": "x", "reason": "要打电话", "go": "hand", **(data or {})}
        answer = visitor.client.post(address, typed) if post else visitor.client.get(address, data or {})
        return _text(answer, address)


def _text(answer: HttpResponseBase, address: str) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = "\n".join(f"{name}: {value}" for name, value in sorted(answer.items()))
    text = f"{answer.status_code}\n{head}\n\n{body.decode(errors='replace')}"
    text = text.replace(address, "HERE").replace(address.replace("/", "%2F"), "HERE")
    text = re.sub(r'nonce[-=]"?[\w+/=-]+', "NONCE", text)
    text = re.sub(r'(name="csrfmiddlewaretoken" value=")\w+', r"\1", text)
    text = re.sub(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<=X-Request-ID: )\w+", "ID", text)
    return re.sub(r"Content-Length: \d+\n|Expires: .*\n|expires=[^;]*;", "", text)


def test_every_parameter_can_be_filled():
    """A new kind of thing must be planted in both matters, or nobody tries whether it leaks."""
    for one in addresses():
        for kind, name in one.parameters:
            assert (kind, name) in THINGS or name in WORDS, (
                f"/{one.route} has a parameter <{kind}:{name}> this test cannot fill. If it names a row of somebody's "
                "matter, plant one in `tests/db/planted.py`, give its id in `values_of`, and add it to THINGS and "
                "NOWHERE here; "
                "if it is a word of the site, add one to WORDS."
            )


def nowhere() -> dict[str, str]:
    return {**NOWHERE, "matter_code": matter_code()}


def test_nothing_of_others_is_shown_and_each_refusal_looks_alike(world: World):
    first, second = values_of(world.first), values_of(world.second)
    things = [one for one in addresses() if one.names]
    faults = []
    for visitor in world.visitors:
        for sides in visitor.foreign:
            theirs, marks = (first if sides is world.first else second), world.marks(sides)
            own = None if visitor.own is None else first if visitor.own is world.first else second
            for one in things:
                for there, missing in _tries(one, theirs, own):
                    for post in (False, True):
                        got = ask(visitor, there, post=post)
                        same = ask(visitor, missing, post=post)
                        told = f"{visitor.name} {'POST' if post else 'GET'} /{one.route}"
                        faults += [f"{told} shows {mark}" for mark in marks if mark in got]
                        if got != same:
                            faults.append(f"{told} differs: {_first_difference(got, same)}")
    assert not faults, "\n".join(faults)


def _tries(one: Address, theirs: dict[str, str], own: dict[str, str] | None) -> Iterator[tuple[str, str]]:
    """Everything theirs; and what is one's own at the head of the address with what is theirs behind it."""
    gone = nowhere()
    yield one.at(theirs), one.at(gone)
    if own and len(one.names) > 1:
        head = {one.names[0]: own[one.names[0]]}
        yield one.at(theirs | head), one.at(gone | head)


def _first_difference(one: str, other: str) -> str:
    for left, right in zip(one.splitlines(), other.splitlines(), strict=False):
        if left != right:
            return f"{left[:160]!r} / {right[:160]!r}"
    return "one goes on"


def test_lists_and_searches_show_nothing_of_others(world: World):
    plain = [one for one in addresses() if not one.parameters and not one.route.startswith("sign-out")]
    faults = []
    for visitor in world.visitors:
        marks = frozenset[str]().union(*(world.marks(sides) for sides in visitor.foreign))
        if not marks:
            continue
        searches = [asked for sides in visitor.foreign for asked in _searches(sides)]
        for one in plain:
            for asked in ({}, *(searches if one.route in SEARCHED else ())):
                got = ask(visitor, f"/{one.route}", data=asked)
                shown = [mark for mark in marks if mark in got and mark not in asked.values()]
                faults += [f"{visitor.name} /{one.route}?{asked} shows {mark}" for mark in shown]
    assert not faults, "\n".join(faults)


def _searches(sides: Sides) -> list[dict[str, str]]:
    phone = sides.worker.person.phone if sides.worker.person else ""
    return [{"q": phone or ""}, {"q": sides.code}, {"employer": str(sides.respondents[0].employer_id)}]


def test_within_one_matter_each_sees_only_what_is_for_him(world: World):
    faults = []
    for visitor in world.visitors:
        if visitor.own is None or not visitor.hidden:
            continue
        mine = values_of(visitor.own)
        tabs = [{"tab": tab} for tab in ("story", "evidence", "messages", "notices", "seen")]
        for one in addresses():
            if not one.names:
                continue
            for data in tabs if one.route.endswith("cases/<row:case_id>/") else [{}]:
                got = ask(visitor, one.at(mine), data=data)
                faults += [
                    f"{visitor.name} /{one.route} shows {word}" for word in visitor.hidden if word in got
                ]
    assert not faults, "\n".join(faults)


def test_of_wages_paid_first_each_sees_only_what_is_for_him(world: World):
    """The same addresses once more, with the case of the assignment in place of the complaint."""
    opened = Case.objects.get(procedure="wage_assignment")
    mine = values_of(world.first) | {"case_id": str(opened.pk)}
    own = [one for one in world.visitors if one.own is world.first and one.hidden]
    addressed = [one for one in addresses() if "case_id" in one.names]
    faults = []
    for visitor in own:
        for one in addressed:
            got = ask(visitor, one.at(mine))
            faults += [f"{visitor.name} /{one.route} shows {word}" for word in visitor.hidden if word in got]
    assert not faults, "\n".join(faults)
    seen = {visitor.name: visitor for visitor in world.visitors}
    here = f"/desk/cases/{opened.pk}/"
    assert "LEAKhardship" in ask(seen["town_officer"], here)
    assert "LEAKbank" in ask(seen["cashier"], here)


def test_the_words_are_really_there_to_be_found(world: World):
    """Whoever may see them does: else the tests above would prove nothing."""
    seen = {visitor.name: visitor for visitor in world.visitors}
    case = f"/desk/cases/{world.first.filed.case_id}/"
    for tab, words in (
        ("story", ("LEAK1x", "LEAKnote", "LEAKstory")),
        ("evidence", ("LEAKwfile", "LEAKffile", "LEAKsfile")),
        ("messages", ("LEAKworker", "LEAKfirst", "LEAKsecond")),
    ):
        shown = ask(seen["town_officer"], case, data={"tab": tab})
        assert all(word in shown for word in words), tab
    assert "LEAKwfile" in ask(seen["worker"], f"/m/{world.first.code}/")
    thread = f"/e/{world.first.code}/messages/union-{world.first.respondents[0].pk}/"
    assert "LEAKfirst" in ask(seen["contact"], thread)
