"""A question to a lawyer: asked on a phone nobody knows, answered at his desk, asked again, at times a complaint."""

from __future__ import annotations

import random
import re
from uuid import uuid4

from weiquanbao.commands.soaking import telephones
from weiquanbao.commands.soaking.asking import ASK, MATTER, Asking, hand_in
from weiquanbao.commands.soaking.browser import Browser
from weiquanbao.commands.soaking.courses import Case
from weiquanbao.commands.soaking.deeds import LAWYER, MARK, By, Deed

CONSULTATION = "consultation"
#: The machine finds in them what they are about.
WORDS = "老板拖了三个月工资，一分没给，怎么办？ "
NAME = "示例提问人"
CONSENT = "handle_consultation"
SEND, CONTACT = "/ask/send/", "/file/contact/"
#: The draft's key, as it begins the signed cookie.
_KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def _in(act: str, by: By, **typed: str) -> Deed:
    return Deed(act=act, by=by, of=CONSULTATION, typed=typed)


#: Only while nobody was found who sits and has room: else it was given to him as it was asked.
GIVE = _in("assign", "officer", handler=LAWYER, reason=MARK)
TAKE = _in("take", "lawyer", op="take")
ASK_BACK = _in("ask_back", "lawyer", op="ask_back", wanted=MARK)
TELL_MORE = _in("tell_more", "worker", question=MARK)
ANSWER = _in("answer", "lawyer", op="answer", answer=MARK, articles="劳动法 50")
FOLLOW_UP = _in("follow_up", "worker", question=MARK)
CLOSE = _in("close", "worker", content="yes")
COMPLAIN = _in("become_matter", "worker", problems="wages", agree="yes", contact="yes")
#: How a lawyer begins, and how it ends, each with how often.
BEGINNINGS: tuple[tuple[list[Deed], int], ...] = (([], 5), ([TAKE], 2), ([ASK_BACK, TELL_MORE], 3))
ENDINGS: tuple[tuple[list[Deed], int], ...] = (([CLOSE], 3), ([COMPLAIN], 3), ([], 1))


def course(dice: random.Random) -> list[Deed]:
    """The acts of one question: it is answered twice, whatever else is done."""
    mark = uuid4().hex
    asked = _in(ASK, "worker", told=WORDS + mark, mark=mark)
    begins, ends = (
        dice.choices([one for one, _often in several], [often for _one, often in several])[0]
        for several in (BEGINNINGS, ENDINGS)
    )
    return [asked, GIVE, *begins, ANSWER, FOLLOW_UP, ANSWER, *ends]


def send(asking: Asking, case: Case, deed: Deed) -> bool:
    """Write it, show that the phone is one's own, send it, as far as it goes now; True where it was sent now."""
    worker = case.worker
    page = worker.get(SEND)
    if page.status == 410:
        hand_in(worker, worker.get("/ask/"), {"told": deed.typed["told"], "go": "next"})
        page = worker.get(SEND)
    if page.location == CONTACT:
        if not _confirmed(case, worker):
            return False
        page = worker.get(SEND)
    sent = page.status == 200 and bool(key := _KEY.search(worker.cookies["draft"]))
    if sent and key:
        page = asking.insist(
            worker, page, {"consent": _consent()}, act=ASK, key=key[0], mark=deed.typed["mark"]
        )
    found = MATTER.fullmatch(page.location)
    if found:
        case.code = found[1]
        followed = worker.get(f"/m/{case.code}/").location
        case.ids[CONSULTATION] = int(followed.rstrip("/").rpartition("/")[2])
        case.passed(deed)
    return sent


def _consent() -> str:
    from weiquanbao.people.consents import current

    return f"{CONSENT}@{current(CONSENT).version}"


def _confirmed(case: Case, worker: Browser) -> bool:
    """Whether the code that was sent to the phone was typed in; while it is on its way the question waits."""
    phone, here = case.phones["worker"], f"{CONTACT}?then=ask"
    if telephones.may_ask(case, phone):
        known = len(telephones.codes_on(worker, phone))
        typed = {"name": NAME, "phone": phone.removeprefix("+86"), "op": "", "then": "ask"}
        if not telephones.asked(case, phone, known, hand_in(worker, worker.get(here), typed), here=False):
            return False
    code = telephones.arrived(worker, case, phone)
    if not code:
        case.rest(telephones.LOOK_SECONDS)
        return False
    hand_in(worker, worker.get(here), {"code": code, "op": "code", "then": "ask"})
    case.awaited.pop(phone, None)
    return True
