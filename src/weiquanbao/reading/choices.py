"""The rows an act's form lets one choose from: officers who may take a case, its claims, its parties, its evidence."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from weiquanbao.access.actors import Actor
from weiquanbao.access.officers import officers_reaching
from weiquanbao.access.roles import label
from weiquanbao.cases.models import Case, Claim, Party
from weiquanbao.cases.names import name_of
from weiquanbao.cases.standing import Standing, taking_part
from weiquanbao.cases.words import PROBLEMS, STANDINGS
from weiquanbao.common.dates import today
from weiquanbao.evidence.reading import ItemDigest, items_of_matters
from weiquanbao.kernel.forms import Field, Form
from weiquanbao.mediation.sharing import asked_by, pro_rata
from weiquanbao.organisations.models import Organisation
from weiquanbao.papers.signing import left_to_sign
from weiquanbao.payments.books import Books
from weiquanbao.payments.reading import books_of
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.assignees import assignees
from weiquanbao.reading.lawyers import suggested
from weiquanbao.reading.mediators import about_mediators
from weiquanbao.reading.offered import own_shares
from weiquanbao.reading.reach import cases_within, narrow_cases, reach
from weiquanbao.reading.standing import roles_in, standing_in, visible_claims, visible_items

PERFORMANCE, ASSIGNMENT = "performance", "wage_assignment"
#: Where a party is one who has not signed yet.
SIGNED = frozenset(code for code, law in PROCEDURES.items() if law.signatures)
#: Kinds of rows that no party chooses from.
STAFF_ONLY = frozenset({"officer", "lawyer"})
#: Kinds of rows of the matter behind the case, which a cashier does not see.
OF_THE_MATTER = frozenset({"item", "claim", "officer", "lawyer"})
Pairs = tuple[tuple[str, str], ...]


def choices(actor: Actor, case_id: int, form: Form | None) -> dict[str, Pairs]:
    """Field code → row id and words, for the fields of this form that need rows; nothing for a stranger."""
    wanted = {field.code: field.kind for field in form or () if field.kind in _ROWS}
    named = {field.code for field in form or () if field.code in _NAMED}
    if not wanted and not named:
        return {}
    cases = Case.objects.select_related("organisation", "party")
    found = reach(actor)
    within = narrow_cases(found, actor) if found.narrow else cases_within(found, actor)
    case = cases.filter(pk__in=within.filter(pk=case_id)).first()
    if case is not None and found.narrow:
        wanted = {code: kind for code, kind in wanted.items() if kind not in OF_THE_MATTER}
    if case is not None:
        rows = {code: _ROWS[kind](case, None) for code, kind in wanted.items()}
        return rows | {code: _NAMED[code](case) for code in named}
    case = cases.filter(pk=case_id).first()
    standing = standing_in(actor, case.matter_id) if case else ()
    if case is None or not roles_in(case, standing):
        return {}
    return {code: _ROWS[kind](case, standing) for code, kind in wanted.items() if kind not in STAFF_ONLY}


#: A form that asks for shares and nothing else.
PARTED = Form((Field("shares", "", "shares"),))
#: A case, and how the asker stands in it; None for staff.
Source = Callable[[Case, tuple[Standing, ...] | None], Pairs]


def _officers(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    """Each officer once, the nearest appointment naming the duty."""
    words: dict[str, str] = {}
    here = officers_reaching(case.organisation.path, on=today())
    known = about_mediators(case, {one.person_id for one in here}) if case.procedure == "mediation" else {}
    for one in here:
        told = "，".join((label(one.role), *known.get(one.person_id, ())))
        words.setdefault(str(one.person_id), f"{one.name}（{told}）")
    return tuple(words.items())


def _lawyers(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    """Each lawyer on duty with why he fits, best first."""
    return tuple((str(one.lawyer.person_id), f"{one.lawyer.name}（{one.reason}）") for one in suggested(case))


def _claims(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    if standing is None:
        claims = Claim.objects.filter(matter_id=case.matter_id).order_by("id")
    else:
        claims = visible_claims(case.matter_id, standing)
    return tuple(
        (str(number), PROBLEMS[kind] if amount is None else f"{PROBLEMS[kind]} {amount:,.2f} 元")
        for number, kind, amount in claims.values_list("id", "kind", "amount")
    )


def _respondents(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    """The respondents; of a paper that is signed whoever of both sides has not signed yet."""
    parties = Party.objects.filter(matter_id=case.matter_id).select_related("person", "employer")
    if case.procedure in SIGNED:
        parties = parties.filter(pk__in=left_to_sign([case.pk]).get(case.pk, ()))
    else:
        parties = parties.filter(side="respondent")
    return tuple(
        (str(party.pk), f"{name_of(party)}（{STANDINGS[party.standing]}）")
        for party in parties.order_by("id")
    )


def _items(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    if standing is None:
        items = items_of_matters([case.matter_id])[case.matter_id]
    else:
        items = visible_items(case.matter_id, standing)
    return tuple((str(item.id), _called(item)) for item in items)


def _called(item: ItemDigest) -> str:
    return f"{item.title or item.kind_label}（{item.side_label}）"


def _towns(case: Case) -> Pairs:
    """The town unions other than the one it lies with, by the full names that the desk understands."""
    towns = Organisation.objects.filter(kind="town_union", closed_on=None).exclude(pk=case.organisation_id)
    return tuple((name, name) for name in towns.order_by("id").values_list("name", flat=True))


def _sharing(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    """The workers a sum is parted among, each with what he asks for; for those alone who may read it of all."""
    if case.procedure == ASSIGNMENT:
        rows = assignees(case.pk) if own_shares(standing) is None else ()
        return rows if len(rows) > 1 or case.state == "applied" else ()
    members = taking_part(case)
    if len(members) < 2 or own_shares(standing) is not None:
        return ()
    if case.procedure == PERFORMANCE:
        return _payees(case)
    return _asking_all(case)


def _payees(case: Case) -> Pairs:
    """The workers an agreement is with, each with what was neither received nor reported."""
    books = books_of([case.pk])[case.pk]
    names = {
        one.pk: name_of(one) for one in Party.objects.select_related("person").filter(pk__in=books.workers)
    }
    return tuple(
        (str(one), f"{names[one]}（还没付 {books.of(one).unreported:,.2f} 元）") for one in books.workers
    )


def _workers(case: Case, standing: tuple[Standing, ...] | None) -> Pairs:
    """The workers an agreement or an advance is with, for those who may read of all; where neither is, who asks."""
    if own_shares(standing) is not None:
        return ()
    if case.procedure == PERFORMANCE:
        return _payees(case)
    rows = assignees(case.pk) if case.procedure == ASSIGNMENT else ()
    if rows and case.state != "applied":
        return rows  # nobody is added any more, and who else asks for what is none of the cashier's business
    return rows + tuple(one for one in _asking_all(case) if one[0] not in dict(rows))


def _asking_all(case: Case) -> Pairs:
    """Everybody who takes part, each with what he asks for."""
    members = taking_part(case)
    asked = asked_by(members)
    names = {one.pk: name_of(one) for one in Party.objects.select_related("person").filter(pk__in=members)}
    return tuple((str(one), _asking(names[one], asked[one])) for one in members)


def suggested_shares(actor: Actor, case_id: int, amount: Decimal) -> dict[int, Decimal]:
    """Worker → what of a sum would be his in proportion to what each asks for, for those who may read it of all.

    Of what is paid under an agreement, the instalments it pays. Nothing for anybody else. Raises ValueError with a
    sentence where it cannot be parted.
    """
    pairs = choices(actor, case_id, PARTED).get("shares", ())
    books = books_of([case_id]).get(case_id)
    if books is not None and pairs:
        return _whole_instalments(books, amount)
    return pro_rata(amount, [int(party) for party, _words in pairs]) if pairs else {}


def _whole_instalments(books: Books, amount: Decimal) -> dict[int, Decimal]:
    try:
        return dict.fromkeys(books.workers, Decimal(0)) | dict(books.parted(amount))
    except ValueError:
        raise ValueError("没付满一期的，每个人付了多少要自己写") from None


def _asking(name: str, amount: Decimal) -> str:
    return f"{name}（请求 {amount:,.2f} 元）" if amount else f"{name}（没写欠多少）"


#: Lines that take a name out of a list: field code → the names there are.
_NAMED: dict[str, Callable[[Case], Pairs]] = {"town": _towns}
_ROWS: dict[str, Source] = {
    "officer": _officers,
    "lawyer": _lawyers,
    "claim": _claims,
    "party": _respondents,
    "item": _items,
    "shares": _sharing,
    "worker": _workers,
}
