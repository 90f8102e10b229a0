"""What a paper may say: the case's own fields and those of the act's form, with an example of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from django.db.models import Q

from weiquanbao.cases.models import Case, Claim, Entry, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.words import PROBLEMS, STANDINGS
from weiquanbao.kernel.forms import Field, Form, Value
from weiquanbao.kernel.procedure import Act
from weiquanbao.law.citations import cite
from weiquanbao.mediation.models import Terms
from weiquanbao.mediation.reading import TermsDigest, terms_of
from weiquanbao.papers.models import Paper
from weiquanbao.papers.signing import signers_of
from weiquanbao.people.models import Person
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading import assignment_fields
from weiquanbao.reading.receipt import receipt_of
from weiquanbao.service.receipts import EXAMPLE
from weiquanbao.service.words import PROCEDURE as SERVICE

MINUTES = "minutes"
_DAY = date(2026, 11, 20)
#: Every field a text may use, with an example; those of the act's form come on top, under their own codes.
EXAMPLES: Mapping[str, object] = MappingProxyType(
    {
        "number": "示总工受告〔2026〕1号",
        "case_number": "示诉〔2026〕0001号",
        "matter_code": "0000-0000-0",
        "procedure": "投诉",
        "union": "示例总工会",
        "union_phone": "示例电话",
        "union_address": "示例地址",
        "basis": "《示例条例》第一条",
        "on": _DAY,
        "due": _DAY,
        "filed_on": _DAY,
        "handler": "示例承办人",
        "party": "示例单位",
        "claimant": "示例职工",
        "respondent": "示例单位",
        "claimants": [{"name": "示例职工", "home": "示例省"}],
        "respondents": [{"name": "示例单位", "standing": "用人单位", "address": "示例地址"}],
        "claims": [{"word": "工资没给", "wanted": "示例", "amount": Decimal(1)}],
        "total": Decimal(1),
        "body": "示例调解组织",
        "held_on": _DAY,
        "present": "职工本人",
        "minutes": "示例",
        "corrects": "示总工调录〔2026〕1号",
        "principal": "示例职工",
        "service": EXAMPLE.fields(),
        "assignment": assignment_fields.EXAMPLE,
        "terms": [
            {
                "payer": "示例单位",
                "amount": Decimal(1),
                "parts": [{"number": 1, "due_on": _DAY, "amount": Decimal(1)}],
                "shares": [{"name": "示例职工", "amount": Decimal(1)}],
            }
        ],
    }
)
#: The example of a field of the form, by its kind.
_OF_KIND: Mapping[str, object] = MappingProxyType({"money": Decimal(1), "date": _DAY})


#: Fields that hold ids of rows: a paper names the rows themselves.
_IDS = frozenset({"party", "claim", "item", "evidence", "shares", "worker"})


def examples(form: Form | None, *, empty: bool) -> dict[str, object]:
    """What a text is tried with; `empty`: nothing optional is filled in, nobody asks for a sum."""
    asked = {
        field.code: None if empty and not field.required else _OF_KIND.get(field.kind, "示例")
        for field in form or ()
        if field.kind not in _IDS
    }
    lacking: dict[str, object] = {
        "due": None,
        "total": None,
        "handler": "",
        "terms": [],
        "body": "",
        "corrects": "",
        "union_phone": "",
        "assignment": assignment_fields.LACKING,
    }
    return {**EXAMPLES, **(lacking if empty else {}), **asked}


def fields_of(
    case: Case, act: Act, values: Mapping[str, Value], *, due: date | None, on: date
) -> dict[str, object]:
    """Everything the papers of this act may say. `due` is the last day the act began, else the nearest one."""
    parties = list(
        Party.objects.filter(matter_id=case.matter_id, side__in=("claimant", "respondent"))
        .select_related("person__home_region", "employer")
        .order_by("id")
    )
    claimants = [one for one in parties if one.side == "claimant"]
    respondents = [one for one in parties if one.side == "respondent"]
    claims = _claims(case.matter_id)
    amounts = [one["amount"] for one in claims if one["amount"] is not None]
    return {
        "case_number": case.number,
        "matter_code": case.matter.code,
        "procedure": act.title,
        "union": case.organisation.name,
        "union_phone": case.organisation.phone,
        "union_address": case.organisation.address,
        "basis": cite(act.basis).formal,
        "on": on,
        "due": due,
        "filed_on": case.matter.filed_on,
        "handler": _names([case.handler_id]).get(case.handler_id or 0, ""),
        "party": name_of(case.party) if case.party else "",
        "claimant": joined([name_of(one) for one in claimants]),
        "principal": joined([name_of(one) for one in _principals(case, claimants)]),
        "respondent": joined([name_of(one) for one in respondents]),
        "claimants": [_claimant(one) for one in claimants],
        "respondents": [_respondent(one) for one in respondents],
        "claims": claims,
        "total": sum(amounts, Decimal(0)) if amounts else None,
        **_of_mediation(case),
        **(_of_minutes(case) if case.procedure == MINUTES else {}),
        **(receipt_of(case, act, values, on=on) if case.procedure == SERVICE else {}),
        **(
            {"assignment": assignment_fields.assignment_fields(case)}
            if case.procedure == assignment_fields.PROCEDURE
            else {}
        ),
        **_asked(act.form, values),
    }


def _principals(case: Case, claimants: list[Party]) -> list[Party]:
    """Who gives an authority; before it is written all the workers."""
    named = signers_of(case.pk) if case.procedure == "representation" else frozenset()
    return [one for one in claimants if one.pk in named] or claimants


def joined(names: list[str]) -> str:
    """示例职工甲 alone, 示例职工甲、示例职工乙, or 示例职工甲等12人."""
    return "、".join(names) if len(names) <= 3 else f"{names[0]}等{len(names)}人"


def _claimant(party: Party) -> dict[str, object]:
    home = party.person.home_region if party.person else None
    return {"name": name_of(party), "home": home.name if home else ""}


def _respondent(party: Party) -> dict[str, object]:
    address = party.address or (party.employer.address if party.employer else "")
    return {"name": name_of(party), "standing": STANDINGS[party.standing], "address": address}


def _claims(matter_id: int) -> list[dict[str, Any]]:
    rows = (
        Claim.objects.filter(matter_id=matter_id).exclude(party__side__in=("invited", "out")).order_by("id")
    )
    return [{"word": PROBLEMS[one.kind], "wanted": one.wanted, "amount": one.amount} for one in rows]


def _names(ids: Iterable[int | None]) -> dict[int, str]:
    known = [one for one in ids if one]
    return dict(Person.objects.filter(pk__in=known).values_list("pk", "name")) if known else {}


def _asked(form: Form | None, values: Mapping[str, Value]) -> dict[str, object]:
    people = [values[field.code] for field in form or () if field.kind == "officer" and field.code in values]
    names = _names(one for one in people if isinstance(one, int))
    several = (field for field in form or () if field.kind not in _IDS)
    return {field.code: _word(field, values.get(field.code), names) for field in several}


def _word(field: Field, value: Value | None, names: Mapping[int, str]) -> object:
    labels = dict(field.choices)
    if field.kind == "officer":
        return names.get(value, "") if isinstance(value, int) else ""
    if isinstance(value, tuple):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    return labels.get(value, value) if isinstance(value, str) else value


def talks_of(case: Case) -> Case | None:
    """The mediation a case is, or hangs on at two removes at most."""
    line = (case, case.parent, case.parent.parent if case.parent else None)
    return next((one for one in line if one is not None and one.procedure == "mediation"), None)


def _of_minutes(case: Case) -> dict[str, object]:
    """What was noted of the session, until the act's own form says it better; and which minutes these correct."""
    talks, first = talks_of(case), case.parent if case.parent and case.parent.procedure == MINUTES else case
    rows = Entry.objects.filter(case=talks, code__in=("present", "minutes")).order_by("step")
    noted = dict(rows.values_list("code", "value"))
    family = Q(case=first) | Q(case__parent=first, case__procedure=MINUTES)
    older = Paper.objects.filter(family).exclude(case_id=case.pk).order_by("-id")
    told = PROCEDURES["mediation"].acts["hold_session"].form or ()
    words = {field.code: _word(field, _as_read(noted.get(field.code)), {}) for field in told}
    corrects = older.values_list("number", flat=True).first() if first is not case else None
    return {**words, "held_on": first.opened_on, "corrects": corrects or ""}


