"""Who asks for a page, and the named rule each page is opened by. A view without a rule is refused by a test.

Whoever is not signed in is sent to sign in; whoever may not open a page gets the page of what does not exist.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from weiquanbao.access.actors import Actor
from weiquanbao.access.predicates import Visitor, actor_of, duties_of, is_staff
from weiquanbao.access.roles import NARROW, ON_CASES, READERS
from weiquanbao.people.duties import CASEWORK, DUTIES

ANYBODY, WORKER, STAFF = "anybody", "worker", "staff"
View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class AccessRule:
    """Who may open a page: duties of staff, `staff` with or without duties, `worker`s, or `anybody`."""

    code: str
    meaning: str
    opens_to: frozenset[str]

    def admits(self, visitor: Visitor) -> bool:
        """Whether this visitor, as of today, is among them."""
        return ANYBODY in self.opens_to or not self.opens_to.isdisjoint(keys_of(visitor))


def keys_of(visitor: Visitor) -> frozenset[str]:
    """What opens pages to this visitor today: being anybody, a worker or of the staff, and every duty held."""
    if is_staff(visitor):
        return duties_of(visitor) | {ANYBODY, STAFF}
    return frozenset({ANYBODY, WORKER} if getattr(visitor, "is_worker_account", False) else {ANYBODY})


def visitor_of(request: HttpRequest) -> Visitor:
    """Whoever asks for a page."""
    return cast("Visitor", request.user)


def actor_here(request: HttpRequest) -> Actor:
    """The actor behind this request; the page of what does not exist where there is none."""
    actor = actor_of(visitor_of(request))
    if actor is None:
        raise Http404
    return actor


def ruled(rule: AccessRule) -> Callable[[View], View]:
    """Open a view by this rule and write the rule on it."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if rule.admits(visitor_of(request)):
                return view(request, *args, **kwargs)
            if request.user.is_authenticated:
                raise Http404
            return _sign_in(request, rule)

        guarded.access_rule = rule  # type: ignore[attr-defined]
        return guarded

    return decorate


def rule_of(view: Callable[..., Any]) -> AccessRule | None:
    """The rule written on a view."""
    return getattr(view, "access_rule", None)


def _sign_in(request: HttpRequest, rule: AccessRule) -> HttpResponseBase:
    """The way in; afterwards back to the same page."""
    to = reverse("worker:mine") if rule.opens_to == {WORKER} else None
    response = redirect_to_login(request.get_full_path(), to)
    return HttpResponseClientRedirect(response.url) if getattr(request, "htmx", False) else response


def duty(*codes: str) -> Callable[[View], View]:
    """Open to whoever holds one of these duties today."""
    words = "、".join(DUTIES[code].label for code in codes)
    return ruled(AccessRule("+".join(codes), words, frozenset(codes)))


def administrator(*codes: str) -> Callable[[View], View]:
    """Open to these of the three administrators (三员)."""
    return duty(*codes)


open_to_all = ruled(AccessRule("open_to_all", "谁都能看", frozenset({ANYBODY})))
draft_holder = ruled(
    AccessRule("draft_holder", "手里有这份草稿的人：填它的手机，或在窗口代填的干部", frozenset({ANYBODY}))
)
own_matters = ruled(AccessRule("own_matters", "先用验证码证明手机号，然后只看自己的事", frozenset({ANYBODY})))
own_side = ruled(
    AccessRule("own_side", "先用验证码证明手机号，然后只看自己作为单位一方要答复的事", frozenset({ANYBODY}))
)
invited = ruled(
    AccessRule("invited", "手里有通知里的链接的人：确认手机号以前只看到通知了哪家单位", frozenset({ANYBODY}))
)
machines = ruled(AccessRule("machines", "监控程序，不含个人信息", frozenset({ANYBODY})))
worker_only = ruled(AccessRule("worker_only", "用手机号登录的职工，只看自己的事", frozenset({WORKER})))
staff_only = ruled(AccessRule("staff_only", "所有工作人员", frozenset({STAFF})))
case_readers = ruled(AccessRule("case_readers", "办案人员和审计员，只看任职范围内的案件", frozenset(READERS)))
on_cases = ruled(
    AccessRule("on_cases", "办案人员、审计员和出纳；出纳只看工资让渡和基金，别的看不到", frozenset(ON_CASES))
)
takes_part = ruled(
    AccessRule(
        "takes_part", "办案人员和出纳，办自己看得到的案件里写明归自己的事", frozenset({*CASEWORK, *NARROW})
    )
)
casework = ruled(AccessRule("casework", "办案人员，只看任职范围内的案件", frozenset(CASEWORK)))
