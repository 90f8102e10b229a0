"""Every notice an act of any procedure sends: did it go out, once, to each it is for, and no other?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from weiquanbao.commands.soaking.rows import grouped, rows
from weiquanbao.desk.tell import channels_to
from weiquanbao.kernel.procedure import Act
from weiquanbao.procedures import procedure

_CASES = """
SELECT record.id, record.procedure, record.version, record.matter_id, record.handler_id, record.organisation_id,
    party.side
FROM cases_case record LEFT JOIN cases_party party ON party.id = record.party_id ORDER BY record.id
"""
_STEPS = """
SELECT case_id, number, act, person_id, (canonical::jsonb ->> 'handler')::bigint
FROM ledger_step ORDER BY case_id, number
"""
_CLAIMANTS = "SELECT matter_id, person_id FROM cases_party WHERE side = 'claimant'"
_CONTACTS = """
SELECT party.matter_id, contact.person_id
FROM cases_agent contact JOIN cases_party party ON party.id = contact.party_id AND party.side = 'respondent'
"""
_ON_DUTY = """
SELECT organisation_id, person_id, role FROM people_appointment WHERE approved_at IS NOT NULL
"""
_NOTICES = "SELECT key, channel, state FROM notices_notice WHERE case_id IS NOT NULL"
#: A code that nobody could bring in time is not brought any more.
_SHOWN = """
SELECT notice.id, count(message.id) FROM notices_notice notice
LEFT JOIN notices_screenmessage message ON message.key = replace(notice.gateway_key::text, '-', '')
WHERE notice.channel = 'sms' GROUP BY notice.id
HAVING count(message.id) > 1 OR NOT (notice.state = 'given_up' AND notice.not_after IS NOT NULL)
"""
_STRAY = """
SELECT message.id FROM notices_screenmessage message
LEFT JOIN notices_notice notice ON message.key = replace(notice.gateway_key::text, '-', '') WHERE notice.id IS NULL
"""
INTAKE, SUPERVISORS = ("intake_officer", "town_officer"), ("leader", "county_officer")
#: Procedures whose acts name the handler; in any other it is the one its case was opened with.
NAMING = frozenset({"complaint", "mediation", "response", "consultation"})
#: What is sent to a bare number, which no audience has.
TO_A_NUMBER = {("response", "notify"): "response.invited"}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who may be told of a case, by the words of the declarations."""

    claimant: tuple[int, ...]
    respondent: tuple[int, ...]
    handler: tuple[int, ...]
    supervisors: tuple[int, ...]
    intake: tuple[int, ...]
    about: str | None

    def told(self, to: str, author: int | None) -> tuple[int, ...]:
        """Whom a notice to these is for."""
        if to == "other_side":
            return self.respondent if author in self.claimant else self.claimant
        if to == "addressee":
            to = self.about or ""
        if to in {"parties", "not_served"}:  # nobody here takes papers on the phone
            return (*self.claimant, *self.respondent)
        return tuple(getattr(self, to))


def notices() -> tuple[int, int, list[str]]:
    """How many notices there are, how many texts the screen shows, and every one that is missing or too many."""
    expected = set(_expected())
    written = rows(_NOTICES)
    there = Counter((key, channel) for key, channel, _state in written)
    shown: dict[int, int] = dict(rows(_SHOWN))
    wrong = [
        *(f"notice {key} by {channel} is missing" for key, channel in expected - there.keys()),
        *(f"notice {key} by {channel} belongs to no act" for key, channel in there.keys() - expected),
        *(f"notice {one} is there {count} times" for one, count in there.items() if count > 1),
        *(f"notice {key} by {channel} is {state}" for key, channel, state in written if state != "sent"),
        *(f"text {notice} was shown {count} times" for notice, count in shown.items() if count != 1),
        *(f"screen message {message} belongs to no notice" for (message,) in rows(_STRAY)),
    ]
    return len(written), sum(shown.values()), wrong


def _expected() -> Iterator[tuple[str, str]]:
    steps, claimants, contacts = grouped(_STEPS), grouped(_CLAIMANTS), grouped(_CONTACTS)
    duties = grouped(_ON_DUTY)
    for case, code, version, matter, handler, organisation, about in rows(_CASES):
        law, here = procedure(code, version), duties.get(organisation, [])
        intake = tuple(person for person, role in here if role in INTAKE)
        handled = handler if code not in NAMING else None
        for number, act, author, named in steps.get(case, ()):
            handled = named or handled
            audience = Audience(
                claimant=tuple(one for (one,) in claimants[matter]),
                respondent=tuple(one for (one,) in contacts[matter]),
                # Where nobody handles it yet, those are told who take complaints in.
                handler=(handled,) if handled else intake,
                supervisors=tuple(person for person, role in here if role in SUPERVISORS),
                intake=intake,
                about=about,
            )
            yield from _told(law.acts[act], f"{case}:{number}", audience, author)
            if (code, act) in TO_A_NUMBER:
                yield f"{case}:{number}:{TO_A_NUMBER[code, act]}", "sms"


def _told(act: Act, place: str, audience: Audience, author: int | None) -> Iterator[tuple[str, str]]:
    for tell in act.notices:
        for person in audience.told(tell.to, author):
            if person != author or tell.to == "claimant":
                for channel in channels_to(tell.to):
                    yield f"{place}:{tell.text}:{person}", channel
