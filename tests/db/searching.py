"""What is written and brought so that it is found, and what somebody finds."""

from __future__ import annotations

import io
from types import SimpleNamespace
from uuid import uuid4

from PIL import Image

from weiquanbao.cases.models import Party
from weiquanbao.evidence import actions as evidence
from weiquanbao.evidence.models import Item
from weiquanbao.evidence.owners import MatterOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.messages import actions as messages
from weiquanbao.messages.actions import Address, Writer
from weiquanbao.reading import visible
from weiquanbao.reading.find import PAGE
from weiquanbao.recognition import actions as recognition
from weiquanbao.recognition.boxes import Box
from weiquanbao.recognition.engine import Seen, Sheet


def say(sides, audience: str, party: Party, text: str) -> int:
    to = Address(
        matter_id=sides.matter.pk, audience=audience, party_id=None if audience == "everyone" else party.pk
    )
    name = "worker" if party.side == "claimant" else "contact"
    by = Writer(person_id=sides.people[name].person_id, side=party.side, party_id=party.pk)
    return messages.send(to=to, by=by, text=text, key=uuid4()).message_id


def found(actor, text: str, **chosen) -> set[tuple[str, int]]:
    """Kind and case of every hit; papers, which repeat what stands elsewhere, have a test of their own."""
    page = visible.find(actor, text, visible.FindFilter(**chosen))
    assert len(page.rows) <= PAGE
    return {(row.kind, row.case_id or 0) for row in page.rows if row.kind != "paper"}


def picture(sides, party: Party, title: str, *lines: str) -> SimpleNamespace:
    """Something brought by this party, on which these lines were read."""
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "white" if party.side == "claimant" else "black").save(out, "JPEG")
    upload = Upload("slip.jpg", len(out.getvalue()), io.BytesIO(out.getvalue()))
    (added,) = evidence.add(owner=MatterOwner(sides.matter.pk), uploads=[upload], added_by=None, title=title)
    Item.objects.filter(pk=added.item_id).update(party_id=party.pk, side=party.side)
    recognition.take(page=added.page_id, matter_id=sides.matter.pk, digest="0" * 64)
    boxes = tuple(
        Box(line, ((10, y), (300, y), (300, y + 20), (10, y + 20)), 0.97)
        for y, line in zip(range(10, 400, 50), lines, strict=False)
    )
    recognition.keep(page=added.page_id, seen=Seen("test", "1", (Sheet(640, 480, boxes),)))
    return SimpleNamespace(item=added.item_id, page=added.page_id)
