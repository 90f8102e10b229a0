"""Who keeps a roster (内部规则 律师坐班 1) and who is a lawyer on duty; everybody else is refused."""

from __future__ import annotations

from collections.abc import Iterable

from weiquanbao.access.actors import Actor
from weiquanbao.access.held import held
from weiquanbao.organisations.tree import is_within

#: They keep the rosters of the organisations within their appointment: the county all, a town its own.
KEEPERS = frozenset({"county_officer", "leader", "town_officer"})
LAWYER = "duty_lawyer"


class Refused(ValueError):
    """It is not done; the message is the sentence for the screen."""


def kept_paths(actor: Actor) -> tuple[str, ...]:
    """The paths of the organisations whose rosters this actor keeps today, with everything below them."""
    return tuple(dict.fromkeys(each.path for each in held(actor) if each.role in KEEPERS))


def keeps(actor: Actor, path: str) -> bool:
    """Whether this actor keeps the roster of the organisation of this path."""
    return any(is_within(path, above) for above in kept_paths(actor))


def keeps_all(actor: Actor) -> bool:
    """Whether he keeps those of the whole county."""
    return any(each.at_the_root for each in held(actor) if each.role in KEEPERS)


def require_keeper(actor: Actor, paths: Iterable[str]) -> int:
    """The person, who keeps the roster at every one of these paths; with no path he keeps the county's.

    Raises Refused for anybody else.
    """
    several = tuple(paths)
    allowed = all(keeps(actor, path) for path in several) if several else keeps_all(actor)
    if actor.person_id is None or not allowed:
        raise Refused("这张坐班表不归你排。县总工会排全县的，镇街工会排本镇街的。")
    return actor.person_id


def is_lawyer(actor: Actor) -> bool:
    """Whether he is a lawyer on duty today."""
    return any(each.role == LAWYER for each in held(actor))


def require_lawyer(actor: Actor) -> int:
    """The lawyer. Raises Refused for anybody else."""
    if actor.person_id is None or not is_lawyer(actor):
        raise Refused("这件事由坐班律师自己办。")
    return actor.person_id
