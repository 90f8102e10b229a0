"""A fund for tests: founded by a leader, kept by a cashier, each act through the desk on its day."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from cashiers import cashier_at
from complaints import moment
from small_county import County

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Matter
from weiquanbao.common.dates import at
from weiquanbao.desk.act import act
from weiquanbao.desk.file import Filed
from weiquanbao.desk.founding import found
from weiquanbao.desk.perform import Outcome

FOUNDED = "2026-09-01"
ESTABLISHED = {
    "name": "示例让渡基金",
    "explanation": "主席办公会议定",
    "year": "2026",
    "amount": "500000",
    "warning": "20000",
}


def founded(leader: Actor, on: str | date, **founding: Any) -> Filed:
    """A fund, as a leader founds it on its page; told as a filing is."""
    with at(moment(on)):
        opened = found(
            code="fund", act="establish", acting_as=leader, values=ESTABLISHED | founding, key=uuid4()
        )
    code = Matter.objects.get(pk=Case.objects.values_list("matter", flat=True).get(pk=opened.case_id)).code
    who = leader.person_id or 0
    return Filed(code, opened.case_id, who, who, repeated=False)


class Kept:
    """A founded fund with the people around it."""

    def __init__(self, county: County, on: str = FOUNDED, **founding: Any) -> None:
        self.leader, self.auditor = county.staff["leader"], county.staff["auditor"]
        self.cashier = cashier_at(county)
        self.case_id = founded(self.leader, on, **founding).case_id

    def do(self, code: str, on: str | date, by: Actor | None = None, **values: Any) -> Outcome:
        """One act on a day, by the cashier unless somebody else is named."""
        with at(moment(on)):
            given = {"day": str(on), **values}
            return act(case_id=self.case_id, act=code, acting_as=by or self.cashier, values=given)

    def grant(self, amount: str = "100000", on: str = "2026-09-02") -> Outcome:
        """Money is put in."""
        return self.do("grant", on, amount=amount, day=on, source="县总工会拨款")
