"""What a matter knows for a document already, under the codes of its fields: nothing of it is typed again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Claim, Matter, Party
from weiquanbao.computations.reading import Whole, whole_newest
from weiquanbao.documents.requests import OTHER, WORDED, computed_row, total, worded
from weiquanbao.evidence.reading import ItemDigest
from weiquanbao.mediation.models import Terms
from weiquanbao.reading.known_parties import acting_for, of_employer_side, of_worker_side, place_of
from weiquanbao.reading.standing import items_before, standing_in, visible_items

#: What a claim of a complaint is called before a tribunal.
KINDS = {"wages": "arrears_wage", "overtime": "overtime", "contract": "double_wage", "injury": "work_injury"}
#: What it is before the inspectors, by the codes of 劳动保障监察投诉书.
WRONGS = {"wages": "wages", "overtime": "overtime", "contract": "contract", "insurance": "insurance"}
_SOURCES = {"photo": "本人手机", "document": "本人保存", "voice": "本人手机录音"}
_FORMS = {"photo": "electronic", "document": "copy", "voice": "electronic"}


def known(actor: Actor, party: Party, side: str) -> dict[str, Any]:
    """Field → answer, from the record as this actor may see it; what it does not know is left out."""
    matter = party.matter
    found = {
        **(of_employer_side(party) if side == "employer" else of_worker_side(party)),
        **acting_for(party),
        **place_of(matter),
        **_work(matter),
        "requests": _requests(matter, party, side),
        "answers": _to_answer(matter) if side == "employer" else [],
        "facts": "" if side == "employer" else matter.told,
        "evidence": [_item(one, number) for number, one in enumerate(_items(actor, matter, side), 1)],
        **_agreed(matter),
        "wrongs": [WRONGS[one] for one in matter.problems if one in WRONGS],
    }
    asked = total(found)
    found["sum"] = str(asked) if asked else ""
    return {code: value for code, value in found.items() if value}


def _work(matter: Matter) -> Mapping[str, Any]:
    still = matter.still_working if matter.still_working in {"yes", "no"} else ""
    return {
        "began": matter.worked_from.isoformat() if matter.worked_from else "",
        "still": still,
        "ended": matter.worked_until.isoformat() if matter.worked_until and still == "no" else "",
        "knew": matter.known_on.isoformat() if matter.known_on else "",
        "matter_code": matter.code,
    }


def _requests(matter: Matter, party: Party, side: str) -> list[dict[str, str]]:
    """The newest computation of each claim, with its formula; what was only claimed stands as it was said."""
    cases = Case.objects.filter(matter=matter).values_list("id", flat=True)
    wholes = [] if side == "employer" else [one for one in whole_newest(list(cases)) if _of(one, party)]
    rows = [_computed(one) for one in wholes]
    have = {row["claim"] for row in rows}
    whose = Q(party__side="claimant") if side == "employer" else Q(party=party)
    claims = Claim.objects.filter(whose | Q(party=None), matter=matter).order_by("id")
    told = [_told(one) for one in claims]
    return [*rows, *(row for row in told if row["claim"] not in have or row["claim"] == OTHER)]


def _to_answer(matter: Matter) -> list[dict[str, str]]:
    """What a respondent answers, request by request; how, it says itself."""
    claims = Claim.objects.filter(Q(party__side="claimant") | Q(party=None), matter=matter).order_by("id")
    return [
        {"request": worded(_told(one)).removeprefix("被申请人"), "stand": "", "says": ""} for one in claims
    ]


def _of(one: Whole, party: Party) -> bool:
    return one.line.party_id == party.pk and one.line.claim in WORDED and one.line.amount is not None


def _computed(one: Whole) -> dict[str, str]:
    formula = "；".join(str(step.says).rstrip("。") for step in one.kept.steps)
    return computed_row(one.line.claim, str(one.line.amount), formula[:1500])


def _told(claim: Claim) -> dict[str, str]:
    kind = KINDS.get(claim.kind, OTHER)
    what = claim.wanted[:160] if kind == OTHER else ""
    return {"claim": kind, "what": what, "amount": str(claim.amount or ""), "formula": ""}


def _items(actor: Actor, matter: Matter, side: str) -> tuple[ItemDigest, ...]:
    place = "respondent" if side == "employer" else "claimant"
    standing = standing_in(actor, matter.pk)
    seen = items_before(actor, matter.pk) if side == "staff" else visible_items(matter.pk, standing)
    return tuple(one for one in seen if one.side == place and one.use == "evidence" and one.pages)


def _item(one: ItemDigest, number: int) -> dict[str, str]:
    return {
        "title": one.title or f"{one.kind_label}{number}", "source": _SOURCES.get(one.kind, ""), "purpose": "",
        "pages": str(one.sheets or ""), "form": _FORMS.get(one.kind, "copy"),
    }  # fmt: skip


def _agreed(matter: Matter) -> Mapping[str, Any]:
    """What both sides accepted in a mediation of the matter."""
    terms = (
        Terms.objects.filter(mediation__matter=matter, accepted_on__isnull=False)
        .order_by("-accepted_on")
        .first()
    )
    if terms is None or terms.accepted_on is None:
        return {}
    return {"agreed_on": terms.accepted_on.isoformat(), "agreed_sum": str(terms.amount)}
