"""Loading texts: each once; what is there already stays as it is unless it is to be replaced."""

from __future__ import annotations

from typing import Literal

from django.db import transaction
from django.utils import timezone

from weiquanbao.statutes.models import StatuteArticle, StatuteText
from weiquanbao.statutes.texts import Text, plain_title, same_number

#: What became of a text: it was new, is there in the same words, is there in others, took the place of those.
Loaded = Literal["new", "unchanged", "different", "replaced"]


@transaction.atomic
def load(text: Text, *, replace: bool = False) -> Loaded:
    """Keep one version of a statute. Title, number and version say which; the same text again changes nothing.

    A source that prints no number means the text of that title and day, whatever its number.
    """
    there = _there(text)
    if there is None:
        _write(text)
        return "new"
    if there.digest == text.digest:
        return "unchanged"
    if not replace:
        return "different"
    there.delete()
    _write(text, number=text.number or there.number)
    return "replaced"


def _there(text: Text) -> StatuteText | None:
    versions = StatuteText.objects.select_for_update().filter(
        plain=plain_title(text.title), version=text.version
    )
    return next((one for one in versions if same_number(one.number, text.number)), None)


def _write(text: Text, *, number: str | None = None) -> None:
    row = StatuteText.objects.create(
        plain=plain_title(text.title),
        title=text.title,
        number=text.number if number is None else number,
        version=text.version,
        in_force=text.in_force,
        standing=text.standing[:100],
        unit=text.unit,
        source=text.source[:300],
        digest=text.digest,
        loaded_at=timezone.now(),
    )
    StatuteArticle.objects.bulk_create(
        [
            StatuteArticle(
                text=row, number=one.number, branch=one.branch, chapter=one.chapter[:200], words=one.text
            )
            for one in text.articles
        ],
        batch_size=500,
    )
