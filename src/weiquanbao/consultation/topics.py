"""The topics a published answer may stand under: those of the guide."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law import knowledge

TOPICS: Mapping[str, str] = {code: one.title for code, one in knowledge.topics().items()}
