"""Complaints for tests: filed from a finished draft, then moved by acts through the desk, each on its day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from uuid import uuid4

from PIL import Image
from small_county import make_draft

from weiquanbao.access.actors import Actor
from weiquanbao.common.dates import TZ, at
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act as desk_act
from weiquanbao.desk.file import Filed, file_complaint
from weiquanbao.desk.perform import Outcome
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload

#: What a person might write in each act that asks for something.
WRITTEN: dict[str, dict[str, Any]] = {
    "request_completion": {"missing": ["contract", "pay"], "explanation": "拍照就行"},
    "contact_employer": {"way": "phone", "spoke_to": "人事", "said": "认账", "explanation": "单位认账"},
    "record_progress": {"done": "去了一趟", "explanation": "去过了"},
    "wait": {"ground": "injury_decision", "explanation": "等工伤认定"},
    "ask_extension": {"reason": "单位要月底结账"},
    "decline_extension": {"reason": "可以按时办完"},
    "correct": {"what": "employer_name", "value": "示例饰品厂", "reason": "写错了"},
    "refuse": {
        "ground": "outside_scope",
        "explanation": "不是劳动关系",
        "body": "court",
        "road": "去法院立案，带欠条",
    },
    "refer": {"body": "arbitration", "explanation": "要仲裁", "road": "去仲裁委，带身份证"},
    "withdraw": {"ground": "paid"},
    "withdraw_for_worker": {"ground": "settled"},
    "recompute": {"clock": "办理", "was": "2027-01-01", "now": "2027-01-04"},
    "merge": {"into": "没有这一件", "reason": "同一件事"},
    "take_in": {"from": "义诉〔2026〕0001号"},
    "move": {"place": "示例镇总工会"},
    "reopen": {"reason": "单位又不给了"},
    "add_respondent": {"name": "示例承包公司", "standing": "contractor"},
    "name_helper": {"relation": "family", "name": "示例家人", "phone": sample_phone(650)},
    "confirm_authority": {"way": "read"},
    "reject_authority": {"explanation": "签名不是本人写的"},
    "close": {"result": "paid_in_full", "amount": "13740", "explanation": "钱到账了"},
}


def moment(day: str | date, clock: time = time(10)) -> datetime:
    """A time of day in the county."""
    return datetime.combine(date.fromisoformat(str(day)), clock, TZ)


def filed(on: str | date = "2026-11-16", *, staff: Actor | None = None, **answers: Any) -> Filed:
    """A complaint filed on a day; answers as in `make_draft`."""
    with at(moment(on)):
        return file_complaint(draft_key=make_draft(staff=staff, **answers), staff=staff)


def do(
    case: Filed | int,
    act: str,
    on: str | date,
    by: Actor,
    values: Mapping[str, Any] | None = None,
    **more: Any,
) -> Outcome:
    """One act on a day, filled in as people do unless `values` says otherwise."""
    with at(moment(on)):
        return desk_act(
            case_id=case if isinstance(case, int) else case.case_id,
            act=act,
            acting_as=by,
            values=written(act, by) if values is None else values,
            **more,
        )


def written(act: str, by: Actor) -> dict[str, Any]:
    """What is filled in for an act; uploads and officers are made now."""
    if act == "add_evidence":
        return {"items": str(batch(by))}
    if act == "assign":
        return {"handler": by.person_id}
    return WRITTEN.get(act, {})


def batch(by: Actor):
    """The key of a batch with one photo."""
    owner = DraftOwner(uuid4())
    photo = BytesIO()
    Image.effect_noise((64, 64), 50).save(photo, "PNG")
    upload = Upload("工资条.png", len(photo.getvalue()), BytesIO(photo.getvalue()))
    evidence.add(owner=owner, uploads=[upload], added_by=by.person_id)
    return owner.draft_key
