"""Tags of the desk: `{% load office %}`."""

from datetime import datetime

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from weiquanbao.common import dates
from weiquanbao.web.design import days
from weiquanbao.web.office.chrome import Chrome, chrome_of
from weiquanbao.web.office.lines import Line, drawn

register = template.Library()


@register.simple_tag(takes_context=True)
def chrome(context: Context) -> Chrome:
    """Mast and rail of this page: `{% chrome as desk %}`."""
    return chrome_of(context["request"])


@register.simple_tag(takes_context=True)
def queue_line(context: Context, line: Line, handles: bool) -> SafeString:
    """One row of the queue; `handles` shows what to do next."""
    return drawn(line, context["request"], handles=handles)


@register.filter
def moment(value: datetime | None) -> str:
    """今天 09:12, 11月19日 15:05, 2025年11月19日 15:05: as the desk writes times."""
    if value is None:
        return ""
    here = dates.local(value)
    clock = f"{here:%H:%M}"
    if here.date() == dates.today():
        return _("今天 %(time)s") % {"time": clock}
    if here.year == dates.today().year:
        return f"{days.day_month(here.date())} {clock}"
    return f"{days.plain_date(here.date())} {clock}"
