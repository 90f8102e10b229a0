"""What the receipt of a service says, from its row, the act that served it and the steps before."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from weiquanbao.cases.models import Case, Entry
from weiquanbao.cases.names import name_of
from weiquanbao.kernel.forms import Value
from weiquanbao.kernel.procedure import Act
from weiquanbao.papers.reading import paper
from weiquanbao.people.models import Person
from weiquanbao.procedures.service.forms import CAPACITIES
from weiquanbao.service.models import Service
from weiquanbao.service.receipts import Receipt
from weiquanbao.service.words import ELECTRONIC, WAYS

#: Statute or rule behind an act → the way it is.
_BY_BASIS = {
    "民事诉讼法 90": ELECTRONIC,
    "民事诉讼法 88": "hand",
    "民事诉讼法 89": "left",
    "民事诉讼法 91": "post",
    "办案规则 20": "put_up",
}


def receipt_of(case: Case, act: Act, values: Mapping[str, Value], *, on: date) -> dict[str, object]:
    """`service`: what a text says of the service this act completes; nothing for a preview before there is one."""
    row = Service.objects.select_related("handed_by").filter(case=case).first()
    served = paper(row.paper_id) if row else None
    if row is None or served is None:
        return {}
    way = _BY_BASIS[act.basis]
    said = {**_entries(case), **values}
    receipt = Receipt(
        case_number=case.parent.number if case.parent else case.number,
        title=served.title,
        number=served.number,
        sha256=served.newest.sha256,
        addressee=name_of(case.party) if case.party else "",
        way=WAYS[way],
        served_on=on,
        server=_server(row, case, values),
        electronic=way == ELECTRONIC,
        sent_on=row.sent_on if way in ("post", "put_up") else None,
        place=_word(said, "place"),
        recipient=_word(values, "recipient"),
        capacity=dict(CAPACITIES).get(_word(values, "capacity"), ""),
        refusal=_word(said, "refusal") if way in ("left", "put_up") else "",
        witness=_word(values, "witness"),
        tracking=row.tracking if way == "post" else "",
        photos="、".join(str(one) for one in _photos(row, values)),
    )
    return {"service": receipt.fields()}


def _entries(case: Case) -> dict[str, object]:
    """What was written in the steps before, the newest counting."""
    rows = Entry.objects.filter(case=case, code__in=("place", "refusal")).order_by("step")
    return dict(rows.values_list("code", "value"))


def _word(said: Mapping[str, object], code: str) -> str:
    return str(said.get(code, ""))


def _photos(row: Service, values: Mapping[str, Value]) -> list[int]:
    items = values.get("items")
    return [int(one) for one in items] if isinstance(items, tuple) else row.items


def _server(row: Service, case: Case, values: Mapping[str, Value]) -> str:
    """Who brought it; the union where the platform did."""
    named = values.get("server")
    person = Person.objects.filter(pk=named).first() if isinstance(named, int) else row.handed_by
    return person.name if person else case.organisation.name
