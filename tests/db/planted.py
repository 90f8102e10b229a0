"""Who looks, what there is to find, and the words by which a leak is known.

Every text of a matter holds a word of its own: `LEAK1` and `LEAK2` for the two matters, and within the first one word
for each thing that not everybody who stands in it may see.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

from advancing import stocked
from both_sides import DAY, Sides, first_matter, second_matter
from cashiers import cashier_at
from complaints import do
from consultations import ANSWER, asked, lawyer_at
from django.test import Client
from PIL import Image
from signed_in import any_browser_of
from small_county import County

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Agent, Case, Claim, Matter, Party
from weiquanbao.common.dates import now, today
from weiquanbao.common.identifiers import mask_phone
from weiquanbao.computations.models import Computation
from weiquanbao.desk.act import act
from weiquanbao.desk.compute import keep_computations
from weiquanbao.desk.open import begin
from weiquanbao.drafting import actions as drafting
from weiquanbao.drafting import handing, reviewing
from weiquanbao.drafting.models import Handover, Review
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.models import Item, Page
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.law.claims.working import Entered
from weiquanbao.messages import actions as messages
from weiquanbao.messages.models import Message
from weiquanbao.notices.models import Notice
from weiquanbao.papers.blocks import parse, stored
from weiquanbao.papers.models import Paper
from weiquanbao.people.models import Person
from weiquanbao.reading.computations import Asking
from weiquanbao.recognition import actions as recognition
from weiquanbao.recognition.boxes import Box
from weiquanbao.recognition.engine import Seen, Sheet
from weiquanbao.recognition.models import Suggestion
from weiquanbao.rosters.models import Booking, DutyPost, Shift

#: Within the first matter: what each word stands for is in its name.
UNION_NOTE, WORKER_THREAD, FIRST_THREAD, SECOND_THREAD = "LEAKnote", "LEAKworker", "LEAKfirst", "LEAKsecond"
WORKER_FILE, FIRST_FILE, SECOND_FILE = "LEAKwfile", "LEAKffile", "LEAKsfile"
#: The worker's phone, home and story are nobody's business on the other side.
STORY = "LEAKstory"
#: Who helps the worker, and the letter by which he may.
HELP = "LEAKhelp"
#: Where a figure comes from that staff computed with.
COMPUTED = "LEAKcomputed"
#: Why wages are paid first, and where to: the union's and the worker's business, the account the cashier's too.
HARDSHIP, ACCOUNT = "LEAKhardship", "LEAKbank"
WHOLE_COUNTY = ("county_officer", "intake_officer", "leader", "auditor")
ADMINISTRATORS = ("system_admin", "security_admin", "audit_admin")
THREADS = frozenset({WORKER_THREAD, FIRST_THREAD, SECOND_THREAD})


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser: matters that are `foreign`, an `own` one if any, words of that which are `hidden`."""

    name: str
    client: Client
    foreign: tuple[Sides, ...]
    own: Sides | None = None
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True)
class World:
    first: Sides
    second: Sides
    visitors: tuple[Visitor, ...]

    def marks(self, sides: Sides) -> frozenset[str]:
        """The words and numbers by which anything of a matter is known."""
        number = 1 if sides is self.first else 2
        people = [one.person for one in Party.objects.filter(matter=sides.matter).select_related("person")]
        phones = [one.phone for one in people if one is not None and one.phone]
        cases = Case.objects.filter(matter=sides.matter).values_list("number", flat=True)
        shown = {mask_phone(phone) for phone in phones} | set(phones)
        return frozenset({f"LEAK{number}x", sides.code, *cases, *shown})


def make_world(county: County) -> World:
    first, second = first_matter(county), second_matter(county)
    for number, sides in enumerate((first, second), 1):
        _plant(sides, f"LEAK{number}x", county)
    _plant_within(first, county)
    _advance(first, county)
    for number in (1, 2):
        _ask(county, number)
    return World(first, second, _visitors(county, first, second))


def _plant(sides: Sides, word: str, county: County) -> None:
    """A word in every text a matter has."""
    Matter.objects.filter(pk=sides.matter.pk).update(told=f"{word}{STORY}")
    Claim.objects.filter(matter=sides.matter).update(wanted=word)
    Person.objects.filter(pk=sides.worker.person_id).update(name=f"{word}职工")
    for party in sides.respondents:
        party.name, party.gate_sign, party.boss_phone = f"{word}单位", f"{word}厂牌", "+8613800000099"
        party.address, party.payer = f"{word}地址", f"{word}老板"
        party.save()
        if party.employer:
            party.employer.name = f"{word}公司{party.pk}"
            party.employer.save()
    officer = county.staff["county_officer"]
    do(sides.filed, "accept", DAY, officer)
    do(sides.filed, "assign", DAY, officer, {"handler": officer.person_id})
    do(
        sides.filed, "contact_employer", DAY, officer,
        {"way": "phone", "spoke_to": f"{word}{UNION_NOTE}", "said": f"{word}{UNION_NOTE}", "explanation": word},
    )  # fmt: skip
    _file(sides, sides.worker, f"{word}{WORKER_FILE}")
    _read(sides, f"{word}{WORKER_FILE}有限公司")
    _compute(sides, f"{word}{COMPUTED}", officer)
    _book(sides, county, int(word[4]))
    _draft(sides, word)
    _say(sides, sides.people["worker"], "claimant", sides.worker, f"{word}{WORKER_THREAD}")


