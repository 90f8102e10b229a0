"""Respondents for tests: a complaint against two, each told by the union, each let in by its own link or letter."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from uuid import uuid4

from complaints import do, filed
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.common.dates import today
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.open import begin
from weiquanbao.evidence.models import Page
from weiquanbao.invitations.models import Invitation
from weiquanbao.invitations.secrets import letter_code_of, token_of
from weiquanbao.ledger.models import Step
from weiquanbao.notices.models import Notice

FIRST, SECOND = sample_phone(801), sample_phone(802)


def complaint_against_two(county, **answers: Any):
    """A complaint taken on, with a second respondent; gives it and the two parties."""
    case = filed(today(), **answers)
    officer = county.staff["intake_officer"]
    do(case, "accept", today(), officer)
    do(
        case,
        "add_respondent",
        today(),
        officer,
        {"name": "示例建设有限公司", "standing": "contractor", "explanation": "总包也要负责"},
    )
    parties = Party.objects.filter(matter__code=case.matter_code, side="respondent").order_by("id")
    return case, list(parties)


def notify(county, case, party, *, contact: str = "", mobile: str = "", **more: Any) -> int:
    """The union tells one respondent; gives the response's case."""
    values = {"party": str(party.pk), "contact": contact, "mobile": mobile, **more}
    outcome = begin(
        parent_id=case.case_id,
        code="response",
        act="notify",
        acting_as=county.staff["intake_officer"],
        values=values,
    )
    return outcome.case_id


def link_of(case_id: int) -> str:
    """The personal link of a response."""
    row = Invitation.objects.get(case_id=case_id, replaced_at=None)
    return f"/e/open/{token_of(row.nonce)}/"


def letter_code(case_id: int) -> str:
    """The code on the letter of a response."""
    return letter_code_of(Invitation.objects.get(case_id=case_id, replaced_at=None).nonce)


def code_sent() -> str:
    """The last code that was sent to anybody."""
    text = Notice.objects.filter(template="confirm_code").order_by("-id").first().text
    return re.findall(r"验证码 (\d{6})", text)[0]


def come_in(case_id: int) -> Client:
    """The browser of the contact who followed the link on the phone."""
    client, link = Client(), link_of(case_id)
    assert client.post(link).url == f"{link}code/"
    entered = client.post(f"{link}code/", {"code": code_sent()})
    assert entered.status_code == 302, entered.content.decode()
    return client


def home(case_id: int) -> str:
    """Where a respondent follows its response."""
    case = Case.objects.select_related("matter").get(pk=case_id)
    return f"/e/{case.matter.code}/cases/{case_id}/"


def typed(case_id: int, stance: str, amount: str = "", reason: str = "", **more: str) -> dict[str, str]:
    """The answer to the one claim there is, as the form sends it."""
    claim = Claim.objects.filter(matter__id=Case.objects.get(pk=case_id).matter_id).get()
    return {
        f"stance-{claim.pk}": stance,
        f"amount-{claim.pk}": amount,
        f"reason-{claim.pk}": reason,
        "key": str(uuid4()),
        **more,
    }


def acts(case_id: int) -> list[str]:
    """What was done on a case, oldest first."""
    return list(Step.objects.filter(case_id=case_id).order_by("number").values_list("act", flat=True))


def evidence_for(client: Client, case_id: int, share: str) -> None:
    """Evidence of a respondent, shared with the worker or not."""
    data = BytesIO()
    Image.effect_noise((64, 64), 50).save(data, "PNG")
    sent = {
        "items": str(uuid4()),
        "paper": "wages",
        "share": share,
        "files": SimpleUploadedFile("工资表.png", data.getvalue()),
        "key": str(uuid4()),
    }
    assert client.post(home(case_id) + "acts/add_evidence/", sent).status_code == 302


def page_of_evidence() -> int:
    """The page that was handed in last."""
    return Page.objects.order_by("-id").values_list("pk", flat=True)[0]
