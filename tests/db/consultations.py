"""Questions to a lawyer, made through the house's own doors: a draft, what becomes of it, and a lawyer to answer."""

from __future__ import annotations

import json
from uuid import UUID

from small_county import County, appoint

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.consulting import ask_lawyer
from weiquanbao.desk.file import Filed
from weiquanbao.desk.publishing import propose
from weiquanbao.intake import actions as intake
from weiquanbao.intake.models import Draft
from weiquanbao.people.consents import current
from weiquanbao.people.models import Person

QUESTION = "我是贵州的，干了三个月，老板一分钱没给，怎么办？"


def lawyer_at(county: County, number: int = 31) -> Actor:
    """A lawyer on duty, appointed in the town."""
    proposer, approver = Person.objects.order_by("id")[:2]
    return appoint([("duty_lawyer", county.town, number)], proposer, approver)[0]


def question_draft(
    question: str = QUESTION, consents: tuple[str, ...] = ("handle_consultation",), number: int = 1
) -> UUID:
    """A question that only has to be sent."""
    key = intake.start().key
    intake.answer(key=key, code="told", raw={"told": [question]})
    intake.asks(key=key)
    intake.answer(
        key=key, code="contact", raw={"name": [f"示例职工{number}"], "phone": [sample_phone(number)]}
    )
    intake.confirm_phone(key=key)
    ticks = [f"{purpose}@{current(purpose).version}" for purpose in consents]
    intake.answer(key=key, code="consent", raw={"consent": ticks})
    return key


def asked(question: str = QUESTION, number: int = 1) -> Filed:
    """A question that was sent."""
    return ask_lawyer(draft_key=question_draft(question, number=number))


def given(county: County, lawyer: Actor, number: int = 1, question: str = QUESTION) -> Filed:
    """A question that was given to this lawyer."""
    filed = asked(question, number)
    values = {"handler": lawyer.person_id, "reason": "问的就是工资"}
    act(case_id=filed.case_id, act="assign", acting_as=county.staff["intake_officer"], values=values)
    return filed


def answered(county: County, lawyer: Actor, number: int = 1) -> Filed:
    """A question that this lawyer answered."""
    filed = given(county, lawyer, number)
    act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER)
    return filed


def published(county: County, filed: Filed, lawyer: Actor) -> int:
    """The publication of the answer to a question, proposed, agreed to and passed."""
    proposed = propose(consultation_id=filed.case_id, acting_as=lawyer, values=PROPOSAL).case_id
    act(case_id=proposed, act="agree", acting_as=worker(filed), values={"agree": "yes"})
    act(case_id=proposed, act="approve", acting_as=county.staff["county_officer"])
    return proposed


def worker(filed: Filed) -> Actor:
    """Whoever asked."""
    return acting(filed.person_id)


def told(key: UUID) -> dict[str, object]:
    """What a draft keeps."""
    return json.loads(Draft.objects.get(key=key).answers)


ANSWER = {"answer": "可以要。先去要工资条，一年内去申请仲裁。", "articles": "劳动法 50、劳动合同法 30"}
PROPOSAL = {
    "topic": "wages",
    "question": "老板不发工资怎么办",
    "answer": "一年内去申请仲裁。",
    "articles": "劳动法 50",
}
