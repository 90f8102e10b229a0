"""What a declaration says of signatures, done: who has to sign, each signature, and what becomes of the paper.

A procedure declares it on its acts (`signers`, `signature`, `settles`). What follows besides is registered by whoever
keeps its tables, and comes after this.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from weiquanbao.access.actors import SYSTEM
from weiquanbao.cases.effects import Doing, Unfit
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.standing import taking_part
from weiquanbao.desk.signatures import hand_out, left, sign_by_code, sign_on_paper, waiting
from weiquanbao.kernel.procedure import Act, Procedure
from weiquanbao.papers.actions import seal_soon
from weiquanbao.papers.signing import MEDIATOR, name_signers, note_unsigned, paper_to_sign, settle, signed_by

#: Places that one of the union signs in.
OF_THE_UNION = frozenset({"mediator", "union"})


def sign_as_declared(doing: Doing, act: Act) -> None:
    """The signature the act is, if it is one. Raises Unfit."""
    if act.signature:
        _WAYS[act.signature](doing)


def settle_as_declared(doing: Doing, act: Act) -> None:
    """Who has to sign from now on, and what becomes of the paper that waits. Raises Unfit."""
    if act.signers:
        _name(doing.case, act.signers)
    if act.settles:
        _settle(doing, act.settles)


def _name(case: Case, places: tuple[str, ...]) -> None:
    """Everybody of these sides who takes part, and one of the union where it signs; instead of those named before."""
    parties = [one for side in places if side not in OF_THE_UNION for one in taking_part(case, side)]
    name_signers(case.pk, parties, mediator=not OF_THE_UNION.isdisjoint(places), anew=True)


def _settle(doing: Doing, becomes: str) -> None:
    """Final, sealed as everybody has it; or void, where there is one."""
    if becomes == "void":
        found = paper_to_sign(doing.case.pk)
        if found:
            settle(found[0], "void")
        return
    paper, version = waiting(doing)
    settle(paper, "final")
    seal_soon([version.pk])


def goes_out(case: Case, law: Procedure, code: str, on: date) -> None:
    """What became final goes to everybody who signed it, with a receipt (内部规则 送达 1)."""
    if law.acts[code].settles == "final":
        hand_out(case, code, on, only=signed_by(case.pk))


def after_the_last(case: Case, law: Procedure, code: str) -> tuple[str, ...]:
    """What follows by itself once of everybody it is known whether he signs; the first of these that may be done."""
    if not law.acts[code].signature or left(case):
        return ()
    return tuple(name for name, act in law.acts.items() if act.settles and SYSTEM.kind in act.by)


def _own(doing: Doing) -> tuple[int, ...]:
    """What of his is left to sign: a worker's own place, though he represents others; an agent's, whom he acts for."""
    own = set(
        Party.objects.filter(pk__in=doing.parties, person_id=doing.person_id or 0).values_list(
            "pk", flat=True
        )
    )
    return tuple(party for party in _acting(doing) if not own or party in own)


def _acting(doing: Doing) -> tuple[int, ...]:
    """What is left to sign of all he acts for."""
    still = left(doing.case)
    return tuple(party for party in doing.parties if party in still)


def _decline(doing: Doing) -> None:
    """He does not sign and says why."""
    parties = _own(doing)
    if not parties:
        raise Unfit({"note": "您不用签，或者已经签好了"})
    note_unsigned(doing.case.pk, parties, step=doing.step)
    doing.said["unsigned"] = list(parties)


def _lapse(doing: Doing) -> None:
    """Time is over: nobody waits any more for the parties who have not signed; the union may sign still."""
    parties = sorted(left(doing.case) - {MEDIATOR})
    note_unsigned(doing.case.pk, parties, step=doing.step)
    doing.said["unsigned"] = parties


def _note(doing: Doing) -> None:
    """Somebody notes that a party did not sign."""
    party = int(str(doing.values["party"]))
    if party not in left(doing.case):
        raise Unfit({"party": "这一方不用签，或者已经签好了"})
    note_unsigned(doing.case.pk, (party,), step=doing.step)
    doing.said["unsigned"] = [party]


_WAYS: Mapping[str, Callable[[Doing], None]] = {
    "own": lambda doing: sign_by_code(doing, _own(doing), role="party"),
    "acting": lambda doing: sign_by_code(doing, _acting(doing), role="party"),
    "mediator": lambda doing: sign_by_code(doing, (MEDIATOR,), role="mediator"),
    "union": lambda doing: sign_by_code(doing, (MEDIATOR,), role="union"),
    "paper": sign_on_paper,
    "declined": _decline,
    "noted": _note,
    "lapsed": _lapse,
}
