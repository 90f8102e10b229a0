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
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from weiquanbao.commands.soaking.browser import Answer, Browser, Photo, Unanswered
from weiquanbao.commands.soaking.courses import BY_WORKER, FILE, Case, Desk, course, values
from weiquanbao.commands.soaking.journal import Line, Pen

READY = "ready"
#: Cases lying open at most, so that acts are spread over many and none is left unfinished for long.
OPEN_CASES = 20
#: How often a client hangs up before the answer comes, asks again after it, or acts on a case that another holds.
HANGS_UP, ASKS_AGAIN, SHARES, PHOTOGRAPHS = 0.04, 0.04, 0.05, 0.05
_CASE = re.compile(r"/desk/cases/([0-9]+)/")
_MATTER = re.compile(r"/m/([A-Z0-9-]+)/(?:receipt/)?")
#: Under which name a form carries the key that makes it one request.
KEYS = {FILE: "csrfmiddlewaretoken", "add_evidence": "batch"}


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

    def release(self) -> None:
        """Every blow was dealt: finish."""
        with self._change:
            self._kept_back = 0
            self._change.notify_all()


class Client:
    """One browser of a worker after the other, and one officer's."""

    def __init__(self, plan: Plan, number: int, desk: Desk, quota: Quota, pen: Pen) -> None:
        self.plan, self.number = plan, number
        self.desk, self.quota, self.pen = desk, quota, pen
        self.dice = random.Random(f"{plan.seed} {number}")  # noqa: S311 - repeatable, not secret
        self.filed = 0
        self.office = self._browser()

    def sign_in(self) -> None:
        """Take the officer's place: password, then the authenticator's code."""
        from weiquanbao.people.demonstration import written_down

        officer = written_down()[self.number]
        page = self.office.get("/staff/sign-in/")
        page = self._hand_in(page, {"login": officer.login, "password": officer.password}, "login")
        page = self._hand_in(self.office.get(page.location), {"code": officer.code}, "code")
        if page.status != 302 or self.office.get("/desk/").status != 200:
            raise RuntimeError(f"{officer.login} cannot sign in: {page.status} {page.location}")

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
        full = len(self.desk) >= self.dice.randint(OPEN_CASES // 2, OPEN_CASES)
        filing = not len(self.desk) or (not full and self.dice.random() < 0.25)
        case = None if filing else self.desk.take(self.dice, share=share)
        if case is None:
            self._file(mark)
            return True
        try:
            return self._act(case, mark)
        finally:
            self.desk.put(case)

    def _file(self, mark: str) -> None:
        """A worker's last step: the draft is ready, one button hands it over."""
        from weiquanbao.commands.soaking import drafts

        until = time.monotonic() + self.plan.patience
        number, self.filed = self.filed * self.plan.clients + self.number, self.filed + 1
        photo = self.dice.random() < PHOTOGRAPHS
        key = drafts.surely(lambda: drafts.make(number, mark, photo=photo), until=until)
        worker = self._browser()
        while "draft" not in worker.cookies:
            # Used up if the answer was lost on its way; then the worker asks for another.
            link = drafts.surely(lambda: drafts.link(key), until=until)
            self._hand_in(worker.get(f"/r/{link}/"), {}, browser=worker)
        page = worker.get("/file/check/")
        answer = self._insist(worker, page, {}, act=FILE, key=key, mark=mark)
        found = _MATTER.fullmatch(answer.location)
        if not found:
            return
        case = _CASE.fullmatch(self.office.get(f"/desk/find/?q={found[1]}").location)
        if not case:
            raise RuntimeError(f"the desk does not find {found[1]}")
        self.desk.put(Case(int(case[1]), found[1], worker, course(self.dice)))

    def _act(self, case: Case, mark: str) -> bool:
        act = case.next
        place = (
            f"/m/{case.code}/{BY_WORKER[act]}/" if act in BY_WORKER else f"/desk/cases/{case.id}/acts/{act}/"
        )
        browser = case.worker if act in BY_WORKER else self.office
        page = browser.get(place) if act else None
        name = KEYS.get(act, "key")
        form = page.form(name) if page else None
        if page is None or form is None:
            # Another officer was faster: the act is not open any more.
            case.passed(act)
            return False
        self._insist(browser, page, values(act, mark), act=act, key=form.values[name], mark=mark, case=case)
        case.passed(act)
        return True

    def _insist(
        self,
        browser: Browser,
        page: Answer,
        typed: dict[str, str],
        *,
        act: str,
        key: str,
        mark: str,
        case: Case | None = None,
    ) -> Answer:
        """Send one request until it is answered, write the answer down, and at times ask once more."""
        from weiquanbao.commands.soaking import drafts

        form = page.form(KEYS.get(act, "key"))
        written = mark if act == FILE or mark in typed.values() else ""
        line = Line(what="done", act=act, key=key, mark=written, case=case.id if case else 0)
        photo = Photo("1.jpg", drafts.picture(case.id)) if case and act == "add_evidence" else None
        if form is None:
            raise RuntimeError(f"{act}: no form on {page.status} {page.location}")
        try:
            answer = browser.hand_in(form, typed, photo=photo, hang_up=self.dice.random() < HANGS_UP)
        except Unanswered as fault:
            self.pen.write(replace(line, what="unanswered", said=str(fault)))
            raise
        own = act == FILE or act in BY_WORKER
        done = answer.status == 302 and bool((_MATTER if own else _CASE).fullmatch(answer.location))
        said = f"{answer.status} {answer.location}"
        self.pen.write(replace(line, what="done" if done else "refused", tries=answer.tries, said=said))
        if done and self.dice.random() < ASKS_AGAIN:
            again = browser.hand_in(form, typed, photo=photo)
            if (again.status, again.location) != (answer.status, answer.location):
                told = f"asked again it answered {again.status} {again.location} instead of {said}"
                self.pen.write(replace(line, what="fault", said=told))
        return answer

    def _hand_in(
        self,
        page: Answer,
        typed: dict[str, str],
        name: str = "csrfmiddlewaretoken",
        browser: Browser | None = None,
    ) -> Answer:
        form = page.form(name)
        if form is None:
            raise RuntimeError(f"no form with {name} on {page.path}: {page.status} {page.location}")
        return (browser or self.office).hand_in(form, typed)

    def _browser(self) -> Browser:
        return Browser(self.plan.port, self.plan.patience)


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
