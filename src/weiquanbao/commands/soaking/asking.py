"""One request sent until it is answered, with the code it asks for, and what was answered written down."""

from __future__ import annotations

import random
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from weiquanbao.commands.soaking import telephones
from weiquanbao.commands.soaking.browser import Answer, Browser, Form, Photo, Unanswered
from weiquanbao.commands.soaking.courses import Case
from weiquanbao.commands.soaking.deeds import LAWYER, MARK, MYSELF, TODAY, Deed
from weiquanbao.commands.soaking.journal import Line, Pen

if TYPE_CHECKING:
    from weiquanbao.people.demonstration import DemoAccount

#: Filing is an act, too, and so is asking a lawyer.
FILE, ASK = "file", "ask_lawyer"
#: Under which name a form carries the key that makes it one request.
KEYS = {FILE: "csrfmiddlewaretoken", ASK: "csrfmiddlewaretoken", "add_evidence": "batch"}
#: How often a client hangs up before the answer comes, and asks again after it.
HANGS_UP, ASKS_AGAIN = 0.04, 0.04
#: A code is good for one act: the authenticator shows another every thirty seconds.
NEXT_CODE_SECONDS = 5.0
MATTER = re.compile(r"/m/([A-Z0-9-]+)/(?:receipt/)?")
_DONE = re.compile(r"/desk/(?:cases|asked)/[0-9]+/|/[me]/[A-Z0-9-]+/(?:cases/[0-9]+/|receipt/)?")
#: Where a lawyer answers; what he did leads him to the same page.
_CHAMBERS = "/desk/asked/"
#: The papers of a case, and the button that leads to the service of one that somebody has to bring.
SERVICE = "service"
_PAPER = re.compile(r"/desk/cases/[0-9]+/papers/[0-9]+/")
_TO_BRING = re.compile(r'href="/desk/cases/([0-9]+)/">去送')


class Asking:
    """How one client asks: for workers and employers with their telephones, for himself with his authenticator.

    One of them sits as a lawyer, too, in `chambers`.
    """

    def __init__(self, office: Browser, dice: random.Random, pen: Pen) -> None:
        self.office, self.dice, self.pen = office, dice, pen
        self.officer: DemoAccount | None = None
        self.chambers: Browser | None = None
        self.person = self.lawyer = ""
        self._last_code = ""

    def do(self, case: Case, deed: Deed, mark: str) -> Answer | None:
        """Do what comes next; None where it is not open any more, or its code has not come yet."""
        several = {"worker": case.worker, "unit": case.unit, "lawyer": self.chambers}
        browser = several.get(deed.by) or self.office
        page = browser.get(deed.place(case.code, case.ids[deed.of]))
        form = page.form(KEYS.get(deed.act, "key"))
        if form is None:
            # Another was faster: the act is not open any more.
            case.passed(deed)
            return None
        typed = self._words(deed, mark)
        if deed.coded:
            code = self._code(case, deed, browser, form)
            if not code:
                return None
            typed["code"] = code
        key = form.values[KEYS.get(deed.act, "key")]
        written = mark if deed.marked else ""
        return self.insist(browser, page, typed, act=deed.act, key=key, mark=written, case=case)

    def _words(self, deed: Deed, mark: str) -> dict[str, str]:
        from weiquanbao.common.dates import today

        known = {MARK: mark, MYSELF: self.person, TODAY: str(today()), LAWYER: self.lawyer}
        return {name: known.get(value, value) for name, value in deed.typed.items()}

    def _code(self, case: Case, deed: Deed, browser: Browser, form: Form) -> str:
        """The code this act asks for; nothing while there is none."""
        if deed.by == "mediator":
            return self._shown(case)
        phone = case.phones[deed.by]
        if telephones.may_ask(case, phone):
            known = len(telephones.codes_on(browser, phone))
            said = browser.hand_in(form, {"agreed": "yes", "send_code": "yes"})
            if not telephones.asked(case, phone, known, said, here=False):
                return ""
        code = telephones.arrived(browser, case, phone)
        if not code:
            case.rest(telephones.LOOK_SECONDS)
        return code

    def _shown(self, case: Case) -> str:
        """What the authenticator shows now, if it was not used."""
        code = self.officer.code if self.officer else ""
        if code == self._last_code:
            case.rest(NEXT_CODE_SECONDS)
            return ""
        self._last_code = code
        return code

    def insist(
        self,
        browser: Browser,
        page: Answer,
        typed: Mapping[str, str],
        *,
        act: str,
        key: str,
        mark: str,
        case: Case | None = None,
    ) -> Answer:
        """Send one request until it is answered, write the answer down, and at times ask once more."""
        form = page.form(KEYS.get(act, "key"))
        if form is None:
            raise RuntimeError(f"{act}: no form on {page.status} {page.location}")
        line = Line(what="done", act=act, key=key, mark=mark, case=case.id if case else 0)
        photo = _photo(case) if case and act == "add_evidence" else None
        stays = form.action.startswith(_CHAMBERS)
        hangs_up = self.dice.random() < HANGS_UP
        try:
            answer = browser.hand_in(form, typed, photo=photo, hang_up=hangs_up, stays=stays)
        except Unanswered as fault:
            self.pen.write(replace(line, what="unanswered", said=str(fault)))
            raise
        done = answer.status == 302 and bool(_DONE.fullmatch(answer.location))
        said = f"{answer.status} {answer.location}"
        self.pen.write(replace(line, what="done" if done else "refused", tries=answer.tries, said=said))
        if done and self.dice.random() < ASKS_AGAIN:
            again = browser.hand_in(form, typed, photo=photo, stays=stays)
            if (again.status, again.location) != (answer.status, answer.location):
                told = f"asked again it answered {again.status} {again.location} instead of {said}"
                self.pen.write(replace(line, what="fault", said=told))
        return answer

    def beside(self, case: Case, procedure: str) -> int:
        """The case of a procedure that no client opened, as an officer finds it; 0 while there is none."""
        from weiquanbao.procedures import PROCEDURES

        page = self.office.get(f"/desk/cases/{case.id}/").text
        if procedure == SERVICE:
            papers = (self.office.get(address).text for address in _PAPER.findall(page))
            return next((int(found[1]) for text in papers if (found := _TO_BRING.search(text))), 0)
        title = PROCEDURES[procedure].title
        return max(
            (int(one) for one in re.findall(rf'href="/desk/cases/([0-9]+)/">{title}', page)), default=0
        )


def _photo(case: Case) -> Photo:
    from weiquanbao.commands.soaking import drafts

    return Photo("1.jpg", drafts.picture(case.id))


def hand_in(
    browser: Browser, page: Answer, typed: Mapping[str, str], name: str = "csrfmiddlewaretoken"
) -> Answer:
    """Hand the form with this field in, filled in so."""
    form = page.form(name)
    if form is None:
        raise RuntimeError(f"no form with {name} on {page.path}: {page.status} {page.location}")
    return browser.hand_in(form, typed)