def _ask(county: County, number: int) -> None:
    """Somebody asks a lawyer, who answers: what he asked is nobody's business but theirs."""
    lawyer = lawyer_at(county, 40 + number)
    filed = asked(f"LEAK{number}x我的工资没给，怎么办？", number=60 + number)
    officer = county.staff["intake_officer"]
    values = {"handler": lawyer.person_id, "reason": f"LEAK{number}x"}
    act(case_id=filed.case_id, act="assign", acting_as=officer, values=values)
    act(case_id=filed.case_id, act="answer", acting_as=lawyer, values=ANSWER)


def _advance(sides: Sides, county: County) -> None:
    """The wages of the worker are to be paid first by a fund, to an account of his own."""
    officer = county.staff["county_officer"]
    stocked(county.federation, 0, today())
    opened = begin(
        parent_id=sides.filed.case_id, code="wage_assignment", act="apply_for", acting_as=officer,
        values={"party": str(sides.respondents[0].pk), "hardship": ["away"], "reason": f"LEAK1x{HARDSHIP}"},
    )  # fmt: skip
    told = {"holder": "LEAK1x职工", "bank": f"LEAK1x{ACCOUNT}", "account": "6200000000000001"}
    act(case_id=opened.case_id, act="record_account", acting_as=officer, values=told)


def _plant_within(sides: Sides, county: County) -> None:
    """What the parties of one matter keep from each other."""
    said = (("contact", FIRST_THREAD, FIRST_FILE), ("second_contact", SECOND_THREAD, SECOND_FILE))
    Person.objects.filter(pk=sides.people["helper"].person_id).update(name=f"LEAK1x{HELP}")
    _file(sides, sides.worker, f"LEAK1x{HELP}", use="authority")
    for (who, word, file), party in zip(said, sides.respondents, strict=True):
        _say(sides, sides.people[who], "respondent", party, f"LEAK1x{word}")
        _file(sides, party, f"LEAK1x{file}")


def _file(sides: Sides, party: Party, word: str, *, use: str = "") -> None:
    owner, photo = DraftOwner(uuid4()), BytesIO()
    Image.effect_noise((40, 40), 50).save(photo, "PNG")
    data = photo.getvalue()
    evidence.add(
        owner=owner, uploads=[Upload(f"{word}.png", len(data), BytesIO(data))], added_by=None, title=word
    )
    evidence.move_to_matter(
        draft_key=owner.draft_key, matter_id=sides.matter.pk, party_id=party.pk, side=party.side, use=use
    )


def _read(sides: Sides, line: str) -> None:
    """What the worker handed in last was read: a word that only staff find."""
    page = Page.objects.filter(item__matter=sides.matter).latest("id").pk
    box = Box(line, ((0, 0), (40, 0), (40, 9), (0, 9)), 0.9)
    assert recognition.take(page=page, matter_id=sides.matter.pk, digest="0" * 64)
    assert recognition.keep(page=page, seen=Seen("test", "1", (Sheet(40, 40, (box,)),))) == 1


def _compute(sides: Sides, source: str, officer: Actor) -> None:
    """What staff computed for the worker, with a figure from a source of theirs."""
    entered = {"minimum_wage.month": Entered(Decimal(2490), source)}
    asking = Asking("arrears_wage", {"monthly_wage": "6000", "months": "2"}, today(), "330782", entered)
    asked = {sides.worker.pk: asking}
    keep_computations(case_id=sides.filed.case_id, askings=asked, acting_as=officer, table=True)


def _book(sides: Sides, county: County, number: int) -> None:
    """The worker comes to a lawyer, at a post of the town he is of."""
    post = DutyPost.objects.create(
        organisation=county.town, name=f"示例点{number}", address="示例路", phone="12351"
    )
    shift = Shift.objects.create(
        post=post, day=today() + timedelta(days=2), starts=time(9), ends=time(11), lawyer=_lawyer(number)
    )
    Booking.objects.create(
        shift=shift,
        day=shift.day,
        starts=time(9),
        ends=time(9, 30),
        person=sides.worker.person,
        made_at=now(),
    )


def _lawyer(number: int) -> Person:
    return Person.objects.create(name=f"示例律师{number}", created_at=now())


