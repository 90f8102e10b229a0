"""The topics a published answer may stand under: those of the guide."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.cases.words import PROBLEMS

TOPICS: Mapping[str, str] = PROBLEMS
