"""Whether the organisations of this installation are samples: then every screen says so, whatever its mode."""

from __future__ import annotations

from django.db import DatabaseError, connection

from weiquanbao.organisations.models import Organisation

#: Remembered once there is a root, for samples and real organisations never meet; by database, for tests change theirs.
_known: dict[str, bool] = {}


def look() -> bool:
    """Look whether the root of the union tree is a sample, and remember it for this process."""
    roots = list(Organisation.objects.filter(parent=None).values_list("is_sample", flat=True))
    _known.pop(_database(), None)
    if roots:
        _known[_database()] = any(roots)
    return any(roots)


def holds_samples() -> bool:
    """Whether they are samples; asked of the database until there is an answer that stays."""
    if _database() in _known:
        return _known[_database()]
    try:
        return look()
    except DatabaseError:  # the page that says so must still be shown
        return False


def is_empty() -> bool:
    """Whether nobody has entered an organisation yet: only then may a sample county be loaded."""
    return not Organisation.objects.exists()


def _database() -> str:
    return str(connection.settings_dict["NAME"])