def _as_read(value: object) -> Value:
    """An entry as the form gave it."""
    return tuple(str(one) for one in value) if isinstance(value, list) else str(value or "")


def _of_mediation(case: Case) -> dict[str, object]:
    """Who mediates, and what was accepted; nothing of it where no talks are spoken of."""
    talks = talks_of(case)
    if talks is None:
        return {"body": "", "terms": []}
    bodies = Entry.objects.filter(case=talks, code="body").order_by("-step").values_list("value", flat=True)
    accepted = Terms.objects.filter(mediation=talks, accepted_on__isnull=False).values_list(
        "case_id", flat=True
    )
    several = terms_of(list(accepted))
    ids = {one.party_id for one in several} | {share.party_id for one in several for share in one.shares}
    names = {
        one.pk: name_of(one) for one in Party.objects.filter(pk__in=ids).select_related("person", "employer")
    }
    return {"body": bodies.first() or "", "terms": [_terms(one, names) for one in several]}


def _terms(terms: TermsDigest, names: Mapping[int, str]) -> dict[str, object]:
    return {
        "payer": names[terms.party_id],
        "amount": terms.amount,
        "parts": [{"number": one.number, "due_on": one.due_on, "amount": one.amount} for one in terms.parts],
        "shares": [{"name": names[one.party_id], "amount": one.amount} for one in terms.shares],
    }
