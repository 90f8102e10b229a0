"""消息: what worker, employer and union wrote to each other; sealed where it stands, found by blind words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weiquanbao.common.dates import local
from weiquanbao.messages.reading import said_in, texts_of
from weiquanbao.search.contract import MATTER, Source, Thing


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each message that was not taken back."""
    for one in said_in(matter_ids):
        yield Thing(
            owner=one.matter_id,
            key=one.id,
            on=local(one.created_at).date(),
            text=one.text,
            audience=one.audience,
            party_id=one.party_id,
        )


SOURCE = Source(kind="message", label="消息", owner=MATTER, things=things, texts=texts_of)
