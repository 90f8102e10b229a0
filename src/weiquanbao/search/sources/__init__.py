"""Everything that can be found: each module of this folder declares one SOURCE, and that is all it takes to add one."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Mapping
from types import MappingProxyType

from weiquanbao.search.contract import Source


@functools.cache
def sources() -> Mapping[str, Source]:
    """By kind."""
    found = [
        importlib.import_module(f"{__name__}.{one.name}").SOURCE for one in pkgutil.iter_modules(__path__)
    ]
    return MappingProxyType({one.kind: one for one in found})


def of_owner(owner: str) -> tuple[Source, ...]:
    """Those whose things belong to matters, or to employers."""
    return tuple(one for one in sources().values() if one.owner == owner)
