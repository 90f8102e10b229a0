"""Tags of the design system: `{% load weiquanbao %}`."""

from collections.abc import Hashable
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from weiquanbao.common import money
from weiquanbao.web import law
from weiquanbao.web.design import assets, days, drawings, saying, stencils
from weiquanbao.web.design.display import Display, display_of

register = template.Library()
SLOT = "slot_"
STYLE = "style"
"""The cookie in which the script says which stylesheet it has fetched (worker.js)."""


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str, css: str = "i") -> SafeString:
    """An icon beside words: hidden from screen readers."""
    return _use(context, drawings.icons()[name], css)


@register.simple_tag(takes_context=True)
def picture(context: Context, name: str) -> SafeString:
    """A picture above the words of a choice."""
    return _use(context, drawings.pictures()[name], "pic")


@register.simple_tag(takes_context=True)
def sprite(context: Context) -> SafeString:
    """The drawings this page used, once each; stands at the end of the page or fragment."""
    request = _request(context)
    used = drawings.used_on(request) if request is not None else {}
    if not used:
        return SafeString("")
    symbols = mark_safe("".join(one.symbol for one in used.values()))  # noqa: S308 our own files
    return format_html('<svg width="0" height="0" class="vh" aria-hidden="true">{}</svg>', symbols)


def _use(context: Context, drawing: drawings.Drawing, css: str) -> SafeString:
    request = _request(context)
    if request is None:
        inline = mark_safe(drawing.body)  # noqa: S308 our own files
        return format_html(
            '<svg class="{}" viewBox="{}" aria-hidden="true">{}</svg>', css, drawing.box, inline
        )
    drawings.used_on(request)[drawing.code] = drawing
    return _reference(drawing.code, css)


@cache
def _reference(code: str, css: str) -> SafeString:
    return format_html('<svg class="{}" aria-hidden="true"><use href="#{}"/></svg>', css, code)


@register.simple_tag(takes_context=True)
def part(context: Context, template: str, **shape: Hashable) -> SafeString:
    """A part that depends on nothing but these values: rendered once for all pages that bring the same.

    What is told as `slot_name` is only written into it, where the template says `{{ slot.name }}`.
    """
    words = {name.removeprefix(SLOT): str(shape.pop(name)) for name in list(shape) if name.startswith(SLOT)}
    return stencils.cut(template, **shape).filled(_request(context), words)


def _request(context: Context) -> Any:
    return getattr(context, "request", None) or context.get("request")


@register.simple_tag(takes_context=True)
def inline_style(context: Context, name: str) -> SafeString:
    """A stylesheet inside the page, so that the first page needs one request."""
    text = mark_safe(assets.asset(name).text)  # noqa: S308 our own files
    return format_html('<style nonce="{}">{}</style>', _nonce(context), text)


@register.simple_tag
def asset_url(name: str) -> str:
    """Where a bundle is fetched; the name holds its digest, so it may be kept for ever."""
    return reverse("design:asset", args=[assets.asset(name).digest, name])


@register.simple_tag(takes_context=True)
def has_style(context: Context, name: str) -> bool:
    """Whether this browser said that it keeps this very stylesheet; if not, the page brings the styles itself."""
    request = _request(context)
    return bool(request) and request.COOKIES.get(STYLE) == assets.asset(name).digest


@register.simple_tag(takes_context=True)
def loader(context: Context) -> SafeString:
    """The line that fetches the script once the page has been shown."""
    text = mark_safe(assets.LOADER)  # noqa: S308 our own text
    return format_html('<script nonce="{}">{}</script>', _nonce(context), text)


def _nonce(context: Context) -> str:
    return str(getattr(_request(context), "csp_nonce", ""))


@register.simple_tag
def law_link(basis: str, *, desk: bool = False, formal: bool = False, on: date | None = None) -> SafeString:
    """A citation as the link to its words, in force on a day (today when none is told); `formal` writes it out."""
    found = law.address(basis, desk=desk, on=on)
    if found is None:
        return format_html("{}", basis)
    href, cited = found
    return format_html('<a href="{}">{}</a>', href, cited.formal if formal else basis)


@register.simple_tag(takes_context=True)
def display(context: Context) -> Display:
    """What this person chose: `{% display as look %}`."""
    return display_of(_request(context))


@register.simple_tag(takes_context=True)
def switches(context: Context) -> SafeString:
    """Larger, darker, in another language: the forms that switch a page and lead back to it."""
    request = _request(context)
    stencil = stencils.cut("parts/switches.html", look=display_of(request))
    return stencil.filled(request, {"here": request.get_full_path()})


@register.inclusion_tag("parts/ribbon.html", takes_context=True)
def ribbon(context: Context) -> dict[str, bool]:
    """The ribbon on every page while the installation holds sample data."""
    return {"shown": bool(context.get("sample_data", settings.SAMPLE_DATA))}


@register.filter
def yuan(value: Decimal | None) -> str:
    """13,740 or 13,740.50."""
    return "" if value is None else money.in_figures(value)


@register.filter
def fen(value: int | None) -> str:
    """A sum of the books, kept in fen, as yuan: 13,740 or −12.50."""
    if value is None:
        return ""
    shown = money.in_figures(money.of_fen(abs(value)))
    return f"−{shown}" if value < 0 else shown


@register.filter
def in_words(value: Decimal | None) -> str:
    """一万三千七百四十元."""
    return "" if value is None else money.in_words(value)


register.filter("said", saying.said)
register.filter("said_all", saying.said_all)
register.filter("plain_date", days.plain_date)
register.filter("plain_weekday", days.plain_weekday)
register.filter("plain_time", days.plain_time)
register.filter("day_month", days.day_month)
register.filter("year_month", days.year_month)
