"""A draft read back to whoever filled it in: one line a question, in the words of the screens."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from weiquanbao.common.dates import month_of, today
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.common.money import in_words
from weiquanbao.intake.consents import purposes
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import ASKED, ORDER, PROBLEM_TILES, WANTS
from weiquanbao.organisations.register import employer
from weiquanbao.people.consents import current
from weiquanbao.procedures.complaint.forms import RELATIONS
from weiquanbao.web.worker import months, steps

LABELS = {
    "problems": gettext_noop("遇到的事"),
    "employer": gettext_noop("单位"),
    "began": gettext_noop("开始干"),
    "still": gettext_noop("现在"),
    "happened": gettext_noop("哪个月出的事"),
    "wants": gettext_noop("想要"),
    "told": gettext_noop("怎么回事"),
    "photos": gettext_noop("照片和文件"),
    "contact": gettext_noop("怎么找你"),
    "another": gettext_noop("给谁申请"),
    "consent": gettext_noop("同意的事"),
}
Value = Mapping[str, Any]
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One line of 看一遍; `open` when it still has to be answered."""

    code: str
    label: str
    value: str
    href: str
    open: bool


def look_over(draft: DraftView, *, evidence: str) -> tuple[Told, ...]:
    """Every question with its answer, in order."""
    return tuple(_told(draft, code, evidence) for code in (ORDER if draft.at_counter else ASKED))


def _told(draft: DraftView, code: str, evidence: str) -> Told:
    if code == "another":
        return _for_whom(draft)
    value = draft.answers.get(code, {})
    unanswered = code in draft.open_questions
    text = evidence if code == "photos" else _text(code, value, draft.answers)
    if unanswered:
        text = _("手机号还没确认") if code == "contact" and value else _("还没答")
    return Told(code, _(LABELS[code]), text, f"{steps.address(code)}?then=check", unanswered)


def _for_whom(draft: DraftView) -> Told:
    worker = draft.another
    said = _("我自己")
    if worker is not None:
        related = _(dict(RELATIONS).get(worker.relation, "")) if worker.relation else ""
        agreed = {"code": _("他念了验证码"), "paper": _("他签了委托书")}.get(worker.road, "")
        said = "·".join(
            part for part in (worker.name, related, _("他还没点头") if worker.lacks else agreed) if part
        )
    href = f"{steps.address('another')}?then=check"
    return Told("another", _(LABELS["another"]), said, href, bool(worker and worker.lacks))


def _text(code: str, value: Value, answers: Mapping[str, Value]) -> str:
    if value.get("unknown"):
        return _("不知道")
    if value.get("vague"):
        return _("%(year)d 年，哪个月记不清") % {"year": int(value["month"][:4])}
    if code in {"began", "happened"}:
        return months.read_back(month_of(value.get("month", "")), today(), until=left(answers))
    return _TEXTS[code](value)


def left(answers: Mapping[str, Value]) -> date | None:
    """The month in which work ended, where the worker knows it."""
    return month_of(answers.get("still", {}).get("ended") or "")


def problems(value: Value) -> str:
    """工资没给、加班."""
    return _("、").join(_(tile.label) for tile in PROBLEM_TILES if tile.code in value.get("problems", ()))


def _employer(value: Value) -> str:
    known = employer(value["employer"]) if value.get("employer") else None
    said = [known.name] if known else []
    said += [
        value[name]
        for name in ("name", "gate_sign", "address", "payer", "boss_phone")
        if value.get(name) and not (known and name == "name")
    ]
    return _("、").join(said)


def _still(value: Value) -> str:
    if value.get("still") == "yes":
        return _("还在干")
    ended = month_of(value.get("ended") or "")
    if ended is None:
        return _("不干了，哪个月走的记不清")
    return _("不干了，%(month)s走的") % {"month": months.plain_month(ended)}


def _wants(value: Value) -> str:
    said = [_(want.label) for want in WANTS if want.code in value.get("wants", ())]
    if value.get("yuan"):
        amount = Decimal(value["yuan"])
        said.append(
            _("%(amount)s 元（%(words)s）")
            % {"amount": f"{amount:,.2f}".removesuffix(".00"), "words": in_words(amount)}
        )
    if value.get("other"):
        said.append(value["other"])
    return _("、").join(said)


def _words(value: Value) -> str:
    text = value.get("told", "")
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text or _("没写")


def _contact(value: Value) -> str:
    phone = mask_phone(value["e164"]) if value.get("e164") else _("没有手机") if value.get("no_phone") else ""
    return f"{value.get('name', '')} {phone}".strip()


def _consent(value: Value) -> str:
    return _("、").join(current(purpose).title for purpose in purposes(value)) or _("都没同意")


_TEXTS = {
    "problems": problems,
    "employer": _employer,
    "still": _still,
    "wants": _wants,
    "told": _words,
    "contact": _contact,
    "consent": _consent,
}
