"""Renewing the data key: every value sealed with an older key or cipher is sealed anew with the first key."""

from collections.abc import Iterator
from typing import Any, cast
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db import connection, models, transaction

from weiquanbao.people.crypto import EncryptedTextField, is_current, open_sealed, seal
from weiquanbao.people.second_factor import open_secret, seal_secret

BATCH = 500
SEALED_IN_AUTHENTICATORS = ("secret", "seed")
Key = int | str | UUID


def sealed_fields() -> Iterator[EncryptedTextField]:
    """Every encrypted field of the installation."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, EncryptedTextField):
                yield field


def keys_in_use(cursor: Any) -> frozenset[str]:
    """The ids of all keys that something is sealed with, as this cursor sees the database."""
    found: set[str] = set()
    for field in sealed_fields():
        table, _key, column = _names(field)
        found |= _ids(cursor, f"SELECT DISTINCT split_part({column}, '$', 2) FROM {table}")  # noqa: S608 - own names
    for name in SEALED_IN_AUTHENTICATORS:
        found |= _ids(cursor, f"SELECT DISTINCT split_part(data->>'{name}', '$', 2) FROM mfa_authenticator")  # noqa: S608 - own names
    return frozenset(found)


def _ids(cursor: Any, statement: str) -> set[str]:
    cursor.execute(statement)
    return {row[0] for row in cursor.fetchall() if row[0]}


def reseal_all() -> int:
    """Seal everything anew that is not sealed with the first key; returns how many values. Safe to stop and repeat."""
    return sum(reseal(field) for field in sealed_fields()) + reseal_authenticators()


@transaction.atomic
def reseal_authenticators() -> int:
    """The secrets of authenticators and recovery codes lie inside a JSON of their own; there are few of them."""
    stale = 0
    for row in Authenticator.objects.select_for_update().order_by("pk"):
        secrets = {name: row.data[name] for name in SEALED_IN_AUTHENTICATORS if name in row.data}
        if all(is_current(stored) for stored in secrets.values()):
            continue
        row.data |= {name: seal_secret(open_secret(stored)) for name, stored in secrets.items()}
        row.save(update_fields=["data"])
        stale += 1
    return stale


def reseal(field: EncryptedTextField) -> int:
    """Seal the values of one field anew, in batches that each commit."""
    changed, last = 0, cast("Key | None", None)
    while True:
        with transaction.atomic():
            rows = _batch(field.model, field, last)
            changed += _sealed_anew(field, rows)
        if not rows:
            return changed
        last = rows[-1][0]


def _batch(model: type[models.Model], field: EncryptedTextField, last: Key | None) -> list[tuple[Key, str]]:
    """The next rows in order of their key, locked, with the value as it is stored."""
    table, key, column = _names(field)
    after = f"AND {key} > %s" if last is not None else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL {after}"  # noqa: S608 - own names
            f" ORDER BY {key} LIMIT {BATCH} FOR UPDATE",
            [last] if last is not None else [],
        )
        return cast("list[tuple[Key, str]]", cursor.fetchall())


def _sealed_anew(field: EncryptedTextField, rows: list[tuple[Key, str]]) -> int:
    table, key, column = _names(field)
    context = field.sealing_context()
    stale = [(pk, stored) for pk, stored in rows if not is_current(stored)]
    fresh = [(seal(open_sealed(stored, context=context), context=context), pk) for pk, stored in stale]
    with connection.cursor() as cursor:
        # Tables that refuse every other change let the same text be sealed anew.
        cursor.execute("SET LOCAL weiquanbao.resealing = 'on'")
        cursor.executemany(f"UPDATE {table} SET {column} = %s WHERE {key} = %s", fresh)  # noqa: S608 - own names
    return len(fresh)


def _names(field: EncryptedTextField) -> tuple[str, str, str]:
    quote, meta = connection.ops.quote_name, field.model._meta
    return quote(meta.db_table), quote(str(meta.pk.column)), quote(str(field.column))
