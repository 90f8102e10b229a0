"""The sample county's questions to lawyers, one at each stage, through the house's own doors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.commands.county.description import LAWYER
from weiquanbao.commands.county.play import Beside
from weiquanbao.commands.county.staff import Officer
from weiquanbao.common.dates import TZ
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act
from weiquanbao.desk.consulting import ask_lawyer
from weiquanbao.desk.publishing import propose
from weiquanbao.intake import actions as intake
from weiquanbao.law.calendar import Calendar
from weiquanbao.people.actions import create_person
from weiquanbao.people.consents import current
from weiquanbao.reading.lawyers import answering

#: Phones of those who ask begin here, far from those of the workers who complain.
FIRST_PHONE = 8600


@dataclass(frozen=True, slots=True)
class Question:
    """A question, how many days ago it was asked, how far it came, and what the lawyer said."""

    text: str
    days: int
    stage: str
    answer: str = ""
    articles: str = ""
    topic: str = "wages"


QUESTIONS = (
    Question("我是贵州的，在厂里干了三个月，老板说没回款，一分工资没发，怎么办？", 0, "asked"),
    Question("上班路上骑电瓶车被撞了，对方全责，这个算工伤吗？", 1, "given", topic="injury"),
    Question(
        "来了半年一直没签合同，现在叫我走，能要什么？", 3, "answered",
        "没签书面合同，从第二个月起单位每月要付两倍工资；叫你走的理由站不住，还可以要赔偿。先留好工资转账和工作群的聊天。",
        "劳动合同法 82、劳动合同法 87", "contract",
    ),
    Question("天天加班到晚上九点，只给底薪，加班费怎么算？", 2, "asked_back", "底薪是多少？考勤在谁手里？"),
    Question(
        "老板不给交社保，说给我钱自己交，行不行？", 5, "followed_up",
        "不行。社保是单位必须交的，写了不交的协议也不算数。可以去社保机构要求补缴。", "社会保险法 60", "insurance",
    ),
    Question(
        "干满一年了，老板说没有年休假，对吗？", 8, "closed",
        "不对。连续干满一年就有带薪年休假，没安排你休的，要另外给钱。", "劳动法 45", "leave",
    ),
    Question(
        "老板拖工资，我自己走了，还能要补偿吗？", 9, "published",
        "能。单位没有及时足额发工资，你可以解除合同，还可以要经济补偿。走以前写清楚是因为欠工资。",
        "劳动合同法 38、劳动合同法 46",
    ),
    Question("厂里欠我们五个人两个月工资，老板电话不接了。", 4, "turned"),
)  # fmt: skip


def events(officers: Sequence[Officer], *, today: date, calendar: Calendar) -> list[Beside]:
    """Every question as an event of its own, in office hours of a working day before today."""
    officer = next(one.actor for one in officers if one.role == "county_officer")
    if not any(one.role == LAWYER for one in officers):
        return []
    return [
        Beside(
            datetime.combine(calendar.add_working(today, -1 - question.days), time(10, 7 * number), TZ),
            partial(_ask, number, question, officer),
        )
        for number, question in enumerate(QUESTIONS)
    ]


def _ask(number: int, question: Question, officer: Actor) -> None:
    key = intake.start().key
    name, phone = f"示例来问的职工{number + 1}", sample_phone(FIRST_PHONE + number)
    create_person(name=name, phone=phone, is_sample=True)
    intake.answer(key=key, code="told", raw={"told": [question.text]})
    intake.answer(key=key, code="contact", raw={"name": [name], "phone": [phone]})
    intake.confirm_phone(key=key)
    purposes = ("handle_consultation", "sensitive_injury")
    intake.answer(
        key=key, code="consent", raw={"consent": [f"{one}@{current(one).version}" for one in purposes]}
    )
    filed = ask_lawyer(draft_key=key)
    worker = acting(filed.person_id)
    if question.stage != "asked":
        _on_from_there(filed.case_id, question, worker, officer)


def _on_from_there(case_id: int, question: Question, worker: Actor, officer: Actor) -> None:
    lawyer = _given(case_id, officer)
    if question.stage == "given":
        return
    if question.stage == "turned":
        act(
            case_id=case_id,
            act="become_matter",
            acting_as=worker,
            values={"problems": ["wages"], "agree": "yes", "contact": "yes"},
        )
        return
    if question.stage == "asked_back":
        act(case_id=case_id, act="ask_back", acting_as=lawyer, values={"wanted": question.answer})
        return
    answer = {"answer": question.answer, "articles": question.articles}
    act(case_id=case_id, act="answer", acting_as=lawyer, values=answer)
    if question.stage == "followed_up":
        act(
            case_id=case_id,
            act="follow_up",
            acting_as=worker,
            values={"question": "补缴要我自己出钱吗？"},
        )
    if question.stage == "published":
        _publish(case_id, question, worker, lawyer, officer)
    if question.stage in {"closed", "published"}:
        act(case_id=case_id, act="close", acting_as=worker, values={"content": "yes"})


def _given(case_id: int, officer: Actor) -> Actor:
    """Who answers: whom the rota chose, else whom an officer chooses, by the first suggestion."""
    handler, fitting = answering(case_id)
    if handler is None:
        best = fitting[0]
        values = {"handler": best.lawyer.person_id, "reason": best.reason}
        act(case_id=case_id, act="assign", acting_as=officer, values=values)
        return acting(best.lawyer.person_id)
    return acting(handler)


def _publish(case_id: int, question: Question, worker: Actor, lawyer: Actor, officer: Actor) -> None:
    text = {
        "topic": question.topic,
        "question": question.text,
        "answer": question.answer,
        "articles": question.articles,
    }
    publication = propose(consultation_id=case_id, acting_as=lawyer, values=text).case_id
    act(case_id=publication, act="agree", acting_as=worker, values={"agree": "yes"})
    act(case_id=publication, act="approve", acting_as=officer)
