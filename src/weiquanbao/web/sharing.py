"""每个人多少, before it is sent: the pro-rata shares to start from, and what was typed added up."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django.http import HttpRequest
from django.utils.translation import gettext as _

from weiquanbao.access.actors import Actor
from weiquanbao.common.money import yuan
from weiquanbao.kernel.forms import Form
from weiquanbao.reading import visible
from weiquanbao.web import doing, forms

#: The buttons that send nothing yet.
WORK_OUT, FILL = "work_out", "fill"
AMOUNT = "amount"


def asks_to_work_out(request: HttpRequest, form: Form | None) -> bool:
    """Whether this request only wants numbers, of a form that parts a sum."""
    return WORK_OUT in request.POST and any(one.kind == "shares" for one in form or ())


def worked_out(request: HttpRequest, form: Form | None, actor: Actor, case_id: int) -> doing.Sent:
    """What was typed, with the suggestion in place of the shares if that was asked for; nothing is sent."""
    sent = doing.Sent(forms.typed(form, request.POST))
    total = counted(sent.raw)
    if request.POST[WORK_OUT] != FILL:
        if total is not None and not sent.raw.get(AMOUNT):
            sent.raw[AMOUNT] = str(total)
        sent.errors = _unread(sent.raw)
        return sent
    try:
        shares = visible.suggested_shares(actor, case_id, yuan(str(sent.raw.get(AMOUNT, ""))))
    except ValueError as fault:
        sent.errors = {AMOUNT: str(fault) if sent.raw.get(AMOUNT) else _("先写一共多少，再分")}
        return sent
    sent.raw["shares"] = {str(one): str(his) for one, his in shares.items()}
    return sent


def counted(raw: forms.Typed) -> Decimal | None:
    """The sum of what was typed and can be read; none where nothing can."""
    read = [his for text in _typed(raw).values() if (his := _sum(text)) is not None]
    return sum(read, Decimal(0)) if read else None


def _unread(raw: forms.Typed) -> dict[str, str]:
    """A sentence for every row whose number was not understood."""
    found = {}
    for row, text in _typed(raw).items():
        try:
            yuan(text or "0")
        except ValueError as fault:
            found[f"shares-{row}"] = str(fault)
    return found


def _typed(raw: forms.Typed) -> Mapping[str, str]:
    rows = raw.get("shares")
    return rows if isinstance(rows, Mapping) else {}


def _sum(text: str) -> Decimal | None:
    try:
        return yuan(text)
    except ValueError:
        return None
