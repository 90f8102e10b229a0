"""Whether the organisations of this installation are samples: then every screen says so, whatever its mode."""

from __future__ import annotations

from django.db import connection

from weiquanbao.organisations.models import Organisation

#: Looked up when a process starts and after a load, never at a request; by database, for tests change theirs.
_known: dict[str, bool] = {}


def look() -> bool:
    """Look whether the root of the union tree is a sample, and remember it for this process."""
    found = Organisation.objects.filter(parent=None, is_sample=True).exists()
    _known[_database()] = found
    return found


def holds_samples() -> bool:
    """What was seen when this process last looked."""
    return _known.get(_database(), False)


def is_empty() -> bool:
    """Whether nobody has entered an organisation yet: only then may a sample county be loaded."""
    return not Organisation.objects.exists()


def _database() -> str:
    return str(connection.settings_dict["NAME"])
