"""What a group of the sample county does, each for himself, about wages paid first; and how they are assessed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from weiquanbao.access.actors import Actor
from weiquanbao.access.actors import person as acting
from weiquanbao.commands.county import served
from weiquanbao.desk.act import act
from weiquanbao.papers.signing import paper_to_sign
from weiquanbao.people import proving
from weiquanbao.procedures.wage_assignment.forms import CONDITIONS
from weiquanbao.reading import visible

#: Banks and numbers of nobody: the sample accounts differ in their last digits.
BANK, ACCOUNT = "示例银行", "62000000000000{number:04d}"


def all_agree(people: Iterable[int], matter_id: int) -> None:
    """From now on papers come on everybody's phone."""
    for person in people:
        served.agree(acting(person), "worker", matter_id)


def assess(officer: Actor, case_id: int, values: Mapping[str, Any]) -> None:
    """All four conditions shown by what the workers handed in, the same sum for each of them."""
    view, whole = visible.case(officer, case_id), visible.assignment(officer, case_id)
    if view is None or whole is None:
        raise LookupError(f"assignment {case_id} is not visible")
    items = [item.id for item in view.items if item.side == "claimant"]
    told = {name: value for name, value in values.items() if name not in {"each", "words"}}
    for turn, (code, _label) in enumerate(CONDITIONS):
        shown = {f"is_{code}": "yes", f"item_{code}": str(items[turn % len(items)])}
        told |= shown | {f"words_{code}": values["words"]}
    told["shares"] = {str(one.party_id): values["each"] for one in whole.rows}
    act(case_id=case_id, act="assess", acting_as=officer, values=told)


def admit_all(unit: Actor, response: int, reason: str) -> None:
    """The employer admits what every worker asks for, one after the other."""
    view = visible.party_case(unit, response)
    for claim in view.claims if view else ():
        values = {"claim": str(claim.id), "stance": "admit", "reason": reason}
        act(case_id=response, act="answer_claim", acting_as=unit, values=values)


def all_sign(people: Iterable[int], case_id: int) -> None:
    """Each gives his own account, reads the agreement and signs it with the code on his phone."""
    for number, person in enumerate(people, 1):
        worker = acting(person)
        own = visible.own_assignment(worker, case_id)
        if own is None or own.own is None:
            raise LookupError(f"{person} did not apply in {case_id}")
        account = {"holder": own.own.name, "bank": BANK, "account": ACCOUNT.format(number=number)}
        act(case_id=case_id, act="give_account", acting_as=worker, values=account)
        proving.record(person, proving.about_act(case_id, "sign"), way="phone")
        waits = paper_to_sign(case_id)
        read = {"code": "000000", "digest": waits[1].sha256 if waits else "", "agreed": "yes"}
        act(case_id=case_id, act="sign", acting_as=worker, values=read)
