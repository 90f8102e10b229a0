"""What may be done to the union tree: open, move and close organisations, one or a whole county at once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction

from weiquanbao.common.text import plain
from weiquanbao.organisations.kinds import KINDS, placement_fault
from weiquanbao.organisations.models import Organisation, Region
from weiquanbao.organisations.tree import is_within, path_of


class Refused(ValueError):
    """The tree does not allow it; the message is the sentence for the clerk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganisation:
    """One line of a county's list: `key` names it within the list, `parent` is the key of an earlier line."""

    key: str
    kind: str
    name: str
    parent: str | None = None
    parent_id: int | None = None
    region: str | None = None
    phone: str = ""
    address: str = ""
    opened_on: date | None = None
    is_sample: bool = False


@transaction.atomic
def create_regions(rows: Iterable[tuple[str, str, str, str | None]]) -> int:
    """Enter regions, each a code, a name, a level and the code of the region above; known codes stay as they are."""
    regions = [
        Region(code=code, name=name, level=level, parent_id=above) for code, name, level, above in rows
    ]
    return len(Region.objects.bulk_create(regions, ignore_conflicts=True))


def create_organisation(
    *,
    kind: str,
    name: str,
    parent_id: int | None = None,
    region: str | None = None,
    phone: str = "",
    address: str = "",
    opened_on: date | None = None,
    is_sample: bool = False,
) -> Organisation:
    """Open one organisation under its parent."""
    row = NewOrganisation(
        key="",
        kind=kind,
        name=name,
        parent_id=parent_id,
        region=region,
        phone=phone,
        address=address,
        opened_on=opened_on,
        is_sample=is_sample,
    )
    return create_organisations([row])[""]


@transaction.atomic
def create_organisations(rows: Sequence[NewOrganisation]) -> dict[str, Organisation]:
    """Open a whole list of organisations in one statement; each parent stands above its children in the list."""
    standing = _locked(row.parent_id for row in rows if row.parent_id is not None)
    made: dict[str, Organisation] = {}
    for row, own_id in zip(rows, _reserved(len(rows)), strict=True):
        if row.key in made:
            raise Refused(f"名单里“{row.key}”出现了两次。")
        made[row.key] = _organisation(row, own_id, _parent(row, made, standing))
    Organisation.objects.bulk_create(made.values())
    return made


@transaction.atomic
def move_organisation(*, organisation_id: int, parent_id: int) -> Organisation:
    """Place an organisation, with everything below it, under another parent."""
    # The whole tree waits: two branches moved into each other at once would leave a ring.
    list(Organisation.objects.select_for_update().filter(parent__isnull=True).values_list("pk"))
    moved, parent = Organisation.objects.get(pk=organisation_id), Organisation.objects.get(pk=parent_id)
    if is_within(parent.path, moved.path):
        raise Refused(f"{moved.name}不能放到它自己的下级下面。")
    fault = placement_fault(moved.kind, parent.kind)
    if fault:
        raise Refused(fault)
    before, after = moved.path, path_of(parent.path, moved.pk)
    branch = list(Organisation.objects.select_for_update().filter(path__startswith=before))
    for each in branch:
        each.path = after + each.path.removeprefix(before)
        if each.pk == moved.pk:
            each.parent = parent
    Organisation.objects.bulk_update(branch, ["path", "parent"])
    return Organisation.objects.get(pk=organisation_id)


@transaction.atomic
def close_organisation(*, organisation_id: int, closed_on: date) -> Organisation:
    """Close an organisation from a day on; it stays in the tree, for what it did remains its own."""
    organisation = Organisation.objects.select_for_update().get(pk=organisation_id)
    if Organisation.objects.filter(parent=organisation, closed_on__isnull=True).exists():
        raise Refused(f"{organisation.name}下面还有没撤销的组织，先把它们撤销或移走。")
    organisation.closed_on = closed_on
    organisation.save(update_fields=["closed_on"])
    return organisation


def _locked(ids: Iterable[int]) -> dict[int, Organisation]:
    """The parents, held still: a path is read here and used below."""
    return {each.pk: each for each in Organisation.objects.select_for_update().filter(pk__in=set(ids))}


def _reserved(count: int) -> list[int]:
    """Ids taken from the sequence beforehand, so that paths are known before the rows are written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence('organisations_organisation', 'id'))"
            " FROM generate_series(1, %s)",
            [count],
        )
        return [row[0] for row in cursor.fetchall()]


def _parent(
    row: NewOrganisation, made: dict[str, Organisation], standing: dict[int, Organisation]
) -> Organisation | None:
    if row.parent is not None:
        if row.parent not in made:
            raise Refused(f"“{row.name}”的上级“{row.parent}”要写在它前面。")
        return made[row.parent]
    if row.parent_id is not None:
        if row.parent_id not in standing:
            raise Refused(f"“{row.name}”的上级找不到，可能已经撤销。")
        return standing[row.parent_id]
    return None


def _organisation(row: NewOrganisation, own_id: int, parent: Organisation | None) -> Organisation:
    name = plain(row.name, 100)
    fault = placement_fault(row.kind, parent.kind if parent else None)
    if fault or not name:
        raise Refused(fault or f"{KINDS[row.kind].label}还没有写名称。")
    return Organisation(
        pk=own_id,
        kind=row.kind,
        name=name,
        parent=parent,
        path=path_of(parent.path if parent else "", own_id),
        region_id=row.region,
        phone=plain(row.phone, 40),
        address=plain(row.address, 200),
        opened_on=row.opened_on,
        is_sample=row.is_sample,
    )
