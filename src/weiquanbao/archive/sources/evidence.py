"""证据: every file as it was handed in; bound are the copies that may be shown."""

from __future__ import annotations

from functools import partial
from typing import IO, Any

from weiquanbao.archive.pieces import File, Piece
from weiquanbao.archive.view import View
from weiquanbao.common.dates import local
from weiquanbao.evidence import store
from weiquanbao.evidence.reading import ItemDigest, PageDigest
from weiquanbao.evidence.serving import EXTENSIONS, serve

BOUND = frozenset({"image/jpeg", "image/png", "application/pdf"})
BY_SIDE = {"union": "collected"}


def pieces(view: View) -> tuple[Piece, ...]:
    """One piece an item; nothing in the 副卷, for what was handed in belongs to the 正卷."""
    return () if view.untold else tuple(_piece(n, item) for n, item in enumerate(view.items, 1))


def _piece(n: int, item: ItemDigest) -> Piece:
    return Piece(
        heading="authority" if item.use == "authority" else BY_SIDE.get(item.side, "evidence"),
        title=item.title or item.kind_label,
        from_whom=item.side_label,
        day=local(item.added_at).date(),
        sheets=item.sheets,
        files=files_of(f"证据/{n:03d}", item),
    )


def files_of(name: str, item: ItemDigest) -> tuple[File, ...]:
    """The files of an item, numbered after this name."""
    return tuple(_file(f"{name}-{m:03d}", page) for m, page in enumerate(item.pages, 1))


def _file(name: str, page: PageDigest) -> File:
    return File(
        name=f"{name}.{EXTENSIONS[page.media_type]}",
        called=page.name,
        media_type=page.media_type,
        size=page.size,
        sha256=page.sha256,
        open=partial(store.fetch, page.sha256),
        shown=partial(_shown, page.id) if page.served_type in BOUND else None,
        shown_type=page.served_type,
    )


def _shown(page_id: int) -> IO[Any]:
    """The copy without the place where a picture was taken."""
    return serve(page_id, "served").content
