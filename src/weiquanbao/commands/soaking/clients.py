"""The clients: a process of many threads, each a browser that files complaints and, signed in, works on them.

Run by the soak with a plan on its standard input; it ends when that closes, whatever it is doing.
"""

from __future__ import annotations

import json
import os
import random
import re
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from weiquanbao.commands.soaking import agreements, deeds, questions, telephones
from weiquanbao.commands.soaking.asking import ASK, FILE, MATTER, Asking, hand_in
from weiquanbao.commands.soaking.browser import Answer, Browser, Unanswered
from weiquanbao.commands.soaking.courses import Case, Desk
from weiquanbao.commands.soaking.deeds import COMPLAINT, Deed
from weiquanbao.commands.soaking.journal import Line, Pen
from weiquanbao.commands.soaking.plans import Plan, Quota

if TYPE_CHECKING:
    from weiquanbao.people.demonstration import DemoAccount

READY = "ready"
#: How often two clients act on a case at once, a worker sends photos, a complaint ends in talks, and whoever comes asks
#: a lawyer first.
SHARES, PHOTOGRAPHS, TALKS, QUESTIONS = 0.05, 0.05, 0.5, 0.05
PAUSE_SECONDS = 0.2
#: Officers in turn: each second one may name a mediator, and names himself.
CHIEFS = 2
#: The last part of the addresses somebody's telephone has: a worker's, a unit's, that of whoever asks a lawyer.
WORKER, UNIT, ASKER = 1, 2, 3
_CASE = re.compile(r"/desk/cases/([0-9]+)/")


