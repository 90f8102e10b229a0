"""How much evidence is taken: per file, per matter, and how many."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings

from weiquanbao.evidence.files.prepared import Limits
from weiquanbao.evidence.files.refusal import MEGABYTE, full, too_many_files

VOICE_BYTES: Final = 10 * MEGABYTE
PDF_PAGES: Final = 200


def of_a_file() -> Limits:
    """The limits of one file."""
    most = settings.EVIDENCE_FILE_LIMIT
    return Limits(file_bytes=most, voice_bytes=min(VOICE_BYTES, most), pages=PDF_PAGES)


@dataclass(frozen=True, slots=True)
class Held:
    """What a draft or a matter already holds."""

    files: int
    bytes: int


def check_room(held: Held, size: int) -> None:
    """Refuse what would make the set too large, with what to do."""
    if held.files >= settings.EVIDENCE_COUNT_LIMIT:
        raise too_many_files(settings.EVIDENCE_COUNT_LIMIT)
    if held.bytes + size > settings.EVIDENCE_MATTER_LIMIT:
        raise full(held.bytes, size, settings.EVIDENCE_MATTER_LIMIT)
