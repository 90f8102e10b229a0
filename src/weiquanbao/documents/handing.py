"""交到哪里: the place in the words of the answers."""

from __future__ import annotations

import re

from weiquanbao.documents.document import Answers, Document

_NAMED = re.compile(r"\{([a-z_]+)\}")
_UNKNOWN = {"board": "劳动人事争议仲裁委员会", "court": "人民法院"}


def where(document: Document, answers: Answers) -> str:
    """Where it is handed in, with the fields it names filled in."""
    return _NAMED.sub(
        lambda found: str(answers.get(found[1]) or _UNKNOWN.get(found[1], "")), document.handing.where
    )
