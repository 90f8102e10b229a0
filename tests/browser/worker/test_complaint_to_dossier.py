"""One dispute from the first tap to a sealed dossier, in the browsers of worker, unit, union and auditor.

Nothing is put into the database but who works at the union; whatever moves the case is pressed on a page. (The leader
who names the mediator is a fifth.)
"""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from at_the_door import choose, come_in
from looking import DESK, look
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
UNIT = "13800000901"


class Desk:
    """A member of staff before a page of his own."""

    def __init__(self, phone, role: str) -> None:
        from signed_in import session_of

        from weiquanbao.access.actors import person as acting
        from weiquanbao.people.models import Account, Appointment

        post = Appointment.objects.filter(role=role).order_by("id").first()
        account = Account.objects.get(person_id=post.person_id, kind="staff")
        self.person_id = post.person_id
        self.page = phone.page
        self.page.context.clear_cookies()
        key = session_of(acting(post.person_id, account.pk))
        self.page.context.add_cookies([{"name": "session", "value": key, "url": phone.base}])

    def act(self, case: int, code: str, button: str, **fields: str) -> None:
        """One act, from its form."""
        self.page.goto(f"/desk/cases/{case}/acts/{code}/")
        for name, value in fields.items():
            self.page.fill(f"[name={name}]", value)
        self.press(button)

    def press(self, button: str) -> None:
        self.page.get_by_role("main").get_by_role("button", name=button).click()
        self.page.wait_for_url("**/desk/cases/*/")


def case_of(code: str, procedure: str) -> int:
    from weiquanbao.cases.models import Case

    return Case.objects.get(matter__code=code, procedure=procedure).pk


def messages(page, number: str) -> str:
    """What arrived on a telephone, as the demonstration shows it."""
    from weiquanbao.notices.delivery import deliver_due

    deliver_due()
    other = page.context.new_page()
    other.goto(f"/demo/phone/{number}/")
    text = other.inner_text("main")
    other.close()
    return text


def code_to(page):
    return lambda number: re.findall(r"验证码 (\d{6})", messages(page, number))[-1]


def time_passes() -> None:
    """Nobody signs in the minute in which he was sent another code."""
    from django.db.models import F

    from weiquanbao.people.models import OneTimeCode

    OneTimeCode.objects.update(sent_at=F("sent_at") - timedelta(minutes=5))


def heard(union: Desk, unit, code: str) -> None:
    """The union takes the complaint on and tells the unit; the unit comes in by its link and grants what is asked."""
    from weiquanbao.cases.models import Party

    complaint = case_of(code, "complaint")
    union.act(complaint, "accept", "受理")
    party = Party.objects.get(matter__code=code, side="respondent")
    union.page.goto(f"/desk/cases/{complaint}/open/response/notify/")
    union.page.select_option("[name=party]", str(party.pk))
    union.page.fill("[name=contact]", "示例人事甲")
    union.page.fill("[name=mobile]", UNIT)
    union.page.locator("label", has_text="工资表").click()
    union.press("通知单位")
    link = re.findall(r"/e/open/[0-9a-f]+/", messages(unit, UNIT))[-1]
    come_in(unit, link, code_to(unit), UNIT)
    for claim in range(unit.locator(".claim").count()):
        choose(unit, "认可", claim=claim)
    unit.click(".go button.main")
    unit.click(".go button.main")
    unit.wait_for_url("**/e/*/cases/*/")


def agreed(union: Desk, leader: Desk, worker, unit, code: str) -> None:
    """The worker wants to talk, the unit too; it offers, the worker accepts, the mediator ends the talks."""
    from weiquanbao.common.dates import today

    worker.goto(f"/m/{code}/")
    worker.get_by_role("link", name="想和单位谈").click()
    worker.get_by_role("button", name="想和单位谈").click()
    worker.wait_for_url("**/cases/*/")
    talks = case_of(code, "mediation")
    union.act(talks, "to_group", "交调解组织", body="示例镇调解中心")
    unit.goto(f"/e/{code}/cases/{talks}/")
    unit.get_by_role("link", name="同意调解").click()
    unit.get_by_role("button", name="同意调解").click()
    unit.wait_for_url("**/cases/*/")
    leader.page.goto(f"/desk/cases/{talks}/acts/accept/")
    leader.page.select_option("[name=handler]", str(union.person_id))
    leader.press("受理")
    unit.goto(f"/e/{code}/cases/{talks}/")
    unit.get_by_role("link", name="提出方案").click()
    unit.select_option("[name=party]", index=1)
    unit.get_by_label("一共多少（元）").fill("12000")
    unit.get_by_text("一次付清").click()
    unit.get_by_label("第一笔哪天前付").fill(str(today() + timedelta(days=10)))
    unit.get_by_role("button", name="提出方案").click()
    unit.wait_for_url("**/cases/*/")
    worker.goto(f"/m/{code}/cases/{talks}/")
    worker.get_by_role("link", name="接受", exact=True).first.click()
    worker.get_by_role("button", name="接受").click()
    worker.wait_for_url("**/cases/*/")
    union.act(talks, "conclude", "谈成", explanation="今天就签协议")


