"""Inviting a respondent: make the link, note that it was opened, check the letter's code, note who came."""

from __future__ import annotations

import hmac
import secrets
from datetime import timedelta

from django.db import transaction

from weiquanbao.common.dates import now
from weiquanbao.common.identifiers import normal_phone
from weiquanbao.common.text import plain
from weiquanbao.invitations.models import Begun, Invitation
from weiquanbao.invitations.reading import InvitationDigest, digest
from weiquanbao.invitations.secrets import digest_of, letter_code_of, normal_code, token_of
from weiquanbao.law.parameters import period
from weiquanbao.people.lockout import claim_try, forget_tries

CONTACT_LIMIT = 50


class Unusable(Exception):
    """An invitation cannot be used (any more); `state` says why: unknown, used, replaced or expired."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


@transaction.atomic
def invite(*, case_id: int, party_id: int, contact: str = "", phone: str = "") -> str:
    """Invite a respondent; the invitation before it stops working. Gives the token of the link.

    Raises ValueError with a sentence where the phone is none.
    """
    number = normal_phone(phone) if phone else ""
    moment = now()
    Invitation.objects.filter(case_id=case_id, replaced_at=None).update(replaced_at=moment)
    nonce = secrets.token_hex(16)
    token = token_of(nonce)
    days = period("response.link_days", moment.date())[0].count
    Invitation.objects.create(
        case_id=case_id,
        party_id=party_id,
        contact=plain(contact, CONTACT_LIMIT),
        phone=number,
        nonce=nonce,
        digest=digest_of(token),
        letter_digest=digest_of(letter_code_of(nonce)),
        created_at=moment,
        expires_at=moment + timedelta(days=days),
    )
    return token


def open_link(*, token: str) -> InvitationDigest:
    """Whom a link invites; the first opening is noted. Raises Unusable."""
    row = _usable(token)
    if row.opened_at is None:
        Invitation.objects.filter(pk=row.pk, opened_at=None).update(opened_at=now())
    return digest(row)


def phone_behind(*, token: str) -> str:
    """The number the union sent the link to, for sending the code: never shown. Raises Unusable."""
    return _usable(token).phone


def letter_fits(*, token: str, code: str) -> tuple[bool, str]:
    """Whether this is the code on the letter; else the sentence that says what to do. Raises Unusable."""
    row = _usable(token)
    tried = claim_try("letter code", str(row.pk))
    if not tried.allowed:
        return False, "试错好几次了，过一刻钟再试，或者打通知书上的电话。"
    if not hmac.compare_digest(row.letter_digest, digest_of(normal_code(code))):
        return False, f"通知书编码不对，照着通知书再看一遍。还能试 {tried.left} 次。"
    forget_tries("letter code", str(row.pk))
    return True, ""


@transaction.atomic
def confirm(*, token: str, person_id: int) -> InvitationDigest:
    """Somebody proved to be the one invited: the invitation is used up. Raises Unusable."""
    row = Invitation.objects.select_for_update().filter(digest=digest_of(token)).first()
    if row is None or digest(row).state != "open":
        raise Unusable(digest(row).state if row else "unknown")
    row.confirmed_at, row.person_id = now(), person_id
    row.save(update_fields=["confirmed_at", "person"])
    return digest(row)


def _usable(token: str) -> Invitation:
    row = Invitation.objects.filter(digest=digest_of(token[:100])).first()
    if row is None:
        raise Unusable("unknown")
    state = digest(row).state
    if state != "open":
        raise Unusable(state)
    return row


def keep_words(*, case_id: int, person_id: int, words: str) -> None:
    """Keep what this person has begun to say in a case, wherever he goes on; none where there are no words."""
    if not words.strip():
        forget_words(case_id=case_id, person_id=person_id)
        return
    Begun.objects.update_or_create(case_id=case_id, person_id=person_id, defaults={"words": words})


def forget_words(*, case_id: int, person_id: int) -> None:
    """They were handed in."""
    Begun.objects.filter(case_id=case_id, person_id=person_id).delete()


def drop_old_words() -> int:
    """What was begun in a case that is over is nobody's any more; gives how many there were."""
    return Begun.objects.filter(case__closed_on__isnull=False).delete()[0]
