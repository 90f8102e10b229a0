"""What each kind of question shows. Data in, context out; a question is data, never a page of its own."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from weiquanbao.common.dates import today
from weiquanbao.intake.drafts import DraftView
from weiquanbao.intake.questions import BY_CODE, PROBLEM_TILES, Question
from weiquanbao.organisations.register import employer, find_employers
from weiquanbao.web.design.fields import Choice, FieldView
from weiquanbao.web.worker import consenting, months, say, telling

Value = Mapping[str, Any]
Errors = Mapping[str, str]
LIMITS = {
    "name": 120,
    "gate_sign": 120,
    "boss_phone": 30,
    "address": 200,
    "payer": 120,
    "amount": 30,
    "other": 200,
}


def context(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    """The fields of one question."""
    return _OF_KIND[asked.kind](asked, value, errors, request, draft)


def typed_so_far(asked: Question, typed: Mapping[str, list[str]]) -> dict[str, Any]:
    """What stands in the fields while something is being looked up; nothing is judged yet."""
    return {name: (values[-1] if values else "")[:400] for name, values in typed.items()}


def about(draft: DraftView | None) -> str:
    """What the filing is about, beside the back arrow."""
    return telling.problems(draft.answers.get("problems", {})) if draft else ""


def _tiles(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    name = "still" if asked.kind == "still" else asked.code
    chosen = value.get(name, ())
    chosen = {chosen} if isinstance(chosen, str) else set(chosen)
    chosen |= {code for code in request.GET.getlist("tap") if code in {tile.code for tile in asked.choices}}
    return {"name": name, "choices": _choices(asked, chosen), "error": errors.get(name, "")}


def _choices(asked: Question, chosen: set[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(tile.code, _(tile.label), _(tile.hint) if tile.hint else "", tile.picture, tile.code in chosen)
        for tile in asked.choices
    )


def _employer(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    picked = str(value.get("employer") or "")
    known = employer(int(picked)) if picked.isdigit() and len(picked) < 19 else None
    name = str(value.get("name", ""))
    searched = request.POST.get("find")
    found = find_employers(name) if searched else []
    if known and known.id not in {one.id for one in found}:
        found = [known, *found]
    others = [_line(field, label, hint, value, errors) for field, label, hint in OTHER_WAYS]
    return {
        "field": _line("name", _("单位叫什么？"), _("写几个字就行，比如“饰品”。"), value, errors),
        "found": found,
        "picked": known.id if known else None,
        "searched": searched,
        "asked_for": name,
        "others": others,
        "open_others": any(field.value or field.error for field in others),
    }


OTHER_WAYS = (
    ("gate_sign", "门口的牌子写什么？", "照着写"),
    ("boss_phone", "老板的电话", ""),
    ("address", "在哪儿？", "村、路、几号楼，说得出多少写多少"),
    ("payer", "谁给你发钱？", "一个人的名字也行，微信名也行"),
)


def _line(name: str, label: str, hint: str, value: Value, errors: Errors, kind: str = "line") -> FieldView:
    return FieldView(
        name,
        _(label),
        "phone" if name == "boss_phone" else kind,
        str(value.get(name, "")),
        _(hint) if hint else "",
        errors.get(name, ""),
        optional=name not in {"name", "phone"},
        limit=LIMITS.get(name, 200),
        autofill="off",
    )


def _month(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    error = errors.get("month", "")
    chosen = "unknown" if value.get("unknown") else str(value.get("month", ""))
    chosen = chosen or months.chosen_earlier(request.POST, "month")
    until = telling.left(draft.answers) if draft else None
    shown = months.months("month", chosen, today(), unknown=_("不知道"), error=bool(error), until=until)
    return {"months": shown, "error": error}


def _still(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    left = value.get("ended") or ("unknown" if value.get("still") == "no" and not errors else "")
    left = left or months.chosen_earlier(request.POST, "ended")
    error = errors.get("ended", "")
    ended = months.months("ended", str(left), today(), unknown=_("记不清"), error=bool(error), alone=True)
    return {**_tiles(asked, value, errors, request, draft), "months": ended, "ended_error": error}


def _wants(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    amount = _line("amount", "一共要多少钱？", "说不准，写大概的数，不写也行", value, errors, "money")
    other = _line("other", "还要别的吗？", "比如开离职证明", value, errors)
    return {**_tiles(asked, value, errors, request, draft), "fields": (amount, other)}


def _words(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    told = FieldView(
        "told",
        _("写在这里"),
        "text",
        str(value.get("told", "")),
        "",
        errors.get("told", ""),
        optional=True,
        limit=3000,
    )
    return {"field": told, "voices": say.voices_of(draft)}


def _consent(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    return {
        "for_another": draft.another.name if draft and draft.another else "",
        "texts": consenting.texts(draft, value.get("consent", ())),
        "error": errors.get("consent", ""),
    }


def _elsewhere(
    asked: Question, value: Value, errors: Errors, request: HttpRequest, draft: DraftView | None
) -> dict[str, Any]:
    """Photos, contact and who else it is for have views of their own, which hand their context over."""
    return {}


_OF_KIND: Mapping[str, Callable[..., dict[str, Any]]] = {
    "tiles": _tiles,
    "employer": _employer,
    "month": _month,
    "still": _still,
    "wants": _wants,
    "words": _words,
    "photos": _elsewhere,
    "contact": _elsewhere,
    "consent": _consent,
    "another": _elsewhere,
}

__all__ = ["BY_CODE", "PROBLEM_TILES", "about", "context", "typed_so_far"]
