"""The topics a published answer may stand under: those of the guide."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law import knowledge

TOPICS: Mapping[str, str] = knowledge.topic_titles()
