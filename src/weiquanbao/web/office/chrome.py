"""The frame of every desk page: who is here, what day it is, and the entries that work for this person now."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from weiquanbao.access.predicates import actor_of, handles_cases, reads_cases
from weiquanbao.common.dates import today
from weiquanbao.reading import visible
from weiquanbao.rosters.rights import KEEPERS
from weiquanbao.web.account.homes import home_of
from weiquanbao.web.acting import keys_of, visitor_of
from weiquanbao.web.addresses import address_of, rule_at
from weiquanbao.web.design.days import day_month, plain_weekday


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of the rail as it is declared; `badge` names the figure beside it."""

    label: str
    view: str
    icon: str
    badge: str = ""
    query: str = ""
    below: tuple[str, ...] = ()
    """Pages that belong to this one: the entry stays marked on them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as this person sees it."""

    label: str
    href: str
    icon: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Chrome:
    """Mast and rail."""

    name: str
    face: str
    home: str
    day: str
    unread: int
    letters: bool
    finds: bool
    handles: bool
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]


BELOW_ROSTER = tuple(
    f"office:roster_{name}"
    for name in ("shift", "month", "posts", "hours", "close", "history", "lawyers", "lawyer")
)
BELOW_FUND = tuple(
    f"office:fund_{name}"
    for name in ("establish", "journal", "entry", "bank", "statement", "months", "figures")
)
RAIL = (
    (
        "",
        (
            Place(
                gettext_noop("我答的咨询"),
                "office:asked",
                "ear",
                below=("office:asked_one", "office:asked_publish"),
            ),
            Place(gettext_noop("待办"), "office:queue", "list", "open"),
            Place(gettext_noop("新收件"), "office:queue", "mail", "received", "?state=received"),
            Place(gettext_noop("来往消息"), "office:talks", "sms", "waiting"),
            Place(gettext_noop("全部事项"), "office:register", "search"),
        ),
    ),
    (
        gettext_noop("办理"),
        (
            Place(gettext_noop("登记来访"), "office:visit", "plus"),
            Place(gettext_noop("没送到的通知"), "office:failed", "bell"),
            Place(gettext_noop("律师坐班"), "office:roster", "calendar", "roster", below=BELOW_ROSTER),
            Place(gettext_noop("我的坐班"), "office:duty", "calendar", below=("office:duty_swap",)),
            Place(gettext_noop("让渡基金"), "office:fund", "calc", below=BELOW_FUND),
            Place(gettext_noop("看文书"), "office:drafts", "doc", "drafts", below=("draft_review",)),
        ),
    ),
    (
        gettext_noop("规则与记录"),
        (
            Place(gettext_noop("两边评价"), "office:fairness", "ear"),
            Place(gettext_noop("指南"), "office:guide", "info"),
            Place(gettext_noop("期限参数"), "office:parameters", "scale"),
            Place(gettext_noop("放假安排"), "office:holidays", "calendar"),
            Place(gettext_noop("账本"), "office:ledger", "shield"),
            Place(gettext_noop("到期的卷宗"), "office:archive", "saved", below=("destruction",)),
        ),
    ),
    (
        gettext_noop("管理"),
        (
            Place(gettext_noop("账号"), "accounts", "users", below=("account", "open_account", "appoint")),
            Place(gettext_noop("任职"), "appointments", "key"),
            Place(gettext_noop("安全记录"), "security_events", "lock"),
            Place(gettext_noop("看号记录"), "disclosures", "eye"),
        ),
    ),
)


def chrome_of(request: HttpRequest) -> Chrome:
    """The frame for this request, put together once. Its queries are the same on every page."""
    found: Chrome | None = getattr(request, "_chrome", None)
    if found is None:
        found = request._chrome = _chrome(request)  # type: ignore[attr-defined]  # noqa: SLF001 - kept for its page
    return found


def _chrome(request: HttpRequest) -> Chrome:
    visitor = visitor_of(request)
    actor = actor_of(visitor)
    reads = reads_cases(visitor)
    figures = visible.badges(actor) if actor and reads else None
    counts = (
        {"open": figures.open, "received": figures.received, "waiting": figures.waiting} if figures else {}
    )
    lawyer = "duty_lawyer" in keys_of(visitor)
    if actor and lawyer:
        counts |= {"drafts": visible.waits_for(actor)}
    if actor and not KEEPERS.isdisjoint(keys_of(visitor)):
        counts |= {"roster": visible.roster_waiting(actor)}
    name = request.user.get_full_name() if request.user.is_authenticated else ""
    keys = keys_of(visitor)
    groups = tuple(
        (_(title) if title else "", _entries(request, keys, places, counts)) for title, places in RAIL
    )
    return Chrome(
        name=name,
        face=name[-1:],
        home=home_of(visitor),
        day=f"{day_month(today())} {plain_weekday(today())}",
        unread=figures.unread if figures else visible.letters_unread(actor) if actor and lawyer else 0,
        letters=reads or lawyer,
        finds=reads,
        handles=handles_cases(visitor),
        groups=tuple(group for group in groups if group[1]),
    )


def _entries(
    request: HttpRequest, keys: frozenset[str], places: tuple[Place, ...], counts: dict[str, int]
) -> tuple[Entry, ...]:
    """An entry is there when the rule of its own page admits this visitor."""
    shown = (place for place in places if _admitted(keys, place))
    return tuple(
        Entry(
            label=_(place.label),
            href=address_of(place.view) + place.query,
            icon=place.icon,
            count=counts.get(place.badge, 0),
            current=_is_here(request, place),
        )
        for place in shown
    )


def _admitted(keys: frozenset[str], place: Place) -> bool:
    rule = rule_at(place.view)
    return rule is not None and not rule.opens_to.isdisjoint(keys)


def _is_here(request: HttpRequest, place: Place) -> bool:
    here = request.resolver_match.view_name if request.resolver_match else ""
    if here in place.below:
        return True
    if here != place.view:
        return False
    asked = request.META.get("QUERY_STRING", "")
    return asked == place.query.removeprefix("?") if place.query else asked != "state=received"
