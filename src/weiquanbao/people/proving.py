"""Showing who one is right before one act: a code by phone for everybody, by authenticator for staff.

The code is judged before the act, in a transaction of its own, so that a wrong try is counted whatever becomes of the
act; the act then takes the proof, once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from weiquanbao.common.dates import now
from weiquanbao.people.codes import Checked, SentCode, check_code, send_code
from weiquanbao.people.masking import masked
from weiquanbao.people.models import Person, Proof, ProofUse

SIGN = "sign"
#: How long a proof waits for its act.
FRESH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Proven:
    """A proof an act has taken: its row, by which way, and the phone as it may be shown."""

    id: int
    way: str
    shown: str


def about_act(case_id: int, act: str) -> str:
    """What a proof is good for that an act asks for: this act on this case and nothing else."""
    return f"case {case_id} {act}"


class NoPhone(ValueError):
    """This person has no phone a code could be sent to."""


def send_for(person_id: int, about: str, *, address: str | None = None) -> SentCode:
    """A new code to the person's own phone, good for this one thing. Raises CodeRefused or NoPhone."""
    return send_code(_phone(person_id), SIGN, address=address, about=about)


@transaction.atomic
def prove_by_phone(person_id: int, about: str, code: str) -> Checked:
    """Whether this is the code sent for this thing; right, it is written down as a proof.

    Both or neither: a code is not used up by a process that dies before the proof is there, and the same request sent
    twice at once finds the proof of the other.
    """
    try:
        phone = _phone(person_id)
    except NoPhone as fault:
        return Checked(False, str(fault))
    checked = check_code(phone, SIGN, code, about=about)
    if checked.ok:
        record(person_id, about, way="phone", shown=masked("phone", phone))
    return checked


def record(person_id: int, about: str, *, way: str, shown: str = "") -> None:
    """Write down that somebody showed who he is."""
    Proof.objects.create(person_id=person_id, about=about, way=way, shown=shown, proved_at=now())


def is_fresh(person_id: int, about: str) -> bool:
    """Whether it was shown within minutes, taken already or not."""
    return _recent(person_id, about).exists()


@transaction.atomic
def take(person_id: int, about: str) -> Proven | None:
    """The newest fresh proof nobody has taken, now taken; none where there is none."""
    proof = _recent(person_id, about).filter(use=None).order_by("-proved_at").first()
    if proof is None:
        return None
    # Two acts at once: the second meets the unique constraint and is undone with its act.
    ProofUse.objects.create(proof=proof, used_at=now())
    return Proven(proof.pk, proof.way, proof.shown)


def _recent(person_id: int, about: str) -> QuerySet[Proof]:
    return Proof.objects.filter(person_id=person_id, about=about, proved_at__gt=now() - FRESH)


def _phone(person_id: int) -> str:
    phone = Person.objects.get(pk=person_id).phone
    if not phone:
        raise NoPhone("没有登记手机号，收不到验证码。可以到工会在纸上签。")
    return phone
