"""Finding: by number, code or whole phone number exactly; by words in whatever this person may read, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet

from weiquanbao.access.actors import Actor
from weiquanbao.cases.models import Case, Party
from weiquanbao.common.identifiers import check_matter_code
from weiquanbao.common.text import plain
from weiquanbao.organisations.models import Organisation
from weiquanbao.people.codes import phone_index_of
from weiquanbao.procedures import PROCEDURES, procedure
from weiquanbao.reading.queue import names_of_parties
from weiquanbao.reading.reach import Reach, cases_listed, cases_within, reach
from weiquanbao.reading.rows import Facet, FoundPage, FoundRow
from weiquanbao.search import asking, dictionary
from weiquanbao.search.asking import Candidate, Figures, Hit, Narrowed, Place, Within
from weiquanbao.search.question import LONGEST, Question, question
from weiquanbao.search.snippets import snippet
from weiquanbao.search.sources import sources

PAGE, MOST_EXACT = 20, 20
FIRST_YEAR, LAST_YEAR = 1970, 2099


@dataclass(frozen=True, slots=True)
class FindFilter:
    """What the person chose to see of what was found; empty means all."""

    kind: str = ""
    procedure: str = ""
    state: str = ""
    place: int | None = None
    year: int | None = None

    @property
    def narrowed(self) -> Narrowed:
        """The same for the index."""
        chosen = {one.name: getattr(self, one.name) for one in fields(self)}
        return Narrowed({name: value for name, value in chosen.items() if value})


EVERYTHING = FindFilter()


def find(actor: Actor, text: str, chosen: FindFilter = EVERYTHING, cursor: str = "") -> FoundPage:
    """One page of what answers, within reach. At most fifteen queries, however much there is.

    Cases of a number, a code or a phone stand first, on the first page alone. Whoever sees cases without their
    matters (出纳) finds them by number and code; words and phones are of the matter.
    """
    found = reach(actor)
    words = _readable(text)
    if not words:
        return FoundPage()
    if found.nothing:
        return FoundPage(rows=_rows(_exact(actor, found, words)) if found.narrow else ())
    first = not cursor and chosen == EVERYTHING
    exact = _exact(actor, found, words) if first else ()
    asked = question(words, dictionary.for_questions())
    within = _within(actor, found)
    if exact or not asked or within is None:
        return FoundPage(rows=_rows(exact), short=not asked and not exact)
    answer = asking.ask(asked, within, chosen.narrowed, page=PAGE, after=_place(cursor))
    facets, counted = _facets(asked, within, chosen) if answer.hits or not first else ((), None)
    return FoundPage(
        rows=_hits(actor, found, answer.hits),
        next_cursor="_".join(map(str, answer.after)) if answer.after else "",
        facets=facets,
        total=counted.total if counted else 0,
        capped=counted.capped if counted else False,
    )


def _readable(text: str) -> str:
    """What was typed, as far as anybody types; nothing where there are characters that nobody can see."""
    try:
        return plain(text.strip()[:LONGEST], LONGEST)
    except ValueError:
        return ""


def _exact(actor: Actor, found: Reach, words: str) -> tuple[Case, ...]:
    """Asked of the record itself: what was filed a moment ago is there, and phones are copied nowhere."""
    matches = Q(number=words)
    try:
        matches |= Q(matter__code=check_matter_code(words))
    except ValueError:
        matches |= Q(matter__code__iexact=words)
    index = "" if found.narrow else phone_index_of(words)
    if index:
        parties = Party.objects.filter(person__phone_index=index)
        matches |= Q(matter_id__in=parties.values("matter_id"))
    cases = cases_listed(found, actor).filter(matches).select_related("matter")
    return tuple(cases.order_by("-opened_on", "-id")[:MOST_EXACT])


_READ = """CASE WHEN i.employer_id IS NOT NULL THEN {employer}
    ELSE EXISTS (SELECT FROM ({cases}) AS c WHERE c.matter_id = i.matter_id
        AND CASE WHEN i.case_id IS NULL THEN NOT c.incident ELSE c.id = i.case_id END OFFSET 0) END"""
_REGISTERED = """EXISTS (SELECT FROM organisations_employer AS e
        WHERE e.id = i.employer_id AND e.organisation_id = ANY(%s::bigint[]))"""
#: What was not for everybody at the desk, whoever is a worker's agent reads as that worker does (回避).
_AS_AGENT = """ AND (i.audience IN ('', 'everyone') OR i.matter_id IS NULL OR i.matter_id <> ALL(%s::bigint[])
    OR i.party_id = ANY(%s::bigint[]))"""


def _within(actor: Actor, found: Reach) -> Within | None:
    """The one rule of reach, asked of every candidate as it stands today; where its case lay when it was indexed only
    helps to find it."""
    if found.everything and not found.apart and not found.for_workers:
        return Within()  # every case there is
    try:
        cases, told = cases_within(found, actor).values("id", "matter_id", "incident").query.sql_with_params()
    except EmptyResultSet:
        return None
    places = None if found.everything else _places(found.paths)
    employer = "true" if places is None else _REGISTERED
    values = [*([] if places is None else [places]), *told]
    text = _READ.format(employer=employer, cases=cases)
    if found.for_workers:
        own = [one.party_id for several in found.for_workers.values() for one in several]
        text, values = text + _AS_AGENT, [*values, list(found.for_workers), own]
    return Within(text, values, places)


def _places(paths: Sequence[str]) -> list[int]:
    inside = Q()
    for path in paths:
        inside |= Q(path__startswith=path)
    return list(Organisation.objects.filter(inside).values_list("pk", flat=True))


def _place(cursor: str) -> Place | None:
    """A cursor nobody gave out starts at the top."""
    rank, _, rest = cursor.partition("_")
    day, _, number = rest.partition("_")
    if rank not in ("0", "1") or not (number.isascii() and number.isdigit() and len(number) <= 18):
        return None
    try:
        return int(rank), date.fromisoformat(day), int(number)
    except ValueError:
        return None


def _hits(actor: Actor, found: Reach, hits: Sequence[Hit]) -> tuple[FoundRow, ...]:
    """Each with the case that opens: its own, else the newest of its matter that is no incident. Two queries."""
    matters = {hit.row.matter_id for hit in hits if hit.row.matter_id}
    own = {hit.row.case_id for hit in hits if hit.row.case_id}
    cases: QuerySet[Case] = cases_within(found, actor).filter(
        Q(matter_id__in=matters, incident=False) | Q(pk__in=own)
    )
    rows = list(cases.select_related("matter").order_by("id")) if matters else []
    by_id = {case.pk: case for case in rows}
    newest = {case.matter_id: case for case in rows if not case.incident}
    names = names_of_parties(sorted(matters))
    opened = [(hit, by_id.get(hit.row.case_id or 0) or newest.get(hit.row.matter_id or 0)) for hit in hits]
    return tuple(_row(hit, case, names) for hit, case in opened if case or hit.row.employer_id)


def _row(hit: Hit, case: Case | None, names: Mapping[int, tuple[str, str]]) -> FoundRow:
    row = hit.row
    claimant, respondent = names.get(row.matter_id or 0, ("", ""))
    return FoundRow(
        kind=row.kind,
        kind_word=sources()[row.kind].label,
        key=row.key,
        case_id=case.pk if case else None,
        employer_id=row.employer_id,
        thread=_thread(row),
        number=case.number if case else "",
        matter_code=case.matter.code if case else "",
        claimant=claimant,
        respondent=respondent,
        state_word=_state(case) if case else "",
        on=row.on if row.matter_id else None,
        title=snippet(row.title, hit.title_marks),
        snippet=snippet(hit.text, hit.marks),
    )


def _thread(row: Candidate) -> str:
    """The place of a message's conversation among those of the case, as `reading.seats` writes it."""
    if row.audience == "everyone":
        return row.audience
    if row.audience in ("worker_union", "respondent_union"):
        return f"union-{row.party_id}" if row.party_id else "group"
    return ""


