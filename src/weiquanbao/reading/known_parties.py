"""Who stands in a matter, who acts there, and where it would be brought, under the codes of the fields of documents.

Witnesses are not among it: a matter keeps none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from weiquanbao.cases.models import Matter, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import in_force


def of_worker_side(party: Party) -> Mapping[str, Any]:
    """The worker with the own numbers, and whom he is at odds with.

    Staff who write for him get the numbers into the document, masked on their screens (`reading.covered`).
    """
    several = _respondents(party.matter_id)
    first, rest = (several[0], several[1:]) if several else (None, [])
    person = party.person
    identity = (person.id_number or "") if person else ""
    phone = (person.phone or "").removeprefix("+86") if person else ""
    return {
        "name": name_of(party),
        "submitter": name_of(party),
        "role": "claimant",
        "identity": identity,
        "phone": phone,
        "principal_number": identity,
        "principal_phone": phone,
        **(_employer(first) if first else {}),
        "opponent": name_of(first) if first else "",
        "others": [
            {"name": name_of(one), "address": _address(one), "phone": _phone(one), "chief": ""}
            for one in rest
        ],
    }


def of_employer_side(party: Party) -> Mapping[str, Any]:
    """The firm as it is registered, and who claims against it."""
    claimants = Party.objects.filter(matter_id=party.matter_id, side="claimant").select_related("person")
    several = [name_of(one) for one in claimants.order_by("id")[:3]]
    names = "、".join(several)
    return {
        "employer": name_of(party),
        "employer_address": _address(party),
        "submitter": name_of(party),
        "role": "respondent",
        "name": several[0] if len(several) == 1 else "",
        "principal_number": (party.employer.uscc or "") if party.employer else "",
        "principal_address": _address(party),
        "applicant": names,
        "opponent": names,
    }


def acting_for(party: Party) -> Mapping[str, Any]:
    """Agents the record has, as 授权委托书 names them; what it does not say of them is asked."""
    agents = list(in_force().filter(party=party, capacity="agent").select_related("person").order_by("id"))
    if not agents:
        return {}
    of_union = {"kind": "union", "place": party.matter.organisation.name} if party.side == "claimant" else {}
    powers = list(agents[0].powers)
    return {
        "agents": [
            {"name": one.person.name, "kind": "", "place": "", **of_union, "number": "", "phone": ""}
            for one in agents
        ],
        "scope": "special" if powers else "general",
        "powers": powers,
        "since": agents[0].since.isoformat(),
    }


def place_of(matter: Matter) -> Mapping[str, Any]:
    """The county's arbitration commission and court (调解仲裁法 21), where the matter lies in the county."""
    region = matter.organisation.region_id or settings.COUNTY_REGION
    if not region.startswith(settings.COUNTY_REGION):
        return {}
    board = settings.ARBITRATION_BOARD
    return {"board": board, "receiver": board, "court": settings.COURT}


def _employer(party: Party) -> Mapping[str, Any]:
    return {
        "employer": name_of(party),
        "employer_address": _address(party),
        "employer_phone": _phone(party),
    }


def _respondents(matter_id: int) -> list[Party]:
    rows = Party.objects.filter(matter_id=matter_id, side="respondent").select_related("person", "employer")
    return list(rows.order_by("id"))


def _address(party: Party) -> str:
    return party.address or (party.employer.address if party.employer else "")


def _phone(party: Party) -> str:
    return party.boss_phone.removeprefix("+86")
