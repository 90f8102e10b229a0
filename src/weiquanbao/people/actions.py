"""Everything that may be done to persons, accounts, appointments and consent, in one place to import from."""

from weiquanbao.people.accounts import (
    change_password,
    close_account,
    open_staff_account,
    reopen_account,
    reset_password,
    reset_second_factor,
    unlock_account,
    worker_account,
)
from weiquanbao.people.appointing import (
    Administrators,
    appoint_approve,
    appoint_decline,
    appoint_end,
    appoint_propose,
    found_administrators,
)
from weiquanbao.people.consenting import (
    OutdatedConsent,
    attach_consents,
    has_consented,
    record_consent,
    withdraw_consent,
)
from weiquanbao.people.disclosing import NotDisclosed, unmask
from weiquanbao.people.duty_guards import NotAllowed
from weiquanbao.people.persons import (
    create_person,
    find_or_create_person,
    mark_sample,
    persons_with_phone,
    set_id_number,
)

__all__ = [
    "Administrators",
    "NotAllowed",
    "NotDisclosed",
    "OutdatedConsent",
    "appoint_approve",
    "appoint_decline",
    "appoint_end",
    "appoint_propose",
    "attach_consents",
    "change_password",
    "close_account",
    "create_person",
    "find_or_create_person",
    "found_administrators",
    "has_consented",
    "mark_sample",
    "open_staff_account",
    "persons_with_phone",
    "record_consent",
    "reopen_account",
    "reset_password",
    "reset_second_factor",
    "set_id_number",
    "unlock_account",
    "unmask",
    "withdraw_consent",
    "worker_account",
]
