"""Keeping what is handed in: judged outside the transaction, written inside it, the same sending once."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.db.models import Max, Q

from weiquanbao.common import dates
from weiquanbao.evidence import limits, store, totals, wakeup
from weiquanbao.evidence.files import refusal
from weiquanbao.evidence.files.prepared import Prepared, prepared
from weiquanbao.evidence.files.refusal import Refusal
from weiquanbao.evidence.models import Blob, ClosedDraft, Item, Page
from weiquanbao.evidence.owners import DraftOwner, MatterOwner, Owner, lock, once
from weiquanbao.evidence.results import Added, Refused, Upload

NAME_LENGTH: Final = 120
_FOLDERS: Final = re.compile(r"^.*[/\\]", re.DOTALL)


@dataclass(slots=True)
class Call:
    """One call of `add`: it remembers which item its photos go into."""

    owner: Owner
    beside: Owner | None
    added_by: int | None
    side: str
    title: str
    item_id: int | None

    def take(self, upload: Upload) -> Added | Refused:
        """Keep one file or say why not."""
        name = plain_name(upload.name)
        try:
            added = self._keep(upload, name)
        except Refusal as refused:
            return Refused(name, refused.sentence)
        if added.kind == "photo" and self.item_id is None and self._same_sending(upload, added):
            self.item_id = added.item_id
        return added

    def _same_sending(self, upload: Upload, added: Added) -> bool:
        """A picture recognised by its bytes alone may lie in an older item: further ones do not follow it there."""
        return not added.again or bool(upload.key)

    def _keep(self, upload: Upload, name: str) -> Added:
        data = _bytes(upload)
        known = self._known(data, upload, name)
        if known:
            return known
        made = prepared(data, limits.of_a_file())
        with transaction.atomic():
            lock(self.owner)
            known = self._known(data, upload, name)
            if known:
                return known
            _check_open(self.owner)
            limits.check_room(totals.held(self.owner, self.beside), len(data))
            return self._write(data, made, upload, name)

    def _known(self, data: bytes, upload: Upload, name: str) -> Added | None:
        """The page that was made when this was sent before, or that holds the same bytes."""
        sha256 = store.digest(data)
        same_bytes = Q(original=sha256, removed_at__isnull=True, **self.owner.of_pages)
        mark = once(self.owner, upload.key, sha256)
        same_sending = Q(once=mark) if mark else Q(pk__in=())
        page = Page.objects.filter(same_bytes | same_sending).select_related("item").order_by("id").first()
        return _added(page, name, again=True) if page else None

    def _write(self, data: bytes, made: Prepared, upload: Upload, name: str) -> Added:
        """Bytes first, then the row that speaks of them: a crash between leaves at most bytes nobody speaks of."""
        store.writing()
        copies = {"original": (data, made.kind.media_type), "served": (made.shown, made.shown_type)}
        if made.thumbnail is not None:
            copies["thumbnail"] = (made.thumbnail, "image/jpeg")
        kept = {f"{role}_id": store.put(content) for role, (content, _) in copies.items()}
        blobs = {
            kept[f"{role}_id"]: Blob(
                sha256=kept[f"{role}_id"], size=len(content), media_type=media, created_at=dates.now()
            )
            for role, (content, media) in copies.items()
        }
        Blob.objects.bulk_create((blobs[sha256] for sha256 in sorted(blobs)), ignore_conflicts=True)
        item = self._item(made.kind.family)
        page = Page.objects.create(
            item=item,
            position=(item.pages.aggregate(last=Max("position"))["last"] or 0) + 1,
            once=once(self.owner, upload.key, kept["original_id"]),
            original_name=name,
            sheets=made.pages,
            width=made.width,
            height=made.height,
            blurred=made.blurred,
            added_at=dates.now(),
            **kept,
        )
        if isinstance(self.owner, MatterOwner):
            wakeup.entered(self.owner.matter_id)
        return _added(page, name, again=False)

    def _item(self, family: str) -> Item:
        """The item it becomes a page of: photos gather in one, a document or a voice note is its own."""
        live = Item.objects.filter(**self.owner.fields, removed_at__isnull=True)
        if family == "photo" and self.item_id is not None:
            chosen = live.filter(id=self.item_id, kind="photo").first()
            if chosen:
                return chosen
        return Item.objects.create(
            **self.owner.fields,
            kind=family,
            title=self.title,
            position=(live.aggregate(last=Max("position"))["last"] or 0) + 1,
            side=self.side,
            added_by_id=self.added_by,
            added_at=dates.now(),
        )


def _check_open(owner: Owner) -> None:
    """What arrives late for a filed or given-up draft is refused, never kept where nobody will look."""
    closed = ClosedDraft.objects.filter(pk=owner.draft_key).first() if isinstance(owner, DraftOwner) else None
    if closed:
        raise refusal.filed_already() if closed.matter_id else refusal.given_up()


def _added(page: Page, name: str, *, again: bool) -> Added:
    return Added(name, page.item_id, page.id, page.item.kind, again, page.blurred)


def _bytes(upload: Upload) -> bytes:
    """Never more than the limit is read, whatever size was declared."""
    most = limits.of_a_file().file_bytes
    if upload.size > most:
        raise refusal.too_large(upload.size, most)
    data = upload.content.read(most + 1)
    if len(data) > most:
        raise refusal.too_large(len(data), most)
    return data


def plain_name(name: str) -> str:
    """The file's name as it may be shown: no folders, nothing unseen, not too long. It decides nothing."""
    seen = "".join(char for char in _FOLDERS.sub("", name) if unicodedata.category(char)[0] != "C")
    seen = " ".join(seen.split())
    stem, dot, ending = seen.rpartition(".")
    if len(seen) > NAME_LENGTH:
        seen = (stem[: NAME_LENGTH - len(ending) - 1] + dot + ending)[:NAME_LENGTH]
    return seen or "没有名字的文件"