def _rows(cases: Sequence[Case]) -> tuple[FoundRow, ...]:
    names = names_of_parties([case.matter_id for case in cases])
    return tuple(
        FoundRow(
            kind="exact",
            kind_word="",
            key=case.pk,
            case_id=case.pk,
            employer_id=None,
            thread="",
            number=case.number,
            matter_code=case.matter.code,
            claimant=names.get(case.matter_id, ("", ""))[0],
            respondent=names.get(case.matter_id, ("", ""))[1],
            state_word=_state(case),
            on=case.opened_on,
            title=(),
            snippet=(),
        )
        for case in cases
    )


def _state(case: Case) -> str:
    return procedure(case.procedure, case.version).states[case.state].title


def _facets(asked: Question, within: Within, chosen: FindFilter) -> tuple[tuple[Facet, ...], Figures]:
    """What the list can be narrowed by, each value with how many of the first thousand candidates have it."""
    counted = asking.figures(asked, within, chosen.narrowed)
    places = [int(one) for one in counted.by["place"]]
    named = dict(Organisation.objects.filter(pk__in=places).values_list("pk", "name")) if places else {}
    words: dict[str, Mapping[Any, str]] = {
        "kind": {code: one.label for code, one in sources().items()},
        "procedure": {code: law.title for code, law in PROCEDURES.items()},
        "state": {code: _state_word(str(code), counted.by["procedure"]) for code in counted.by["state"]},
        "place": named,
        "year": {},
    }
    facets = tuple(
        Facet(
            name,
            tuple(
                (str(value), words[name].get(value, str(value)), counts[value]) for value in _sorted(counts)
            ),
        )
        for name, counts in counted.by.items()
    )
    return facets, counted


def _state_word(state: str, procedures: Mapping[str | int, int]) -> str:
    """What a state is called in the procedures that were found; some of them share a code and not the word."""
    laws = [PROCEDURES[str(code)] for code in _sorted(procedures) if code in PROCEDURES]
    return "、".join(dict.fromkeys(law.states[state].title for law in laws if state in law.states)) or state


def _sorted(counts: Mapping[str | int, int]) -> list[str | int]:
    return sorted(counts, key=lambda value: (-counts[value], str(value)))
