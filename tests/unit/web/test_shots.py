"""The strip numbers pages as they will lie in the file, across items, without the recordings."""

from datetime import datetime
from uuid import uuid4

from weiquanbao.common.dates import TZ
from weiquanbao.evidence.reading import ItemDigest, PageDigest
from weiquanbao.web.worker.shots import shots, voices

NOW = datetime(2026, 11, 23, 9, tzinfo=TZ)


def page(number, *, thumbnail=True, blurred=False):
    return PageDigest(
        id=number, position=1, name=f"{number}.jpg", media_type="image/jpeg", served_type="image/jpeg", size=9,
        sha256="", sheets=1, width=1, height=1, has_thumbnail=thumbnail, blurred=blurred, added_at=NOW,
    )  # fmt: skip


def item(kind, *pages, title=""):
    return ItemDigest(
        id=pages[0].id, matter_id=None, draft_key=uuid4(), kind=kind, kind_label="", use="evidence", title=title,
        position=1, side="claimant", side_label="", party_id=None, shared_on=None, added_by_id=None, added_at=NOW,
        removed_at=None, pages=pages,
    )  # fmt: skip


def address(page_id, copy):
    return f"/{page_id}/{copy}/"


ITEMS = (
    item("photo", page(1), page(2, blurred=True), title="工牌"),
    item("voice", page(3)),
    item("document", page(4, thumbnail=False)),
)


def test_pages_are_numbered_across_items():
    found = shots(ITEMS, address)
    assert [(shot.id, shot.number, shot.first, shot.last) for shot in found] == [
        (1, 1, True, False), (2, 2, False, False), (4, 3, False, True),
    ]  # fmt: skip
    assert (found[0].thumbnail, found[2].thumbnail) == ("/1/thumbnail/", "")
    assert found[1].blurred
    assert found[0].label == "工牌"


def test_recordings_are_listed_apart():
    assert [(voice.id, voice.number, voice.view) for voice in voices(ITEMS, address)] == [
        (3, 1, "/3/served/")
    ]
