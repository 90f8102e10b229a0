"""Which edition of the rules computed something: a digest of the claims and their parameters as they are."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources


@cache
def edition() -> str:
    """Twelve hexadecimal digits that change with every change of a rule or of a figure of the register."""
    law = resources.files("weiquanbao.law")
    digest = hashlib.sha256()
    for folder, suffix in (("claims", ".py"), ("parameters", ".yaml")):
        for one in sorted(law.joinpath(folder).iterdir(), key=lambda file: file.name):
            if one.name.endswith(suffix):
                digest.update(one.name.encode() + b"\0" + one.read_bytes())
    return digest.hexdigest()[:12]
