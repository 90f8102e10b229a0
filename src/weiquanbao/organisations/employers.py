"""What may be done to the register of employers: enter, name differently, correct."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from weiquanbao.common.identifiers import check_uscc
from weiquanbao.common.text import plain
from weiquanbao.organisations.lettering import folded, grams, spelling
from weiquanbao.organisations.models import Employer, EmployerAlias
from weiquanbao.sql.changed import EMPLOYER, changed


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEmployer:
    """One line of a register; `aliases` are pairs of a name and what kind of name it is (gate_sign, short, …)."""

    name: str
    uscc: str | None = None
    region: str | None = None
    address: str = ""
    organisation_id: int | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    is_sample: bool = False


def create_employer(
    *,
    name: str,
    uscc: str | None = None,
    region: str | None = None,
    address: str = "",
    organisation_id: int | None = None,
    aliases: tuple[tuple[str, str], ...] = (),
    is_sample: bool = False,
) -> Employer:
    """Enter one employer in the register."""
    row = NewEmployer(
        name=name,
        uscc=uscc,
        region=region,
        address=address,
        organisation_id=organisation_id,
        aliases=aliases,
        is_sample=is_sample,
    )
    return create_employers([row])[0]


@transaction.atomic
def create_employers(rows: Sequence[NewEmployer]) -> list[Employer]:
    """Enter a whole register at once."""
    employers = Employer.objects.bulk_create([_employer(row) for row in rows])
    EmployerAlias.objects.bulk_create(
        EmployerAlias(employer=employer, name=plain(name, 120), kind=kind)
        for employer, row in zip(employers, rows, strict=True)
        for name, kind in row.aliases
    )
    changed(EMPLOYER, *(employer.pk for employer in employers))
    return employers


@transaction.atomic
def add_alias(*, employer_id: int, name: str, kind: str) -> EmployerAlias:
    """Note another name of an employer, such as the sign over its gate."""
    employer = Employer.objects.select_for_update().get(pk=employer_id)
    alias, _ = EmployerAlias.objects.get_or_create(
        employer=employer, name=plain(name, 120), defaults={"kind": kind}
    )
    _index(employer)
    return alias


@transaction.atomic
def rename_employer(*, employer_id: int, name: str) -> Employer:
    """Give an employer its new registered name; the old one stays findable as a former name."""
    employer = Employer.objects.select_for_update().get(pk=employer_id)
    EmployerAlias.objects.get_or_create(employer=employer, name=employer.name, defaults={"kind": "former"})
    employer.name = _named(name)
    _index(employer)
    return employer


def _index(employer: Employer) -> None:
    names = [employer.name, *employer.aliases.order_by("pk").values_list("name", flat=True)]
    employer.search_key, employer.grams = spelling(names), grams(names, employer.uscc)
    employer.save(update_fields=["name", "search_key", "grams"])
    changed(EMPLOYER, employer.pk)


def _named(name: str) -> str:
    text = plain(name, 120)
    if not folded(text):
        raise ValueError("单位名称还没有写。")
    return text


def _employer(row: NewEmployer) -> Employer:
    name = _named(row.name)
    uscc = check_uscc(row.uscc) if row.uscc else None
    names = [name, *(alias for alias, _ in row.aliases)]
    return Employer(
        name=name,
        uscc=uscc,
        region_id=row.region,
        address=plain(row.address, 200),
        organisation_id=row.organisation_id,
        search_key=spelling(names),
        grams=grams(names, uscc),
        is_sample=row.is_sample,
    )
