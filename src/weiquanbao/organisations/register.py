"""Asking the register: which employer is meant, and how far an organisation reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from weiquanbao.organisations.lettering import folded, pairs
from weiquanbao.organisations.models import Employer, EmployerAlias, Organisation

# Enough to rank well, little enough to answer at once when somebody types only “公司”.
CANDIDATES = 200


@dataclass(frozen=True, slots=True)
class FoundEmployer:
    """One employer of the answer; `known_as` is the alias that matched, when it was not the name itself."""

    id: int
    name: str
    known_as: str | None
    uscc: str | None
    address: str
    region: str | None
    organisation_id: int | None
    is_sample: bool


@dataclass(frozen=True, slots=True)
class _Match:
    """How well an employer answers: lower ranks are better."""

    rank: int
    known_as: str | None


def find_employers(text: str, limit: int = 8) -> list[FoundEmployer]:
    """The employers meant by what somebody typed: name, gate sign, short name, code or pinyin initials; best first."""
    asked = folded(text[:120])
    if len(asked) < 2:
        return []
    candidates = {employer.pk: employer for employer in _candidates(text.strip(), asked)}
    aliases: dict[int, list[str]] = {}
    for employer_id, name in EmployerAlias.objects.filter(employer__in=candidates).values_list(
        "employer_id", "name"
    ):
        aliases.setdefault(employer_id, []).append(name)
    ranked = []
    for employer in candidates.values():
        match = _match(employer, aliases.get(employer.pk, []), asked)
        if match:
            ranked.append((match.rank, len(employer.name), employer.name, employer.pk, match))
    ranked.sort(key=_order)
    return [_found(candidates[key], match) for *_, key, match in ranked[: max(0, limit)]]


def employer(employer_id: int) -> FoundEmployer | None:
    """One employer of the register by its id."""
    row = Employer.objects.select_related("region").filter(pk=employer_id).first()
    return _found(row, _Match(0, None)) if row else None


def subtree_ids(ids: Iterable[int]) -> frozenset[int]:
    """These organisations and everything below them, as ids."""
    return frozenset(Organisation.objects.all().subtree_of(ids).values_list("pk", flat=True))


def paths_of(ids: Iterable[int]) -> dict[int, str]:
    """The paths of these organisations: what roles are read from."""
    return dict(Organisation.objects.filter(pk__in=list(ids)).values_list("pk", "path"))


def _candidates(typed: str, asked: str) -> list[Employer]:
    rows = Employer.objects.select_related("region").defer("grams")
    starting = list(rows.filter(name__startswith=typed)[:CANDIDATES])
    return starting + list(rows.filter(grams__contains=sorted(pairs(asked)))[:CANDIDATES])


def _match(row: Employer, aliases: list[str], asked: str) -> _Match | None:
    """Exact before beginning before containing; the name before its aliases, and both before mere initials."""
    name, signs = folded(row.name), [(alias, folded(alias)) for alias in aliases]
    if asked == name or asked == (row.uscc or "").casefold():
        return _Match(0, None)
    for rank, fits in ((1, _equals), (3, str.startswith), (5, str.__contains__)):
        if fits(name, asked):
            return _Match(rank, None)
        for alias, sign in signs:
            if fits(sign, asked):
                return _Match(rank + 1, alias)
    return _match_initials(row, asked)


def _match_initials(row: Employer, asked: str) -> _Match | None:
    spelt = row.search_key.split(" ")
    if any(each.startswith(asked) for each in spelt):
        return _Match(7, None)
    if any(asked in each for each in spelt):
        return _Match(8, None)
    return _Match(9, None) if asked in (row.uscc or "").casefold() else None


def _equals(one: str, other: str) -> bool:
    return one == other


def _order(entry: tuple[int, int, str, int, _Match]) -> tuple[int, int, str, int]:
    return entry[:4]


def _found(row: Employer, match: _Match) -> FoundEmployer:
    return FoundEmployer(
        id=row.pk,
        name=row.name,
        known_as=match.known_as,
        uscc=row.uscc,
        address=row.address,
        region=row.region.name if row.region else None,
        organisation_id=row.organisation_id,
        is_sample=row.is_sample,
    )
