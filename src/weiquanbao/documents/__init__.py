"""代书: every document the platform drafts, one folder each in `kinds`, found by its code."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from weiquanbao.documents import kinds
from weiquanbao.documents.document import Document


def _declared() -> Mapping[str, Document]:
    folders = (module.name for module in iter_modules(kinds.__path__) if module.ispkg)
    found = [import_module(f"{kinds.__name__}.{name}.declaration").DOCUMENT for name in sorted(folders)]
    return MappingProxyType({one.code: one for one in sorted(found, key=_place)})


def _place(document: Document) -> tuple[int, str]:
    return (ORDER.index(document.code) if document.code in ORDER else len(ORDER)), document.code


#: In which order they are offered; one that is not named here comes last.
ORDER = (
    "arbitration_application", "evidence_list", "authority", "defence", "mediation_application",
    "payment_order_application", "review_application", "confirmation_application",
    "advance_enforcement_application", "preservation_application", "enforcement_application",
    "inspection_complaint", "legal_aid_application",
)  # fmt: skip
#: code → what its folder declares.
DOCUMENTS: Mapping[str, Document] = _declared()
