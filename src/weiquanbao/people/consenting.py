"""Giving and taking back consent, to the very words that were shown (个人信息保护法 14、15)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db import transaction

from weiquanbao.common import dates
from weiquanbao.people.consents import consent_text, current, digest_of
from weiquanbao.people.models import Consent
from weiquanbao.sql.asking import asking

_ATTACH = """
UPDATE people_consent SET person_id = %s, matter_id = %s WHERE draft_key = %s AND matter_id IS NULL
"""


class OutdatedConsent(ValueError):
    """The text has a newer version, so the old words must not be agreed to any more."""


@transaction.atomic
def record_consent(
    *,
    purpose: str,
    version: str,
    names: Mapping[str, str],
    person_id: int | None = None,
    draft_key: UUID | None = None,
    matter_id: int | None = None,
) -> Consent:
    """Keep one consent: to which purpose, in which version, with a digest of the words as they were shown.

    `names` fills the text's places: the union that asks, and for passing data on, the body that receives it. Given
    again for the same draft or matter, it stays the one consent.
    """
    text = consent_text(purpose, version)
    if version != current(purpose).version:
        raise OutdatedConsent("这段说明改过了，再看一遍新的。")
    digest = digest_of(text.shown(**names))
    recipient = names["recipient"] if text.names_recipient else ""
    given = Consent.objects.filter(
        purpose=purpose,
        version=version,
        text_digest=digest,
        person=person_id,
        draft_key=draft_key,
        matter_id=matter_id,
        withdrawn_at__isnull=True,
    ).first()
    return given or Consent.objects.create(
        purpose=purpose,
        version=version,
        text_digest=digest,
        recipient=recipient,
        person_id=person_id,
        draft_key=draft_key,
        matter_id=matter_id,
        given_at=dates.now(),
    )


def drop_consents(*, draft_key: UUID) -> None:
    """The boxes of a draft are ticked anew: nothing was done on them yet, so the earlier ticks go."""
    Consent.objects.filter(draft_key=draft_key, matter_id__isnull=True).delete()


def attach_consents(*, draft_key: UUID, person_id: int, matter_id: int) -> int:
    """On filing, tie what was agreed to in the draft to the person and the matter."""
    with asking() as cursor:
        cursor.execute(_ATTACH, (person_id, matter_id, draft_key))
        return int(cursor.rowcount)


def withdraw_consent(*, consent_id: int, person_id: int) -> bool:
    """Take one's own consent back from now on; what was done before stays lawful. False: there was none."""
    return bool(
        Consent.objects.filter(pk=consent_id, person_id=person_id, withdrawn_at__isnull=True).update(
            withdrawn_at=dates.now()
        )
    )


def has_consented(*, purpose: str, matter_id: int, recipient: str | None = None) -> bool:
    """Whether a matter's consent to a purpose (and to that recipient) is given and not taken back."""
    given = Consent.objects.filter(purpose=purpose, matter_id=matter_id, withdrawn_at__isnull=True)
    return (given if recipient is None else given.filter(recipient=recipient)).exists()


def consenting_matters(*, purpose: str, matter_ids: Iterable[int]) -> frozenset[int]:
    """The matters whose consent to a purpose is given and not taken back. One query however many they are."""
    given = Consent.objects.filter(purpose=purpose, matter_id__in=list(matter_ids), withdrawn_at__isnull=True)
    return frozenset(matter for matter in given.values_list("matter_id", flat=True) if matter is not None)


def consenting_people(*, purpose: str, matter_id: int, recipient: str) -> frozenset[int]:
    """Who agreed, for this matter, to pass data to this recipient, and has not taken it back."""
    given = Consent.objects.filter(
        purpose=purpose, matter_id=matter_id, recipient=recipient, withdrawn_at__isnull=True
    )
    return frozenset(person for person in given.values_list("person_id", flat=True) if person is not None)


def withdraw_consents(*, purpose: str, matter_id: int, recipient: str, person_id: int) -> int:
    """Take back whatever one agreed to pass to this recipient; gives how many consents that were."""
    given = Consent.objects.filter(
        purpose=purpose, matter_id=matter_id, recipient=recipient, person_id=person_id, withdrawn_at=None
    )
    return given.update(withdrawn_at=dates.now())


def consents_by_person(*, purpose: str, matter_id: int) -> dict[int, int]:
    """Person → the consent to a purpose for this matter that is given and not taken back."""
    given = Consent.objects.filter(purpose=purpose, matter_id=matter_id, withdrawn_at__isnull=True)
    rows = given.order_by("id").values_list("person_id", "id")
    return {person: consent for person, consent in rows if person is not None}
