"""Every address of the site with the rule it opens by, read from the views themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver

from weiquanbao.commands.reference import classes
from weiquanbao.commands.reference.markdown import table
from weiquanbao.web.acting import AccessRule, rule_of

PATH = "docs/reference/access.md"
INTRODUCTION = """# Access

Every address opens by a named rule that stands on its view (`src/weiquanbao/web/acting.py`); a test refuses
an address without one. Whoever is not signed in is sent to sign in; whoever may not open a page gets the
page of what does not exist. A rule opens the page; **what** is seen on it is decided by the
[readings](readings.md), what may be **done** by the [procedures](procedures.md). Addresses marked *demo*
exist in a demonstration and in tests only.

"""
DEMO_ONLY = ("kit/", "demo/")


@dataclass(frozen=True, slots=True)
class Address:
    """One address: how it is written, its name, the view's place in code, and its rule."""

    url: str
    name: str
    place: str
    rule: AccessRule | None


def render() -> str:
    """The rules, then every address in the order they are asked."""
    known = {one.rule.code: one.rule for one in addresses() if one.rule}
    rules = (
        (f"`{rule.code}`", rule.meaning, "、".join(sorted(rule.opens_to)))
        for _code, rule in sorted(known.items())
    )
    return (
        INTRODUCTION
        + "## Rules\n\n"
        + table(("Rule", "Meaning", "Opens to"), rules)
        + "\n## Addresses\n\n"
        + table(("Address", "Name", "Rule", "View"), (_row(one) for one in addresses()))
        + classes.render()
    )


def addresses() -> list[Address]:
    """Every address the resolver knows; one that has several names is listed under the first."""
    found: dict[str, Address] = {}
    for one in _walk(get_resolver(), "/", ""):
        found.setdefault(one.url, one)
    return list(found.values())


def without_rule() -> list[str]:
    """Addresses of which nobody has said who may open them."""
    return [one.url for one in addresses() if one.rule is None]


def _walk(resolver: URLResolver, prefix: str, namespace: str) -> Iterator[Address]:
    for one in resolver.url_patterns:
        here = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from _walk(one, here, f"{one.namespace}:" if one.namespace else namespace)
        elif isinstance(one, URLPattern):
            place = f"{one.callback.__module__.removeprefix('weiquanbao.')}.{one.callback.__name__}"
            yield Address(here, f"{namespace}{one.name or ''}", place, rule_of(one.callback))


def _row(one: Address) -> tuple[str, ...]:
    demo = " *demo*" if one.url.removeprefix("/").startswith(DEMO_ONLY) else ""
    rule = f"`{one.rule.code}`" if one.rule else "**nobody has said**"
    return f"`{one.url}`{demo}", f"`{one.name}`", rule, f"`{one.place}`"