def signed(union: Desk, worker, unit, code: str, number: str) -> None:
    """Everybody reads one and the same text and signs it."""
    from weiquanbao.people import proving

    union.page.get_by_role("link", name="拟协议书").click()
    union.page.get_by_text("转到银行卡").click()
    union.press("拟协议书")
    signing = case_of(code, "signing")
    union.act(signing, "send", "送签")
    time_passes()
    read = set()
    for page, side, phone in ((worker, "m", number), (unit, "e", UNIT)):
        page.goto(f"/{side}/{code}/cases/{signing}/")
        page.get_by_role("link", name="签字", exact=True).click()
        read.add(re.sub(r"\s", "", page.locator("article.sheet").inner_text()))
        page.get_by_text("是", exact=True).click()
        page.get_by_role("button", name="发验证码到我手机").click()
        expect(page.get_by_text("验证码发出去了")).to_be_visible()
        page.get_by_label("验证码", exact=True).fill(code_to(page)(phone))
        page.get_by_role("button", name="签字", exact=True).click()
        page.wait_for_url(f"**/cases/{signing}/")
    assert len(read) == 1
    proving.record(union.person_id, f"case {signing} sign_as_mediator", way="authenticator")
    union.page.goto(f"/desk/cases/{signing}/acts/sign_as_mediator/")
    union.page.get_by_text("是", exact=True).click()
    union.page.get_by_label("验证码", exact=True).fill("000000")
    union.press("调解员签字")


def paid(worker, unit, code: str, slip: Path) -> None:
    """The unit pays and shows the slip; the worker says that it came."""
    from weiquanbao.common.dates import today

    unit.goto(f"/e/{code}/cases/{case_of(code, 'performance')}/")
    unit.get_by_role("link", name="报付款").click()
    unit.get_by_label("付了多少（元）").fill("12000")
    unit.get_by_label("哪天付的").fill(str(today()))
    unit.get_by_text("银行转账").click()
    unit.set_input_files("input[type=file]", [str(slip)])
    unit.get_by_role("button", name="报付款").click()
    unit.wait_for_url("**/cases/*/")
    worker.goto(f"/m/{code}/")
    worker.get_by_role("link", name="去看看，答一下").click()
    worker.get_by_role("link", name="收到了").click()
    worker.get_by_role("button", name="收到了").click()
    worker.wait_for_url("**/cases/*/")


def judged(dossier: Path, key: str, folder: Path) -> tuple[int, str]:
    """What the verifier says that came out of the union's own house, on a machine that has nothing but Python."""
    from weiquanbao.archive import verify

    alone = folder / "verify.py"
    alone.write_bytes(Path(verify.__file__).read_bytes())
    done = subprocess.run(
        [sys.executable, "-I", "-S", str(alone), str(dossier), "--key", key],
        cwd=folder, env={"PYTHONIOENCODING": "utf-8"}, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, (done.stdout + done.stderr).decode()


def test_from_the_first_tap_to_a_dossier_anybody_can_check(open_phone, photo, tmp_path) -> None:
    phone = open_phone()
    code = phone.file([photo("slip.png")])
    worker, unit = phone.page, open_phone(view=DESK).page
    union, leader, auditor = (
        Desk(open_phone(view=DESK), role) for role in ("intake_officer", "leader", "auditor")
    )
    heard(union, unit, code)
    worker.goto(f"/m/{code}/")
    worker.click("text=受理告知书")
    worker.click("text=行，就在手机上收")
    worker.wait_for_selector("text=送到这里，从这天算")
    agreed(union, leader, worker, unit, code)
    signed(union, worker, unit, code, phone.number)
    paid(worker, unit, code, photo("transfer.png"))
    complaint = case_of(code, "complaint")
    union.act(complaint, "record_progress", "记一次办理", done="双方谈成，协议付清")
    union.page.goto(f"/desk/cases/{complaint}/acts/close/")
    union.page.get_by_text("钱已全部付清").click()
    union.page.fill("[name=amount]", "12000")
    union.page.fill("[name=explanation]", "协议约定的钱付清了。")
    union.press("结案")

    page = auditor.page
    page.goto(f"/desk/cases/{complaint}/")
    page.get_by_role("main").get_by_role("link", name="卷宗").first.click()
    for paper in (
        "受理告知书",
        "应答通知书",
        "调解邀请书",
        "调解受理告知书",
        "调解协议书",
        "办结告知书",
        "送达回证",
    ):
        expect(page.get_by_role("main")).to_contain_text(paper)
    look(page, DESK, "dossier-desk")
    page.get_by_text("公钥", exact=True).click()
    key = page.locator("p.code").inner_text().strip()
    with page.expect_download() as coming:
        page.get_by_role("button", name="正卷", exact=True).click()
    dossier = tmp_path / "dossier.zip"
    coming.value.save_as(dossier)
    status, said = judged(dossier, key, tmp_path)
    assert status == 0, said
    content = bytearray(dossier.read_bytes())
    content[len(content) // 3] ^= 4
    dossier.write_bytes(content)
    status, said = judged(dossier, key, tmp_path)
    assert status == 1, said
    page.set_viewport_size({"width": 360, "height": 640})
    look(page, {"width": 360, "height": 640}, "dossier-phone")
