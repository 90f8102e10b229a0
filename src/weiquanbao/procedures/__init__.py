"""Every procedure the platform runs: one folder each, found by its code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from weiquanbao.kernel.procedure import Procedure


def _declared() -> Mapping[str, Procedure]:
    folders = (module.name for module in iter_modules(__path__) if module.ispkg)
    found = (import_module(f"{__name__}.{name}.declaration").PROCEDURE for name in sorted(folders))
    return MappingProxyType({procedure.code: procedure for procedure in found})


#: code → the declaration in force.
PROCEDURES: Mapping[str, Procedure] = _declared()


#: Who stands in a matter. A procedure that gives none of them a part, and hangs on no other, is the house's own.
_PARTIES = frozenset(
    {"claimant", "respondent", "invitee", "leaver", "agent", "representative", "helper", "sender"}
)
OF_THE_HOUSE: frozenset[str] = frozenset(
    code for code, one in PROCEDURES.items() if not one.incident and _PARTIES.isdisjoint(one.roles)
)
"""Procedures whose cases run on a matter without parties: no worker's trouble, in no queue and in no figure of them."""


def names_role(code: str, role: str) -> bool:
    """Whether this role is anything in cases of that procedure; nobody is in one that was never declared."""
    return code in PROCEDURES and role in PROCEDURES[code].roles


def naming(role: str) -> tuple[str, ...]:
    """The codes of the procedures in whose cases this role is something."""
    return tuple(code for code in PROCEDURES if names_role(code, role))


def procedure(code: str, version: str | None = None) -> Procedure:
    """The declaration a case runs under. Raises KeyError for a code or version nobody declared."""
    found = PROCEDURES[code]
    if version not in (None, found.version):
        raise KeyError(f"{code} {version}")
    return found