def _draft(sides: Sides, word: str) -> None:
    """A document the worker wrote, and what a lawyer was given of it."""
    worker = sides.people["worker"].person_id or 0
    made = drafting.start_of_matter(
        document="arbitration_application", side="worker", matter_id=sides.matter.pk, party_id=sides.worker.pk,
        by=worker, answers={"facts": word},
    )  # fmt: skip
    version = drafting.keep_version(key=made.key, text="[]", sha256="0" * 64, made_on=today(), by=worker)
    lawyer = Person.objects.create(name=f"{word}律师", created_at=now())
    reviewing.ask(key=made.key, version_id=version, lawyer=lawyer.pk, by=worker)
    drawn_up = drafting.start_of_matter(
        document="mediation_application", side="staff", matter_id=sides.matter.pk, party_id=sides.worker.pk,
        by=lawyer.pk, answers={"facts": word},
    )  # fmt: skip
    text = stored(parse(word))
    version = drafting.keep_version(
        key=drawn_up.key, text=text, sha256="1" * 64, made_on=today(), by=lawyer.pk
    )
    handing.hand(key=drawn_up.key, version_id=version, by=lawyer.pk)


def _say(sides: Sides, actor: Actor, side: str, party: Party, word: str) -> None:
    audience = "worker_union" if side == "claimant" else "respondent_union"
    messages.send(
        to=messages.Address(matter_id=sides.matter.pk, audience=audience, party_id=party.pk),
        by=messages.Writer(person_id=actor.person_id or 0, side=side, party_id=party.pk),
        text=word,
        key=uuid4(),
    )


def _visitors(county: County, first: Sides, second: Sides) -> tuple[Visitor, ...]:
    of = any_browser_of
    others = {
        **first.people,
        "other_contact": second.people["contact"],
        "other_worker": second.people["worker"],
    }
    staff = county.staff
    notes = frozenset({UNION_NOTE, COMPUTED})
    advance = frozenset({HARDSHIP, ACCOUNT})
    kept_by_respondents = frozenset({FIRST_THREAD, SECOND_THREAD, FIRST_FILE, SECOND_FILE})
    respondents = notes | advance | {STORY, WORKER_THREAD, WORKER_FILE, HELP}
    of_the_matter = kept_by_respondents | respondents - {ACCOUNT}
    return (
        Visitor("anonymous", Client(), (first, second)),
        Visitor("worker", of(others["worker"]), (second,), first, notes | kept_by_respondents),
        Visitor("other_worker", of(others["other_worker"]), (first,), second, notes),
        Visitor("contact", of(others["contact"]), (second,), first, respondents | {SECOND_THREAD, SECOND_FILE}),
        Visitor(
            "second_contact", of(others["second_contact"]), (second,), first, respondents | {FIRST_THREAD, FIRST_FILE}
        ),
        Visitor("other_contact", of(others["other_contact"]), (first,), second, respondents),
        Visitor(
            "helper", of(others["helper"]), (second,), first,
            notes | advance | THREADS | {FIRST_FILE, SECOND_FILE},
        ),
        Visitor(
            "agent", of(others["agent"]), (), first, kept_by_respondents,
        ),
        Visitor("town_officer", of(staff["town_officer"]), (second,), first),
        Visitor("other_town_officer", of(staff["other_town_officer"]), (first,), second),
        *(Visitor(role, of(staff[role]), (), first) for role in WHOLE_COUNTY),
        *(Visitor(role, of(staff[role]), (first, second)) for role in ADMINISTRATORS),
        Visitor("duty_lawyer", of(lawyer_at(county, 43)), (first, second)),
        Visitor("cashier", of(cashier_at(county)), (second,), first, of_the_matter),
    )  # fmt: skip


def values_of(sides: Sides) -> dict[str, str]:
    """What each parameter of an address is, for the things of one matter."""
    item = Item.objects.filter(matter=sides.matter, side="claimant", use="evidence").latest("id")
    acting = Agent.objects.filter(party__matter=sides.matter).order_by("id")
    helping = acting.filter(capacity="helper").first() or acting.first()
    notice = Notice.objects.filter(matter=sides.matter).order_by("id").first()
    computed = Computation.objects.filter(case__matter=sides.matter).latest("id")
    return {
        "matter_code": sides.code,
        "case_id": str(sides.filed.case_id),
        "item_id": str(item.pk),
        "page_id": str(Page.objects.get(item=item).pk),
        "party_id": str(sides.worker.pk),
        "agent_id": str(helping.pk if helping else 10**9),
        "notice_id": str(notice.pk if notice else 10**9),
        "paper_id": str(Paper.objects.filter(case__matter=sides.matter).earliest("id").pk),
        "found_id": str(Suggestion.objects.get(reading__matter=sides.matter).pk),
        "computation_id": str(computed.pk),
        "handover_id": str(Handover.objects.get(draft__matter=sides.matter).pk),
        "review_id": str(Review.objects.get(draft__matter=sides.matter).pk),
        "table": str(computed.table),
        "booking_id": str(Booking.objects.get(person=sides.worker.person).pk),
        "thread": f"union-{sides.worker.pk}",
        "message": str(Message.objects.filter(thread__matter=sides.matter).earliest("id").pk),
    }
