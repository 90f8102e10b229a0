"""How much evidence there is, in numbers and in the words of the upload strip."""

from django.conf import settings
from django.db.models import Count, Q, Sum

from weiquanbao.evidence.files.refusal import megabytes
from weiquanbao.evidence.limits import Held
from weiquanbao.evidence.models import Page
from weiquanbao.evidence.owners import Owner
from weiquanbao.evidence.results import Total


def held(owner: Owner, beside: Owner | None) -> Held:
    """What counts towards the limits: the originals that are still there."""
    total = running_total(owner, beside)
    return Held(total.files, total.bytes)


def running_total(owner: Owner, beside: Owner | None) -> Total:
    """One query, whatever there is."""
    whose = Q(**owner.of_pages) | (Q(**beside.of_pages) if beside else Q(pk__in=()))
    spoken = Q(item__kind="voice")
    counted = Page.objects.filter(whose, removed_at__isnull=True).aggregate(
        files=Count("id"),
        bytes=Sum("original__size", default=0),
        sheets=Sum("sheets", filter=~spoken, default=0),
        voices=Count("id", filter=spoken),
    )
    return Total(**counted, sentence=_sentence(counted["sheets"], counted["voices"], counted["bytes"]))


def _sentence(sheets: int, voices: int, size: int) -> str:
    spoken = f"，{voices} 段录音" if voices else ""
    return f"{sheets} 页{spoken}，{megabytes(size)} / {megabytes(settings.EVIDENCE_MATTER_LIMIT)} MB"
