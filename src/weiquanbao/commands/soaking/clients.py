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
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from weiquanbao.commands.soaking import agreements, deeds, telephones
from weiquanbao.commands.soaking.asking import FILE, MATTER, Asking, hand_in
from weiquanbao.commands.soaking.browser import Answer, Browser, Unanswered
from weiquanbao.commands.soaking.courses import Case, Desk
from weiquanbao.commands.soaking.deeds import COMPLAINT, Deed
from weiquanbao.commands.soaking.journal import Line, Pen

READY = "ready"
#: Cases lying open at most, so that acts are spread over many and none is left unfinished for long.
OPEN_CASES = 20
#: So many acts belong to one case that it comes to its end in a short run too.
ACTS_A_CASE = 25
#: So many acts belong to one that goes through talks, with what is done beside it.
ACTS_OF_TALKS = 50
#: How often two clients act on a case at once, a worker sends photos, and a complaint ends in talks.
SHARES, PHOTOGRAPHS, TALKS = 0.05, 0.05, 0.5
PAUSE_SECONDS = 0.2
#: Officers in turn: each second one may name a mediator, and names himself.
CHIEFS = 2
_CASE = re.compile(r"/desk/cases/([0-9]+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How much, how long, how many, where."""

    port: int
    acts: int
    seconds: float
    clients: int
    seed: int
    patience: float
    journal: str

    @property
    def open_cases(self) -> int:
        """How many may lie open at most."""
        return max(self.clients + 2, min(OPEN_CASES, self.acts // ACTS_A_CASE))

    @property
    def open_talks(self) -> int:
        """How many of them may go through talks at a time: so many come to their end."""
        return max(2, min(OPEN_CASES // 2, self.acts // ACTS_OF_TALKS))

    @property
    def last_stretch(self) -> int:
        """So many acts at the end are for the talks that are open: they wait for codes, and others would be faster."""
        return min(self.acts // 2, self.open_talks * ACTS_A_CASE)


class Quota:
    """Requests that may still be begun. The last few wait until every blow was dealt: all fall under load."""

    def __init__(self, acts: int, seconds: float) -> None:
        self._left, self._until = acts, time.monotonic() + seconds
        self._kept_back = acts // 20
        self._change = threading.Condition()

    def take(self) -> bool:
        """One more, if it may be begun."""
        with self._change:
            while self._left <= self._kept_back and self._left and time.monotonic() < self._until:
                self._change.wait(0.5)
            if not self._left or time.monotonic() > self._until:
                return False
            self._left -= 1
            return True

    def within(self, last: int) -> bool:
        """Whether so many or fewer are left, not counting those that are kept back: nobody waits for somebody then."""
        with self._change:
            return self._kept_back < self._left <= last

    def release(self) -> None:
        """Every blow was dealt: finish."""
        with self._change:
            self._kept_back = 0
            self._change.notify_all()


class Client:
    """One browser of a worker after the other, and of an employer, and one officer's."""

    def __init__(self, plan: Plan, number: int, desk: Desk, quota: Quota, pen: Pen) -> None:
        self.plan, self.number = plan, number
        self.desk, self.quota, self.pen = desk, quota, pen
        self.dice = random.Random(f"{plan.seed} {number}")  # noqa: S311 - repeatable, not secret
        self.filed = 0
        self.chief = number % CHIEFS == 0
        self.office = Browser(plan.port, plan.patience)
        self.asking = Asking(self.office, self.dice, pen)

    def sign_in(self) -> None:
        """Take the officer's place: password, then the authenticator's code."""
        from weiquanbao.people.demonstration import take_place, written_down

        officer = written_down()[self.number]
        page = self.office.get("/staff/sign-in/")
        page = hand_in(self.office, page, {"login": officer.login, "password": officer.password}, "login")
        page = hand_in(self.office, self.office.get(page.location), {"code": officer.code}, "code")
        if page.status != 302 or self.office.get("/desk/").status != 200:
            raise RuntimeError(f"{officer.login} cannot sign in: {page.status} {page.location}")
        self.asking.officer = officer
        self.asking.person = str(take_place(login=officer.login).person_id)

    def work(self) -> None:
        """Until nothing may be begun any more."""
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
        if case is None:
            self._file(mark)
            return True
        return self._act_and_put_back(case, mark)

    def _finishing(self) -> bool:
        return bool(self.quota.within(self.plan.last_stretch) and self.desk.talking())

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
        return case.is_for(self.number, chief=self.chief)

    def _file(self, mark: str) -> None:
        """A worker's last step: the draft is ready, one button hands it over."""
        from weiquanbao.commands.soaking import drafts

        until = time.monotonic() + self.plan.patience
        number, self.filed = self.filed * self.plan.clients + self.number, self.filed + 1
        photo = self.dice.random() < PHOTOGRAPHS
        key = drafts.surely(lambda: drafts.make(number, mark, photo=photo), until=until)
        worker = self._phone(number)
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
            Case(found[1], worker, self._phone(-1 - number), course, {COMPLAINT: int(case[1])}, phones, talks)
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

    def _phone(self, number: int) -> Browser:
        """A telephone of somebody's own, at an address of its own: one address may ask for so many codes an hour."""
        place = number % 2**16
        return Browser(
            self.plan.port, self.plan.patience, f"127.{1 + (number < 0)}.{place // 256}.{place % 256}"
        )


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
