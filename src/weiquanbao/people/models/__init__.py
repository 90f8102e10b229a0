"""Tables of persons, accounts, appointments, consent, codes and the security record."""

from weiquanbao.people.models.account import Account
from weiquanbao.people.models.appointment import Appointment
from weiquanbao.people.models.code import OneTimeCode
from weiquanbao.people.models.consent import Consent
from weiquanbao.people.models.person import Person
from weiquanbao.people.models.proof import Proof, ProofUse
from weiquanbao.people.models.record import Disclosure, SecurityEvent
from weiquanbao.people.models.signin import SignInTry

__all__ = [
    "Account",
    "Appointment",
    "Consent",
    "Disclosure",
    "OneTimeCode",
    "Person",
    "Proof",
    "ProofUse",
    "SecurityEvent",
    "SignInTry",
]
