"""A database of the benchmark's own, migrated like a real one and dropped at the end."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator

import psycopg
from django.core.management import call_command
from django.db import connection, connections


@contextlib.contextmanager
def throwaway() -> Iterator[str]:
    """Point Django's connection at a fresh database beside the configured one."""
    name = f"bench_{secrets.token_hex(4)}"
    usual = connection.settings_dict["NAME"]
    _as_administrator(f'CREATE DATABASE "{name}"')
    try:
        _point_at(name)
        call_command("migrate", verbosity=0, interactive=False)
        yield name
    finally:
        _point_at(usual)
        _as_administrator(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def empty() -> Iterator[str]:
    """A database without anything in it, for somebody else's tables."""
    name = f"bench_{secrets.token_hex(4)}"
    _as_administrator(f'CREATE DATABASE "{name}"')
    try:
        yield name
    finally:
        _as_administrator(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Django's connection on another database for a while."""
    usual = connection.settings_dict["NAME"]
    _point_at(name)
    try:
        yield
    finally:
        _point_at(usual)


def _point_at(name: str) -> None:
    connections.close_all()
    connection.settings_dict["NAME"] = name


def _as_administrator(statement: str) -> None:
    told = connection.get_connection_params() | {"dbname": "postgres"}
    with psycopg.connect(**told, autocommit=True) as server:
        server.execute(statement)