class Client:
    """One browser of a worker after the other, and of an employer, and one officer's; the first is a lawyer, too."""

    def __init__(self, plan: Plan, number: int, desk: Desk, quota: Quota, pen: Pen) -> None:
        self.plan, self.number = plan, number
        self.desk, self.quota, self.pen = desk, quota, pen
        self.dice = random.Random(f"{plan.seed} {number}")  # noqa: S311 - repeatable, not secret
        self.filed = self.asked = 0
        self.chief, self.lawyer = number % CHIEFS == 0, number == 0
        self.office = Browser(plan.port, plan.patience)
        self.asking = Asking(self.office, self.dice, pen)

    def sign_in(self) -> None:
        """Take the officer's place, and the first one the lawyer's."""
        from weiquanbao.people.demonstration import take_place, written_down

        *officers, lawyer = written_down()
        officer = officers[self.number]
        _sign_in(self.office, officer, "/desk/")
        self.asking.officer = officer
        self.asking.person = str(take_place(login=officer.login).person_id)
        self.asking.lawyer = str(take_place(login=lawyer.login).person_id)
        if self.lawyer:
            self.asking.chambers = Browser(self.plan.port, self.plan.patience)
            _sign_in(self.asking.chambers, lawyer, "/desk/asked/")

    def work(self) -> None:
        """Until nothing may be begun any more. A question lies there from the start: a short run has one, too."""
        if self.lawyer:
            self._ask()
        while self.quota.take():
            mark = uuid4().hex
            try:
                while not self._once(mark):
                    pass
            except Unanswered as fault:
                self.pen.write(Line(what="unanswered", act="", key="", mark=mark, said=str(fault)))
            except Exception as fault:  # noqa: BLE001 - written down, and the soak fails
                self.pen.write(Line(what="fault", act="", key="", mark=mark, said=repr(fault)[:300]))

    def _once(self, mark: str) -> bool:
        """One request; False when there was nothing to ask for after all."""
        share = self.dice.random() < SHARES
        question = self.desk.take(self.dice, lambda case: case.asks and self._fits(case), share=share)
        if question is not None:
            # They are few, and whoever answers them is one: first of all.
            return self._act_and_put_back(question, mark)
        if self._finishing():
            return self._further(mark)
        most = self.plan.open_cases
        full = len(self.desk) >= self.dice.randint(most // 2, most)
        filing = not len(self.desk) or (not full and self.dice.random() < 0.25)
        case = None if filing else self.desk.take(self.dice, self._fits, share=share)
        if case is None and full:
            # Everything waits: for a code, or for its mediator.
            time.sleep(PAUSE_SECONDS)
            return False
        if case is None and self._asks_first():
            self._ask()
            return False
        if case is None:
            self._file(mark)
            return True
        return self._act_and_put_back(case, mark)

    def _finishing(self) -> bool:
        goes_on = self.desk.talking() or self.desk.asking()
        return bool(self.quota.within(self.plan.last_stretch) and goes_on)

    def _asks_first(self) -> bool:
        wanted = self.dice.random() < QUESTIONS and not self.quota.within(self.plan.last_stretch)
        return wanted and self.desk.asking() < self.plan.open_questions

    def _ask(self) -> None:
        """Somebody takes his telephone to ask a lawyer."""
        from weiquanbao.commands.soaking.drafts import asker_phone

        number, self.asked = self.asked * self.plan.clients + self.number, self.asked + 1
        phone, phones = self._phone(number, ASKER), {"worker": asker_phone(number)}
        self.desk.put(Case("", phone, phone, questions.course(self.dice), phones=phones, asks=True))

    def _further(self, mark: str) -> bool:
        """One act in one of the talks; False while all of them wait."""
        case = self.desk.take(self.dice, lambda case: case.talks and self._fits(case), share=False)
        if case is None:
            time.sleep(PAUSE_SECONDS)
            return False
        return self._act_and_put_back(case, mark)

    def _act_and_put_back(self, case: Case, mark: str) -> bool:
        try:
            return self._act(case, mark)
        finally:
            self.desk.put(case)

    def _fits(self, case: Case) -> bool:
        return case.is_for(self.number, chief=self.chief, lawyer=self.lawyer)

    def _file(self, mark: str) -> None:
        """A worker's last step: the draft is ready, one button hands it over."""
        from weiquanbao.commands.soaking import drafts

        until = time.monotonic() + self.plan.patience
        number, self.filed = self.filed * self.plan.clients + self.number, self.filed + 1
        photo = self.dice.random() < PHOTOGRAPHS
        key = drafts.surely(lambda: drafts.make(number, mark, photo=photo), until=until)
        worker = self._phone(number, WORKER)
        while "draft" not in worker.cookies:
            # Used up if the answer was lost on its way; then the worker asks for another.
            link = drafts.surely(lambda: drafts.link(key), until=until)
            hand_in(worker, worker.get(f"/r/{link}/"), {})
        answer = self.asking.insist(worker, worker.get("/file/check/"), {}, act=FILE, key=key, mark=mark)
        found = MATTER.fullmatch(answer.location)
        if not found:
            return
        case = _CASE.fullmatch(self.office.get(f"/desk/find/?q={found[1]}").location)
        if not case:
            raise RuntimeError(f"the desk does not find {found[1]}")
        phones = {"worker": drafts.worker_phone(number), "unit": drafts.contact_phone(number)}
        wanted = self.dice.random() < TALKS and not self.quota.within(self.plan.last_stretch)
        talks = wanted and self.desk.talking() < self.plan.open_talks
        course = agreements.course(self.dice, phones["unit"]) if talks else deeds.course(self.dice)
        self.desk.put(
            Case(
                found[1], worker, self._phone(number, UNIT), course, {COMPLAINT: int(case[1])}, phones, talks
            )
        )

    def _act(self, case: Case, mark: str) -> bool:
        deed = case.next
        if deed is None:
            return False
        if deed is agreements.APPEAR:
            with case.coming:
                if case.next is deed:
                    self._appear(case, deed)
            return False
        if deed.act == ASK:
            with case.coming:
                return case.next is deed and questions.send(self.asking, case, deed)
        if deed.of not in case.ids and not self._find(case, deed.of):
            case.rest(PAUSE_SECONDS)
            return False
        answer = self.asking.do(case, deed, mark)
        if answer is None:
            return False
        self._note(case, deed, answer)
        return True

    def _note(self, case: Case, deed: Deed, answer: Answer) -> None:
        """What the answer says goes on from here."""
        case.awaited.pop(case.phones.get(deed.by, ""), None)
        done = answer.status == 302
        if done and deed.opens:
            case.ids[deed.opens] = int(answer.location.rstrip("/").rpartition("/")[2])
        if done and deed.by == "chief":
            case.mediator = self.number
        if not done and (deed.opens or deed.coded):
            # The other who acted at the same time goes on, or it is tried again.
            case.rest(PAUSE_SECONDS)
            return
        case.passed(deed)

    def _find(self, case: Case, procedure: str) -> bool:
        """The case that an act opened by itself, as the officer sees it beside the complaint."""
        found = self.asking.beside(case, procedure)
        if found:
            case.ids[procedure] = found
        return bool(found)

    def _appear(self, case: Case, deed: Deed) -> None:
        """The employer's contact comes in by the link and the code that were sent to his phone."""
        phone, link = case.phones["unit"], telephones.link_on(case.unit, case.phones["unit"])
        if link and telephones.may_ask(case, phone):
            page = case.unit.get(link)
            if page.status != 200:  # used up: it let somebody in, and the answer was lost
                case.deeds.clear()
                return
            known = len(telephones.codes_on(case.unit, phone))
            if not telephones.asked(case, phone, known, hand_in(case.unit, page, {}), here=True):
                return
        code = telephones.arrived(case.unit, case, phone) if link else ""
        if not code:
            case.rest(telephones.LOOK_SECONDS)
            return
        hand_in(case.unit, case.unit.get(f"{link}code/"), {"code": code}, "code")
        case.awaited.pop(phone, None)
        if case.unit.get(f"/e/{case.code}/").status == 200:
            case.passed(deed)

    def _phone(self, number: int, whose: int) -> Browser:
        """A telephone of somebody's own, at an address of its own: one address may ask for so many codes an hour."""
        place = number % 2**16
        return Browser(self.plan.port, self.plan.patience, f"127.{whose}.{place // 256}.{place % 256}")


def _sign_in(browser: Browser, account: DemoAccount, home: str) -> None:
    """Password, then the authenticator's code."""
    page = browser.get("/staff/sign-in/")
    page = hand_in(browser, page, {"login": account.login, "password": account.password}, "login")
    page = hand_in(browser, browser.get(page.location), {"code": account.code}, "code")
    if page.status != 302 or browser.get(home).status != 200:
        raise RuntimeError(f"{account.login} cannot sign in: {page.status} {page.location}")


def main() -> int:
    """Sign in, say so, wait for the word, work."""
    import django

    django.setup()
    plan = Plan(**json.loads(sys.stdin.readline()))
    desk, pen = Desk(), Pen(Path(plan.journal))
    quota = Quota(plan.acts, plan.seconds)
    clients = [Client(plan, number, desk, quota, pen) for number in range(plan.clients)]
    for client in clients:
        client.sign_in()
    print(READY, flush=True)
    threading.Thread(target=_listen, args=[quota], daemon=True).start()
    threads = [threading.Thread(target=client.work) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 0


def _listen(quota: Quota) -> None:
    for _word in sys.stdin:
        quota.release()
    # Whoever started us is gone.
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
