"""A rule the database holds, said as a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from weiquanbao.rosters.rights import Refused


@contextmanager
def said(**sentences: str) -> Iterator[None]:
    """Refuse with the sentence of the constraint that was met, by its name; whatever else is wrong goes on."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as fault:
        for name, sentence in sentences.items():
            if name in str(fault):
                raise Refused(sentence) from fault
        raise
