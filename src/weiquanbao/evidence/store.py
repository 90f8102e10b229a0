"""Where the bytes lie: by digest, written whole or not at all, before any row speaks of them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages
from django.db import connection

_STORE: Final = 0x45565354
_SHARED: Final = "SELECT pg_advisory_xact_lock_shared(%s, 0)"
_ALONE: Final = "SELECT pg_advisory_xact_lock(%s, 0)"
UNFINISHED: Final = "unfinished"


class BlobStorage(FileSystemStorage):
    """Files on disk: synced and renamed into place, so that a crash leaves a whole file or none."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name  # the name is the digest: the same name is the same content

    def _save(self, name: str, content: File[bytes]) -> str:
        target = Path(self.path(name))
        waiting = Path(self.path(UNFINISHED))
        for folder in (waiting, target.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=waiting, delete=False) as out:
            for chunk in content.chunks():
                out.write(chunk)
            out.flush()
            os.fsync(out.fileno())
        Path(out.name).replace(target)
        for folder in (target.parent, target.parent.parent, target.parent.parent.parent):
            _sync(folder)
        return name


def _sync(folder: Path) -> None:
    """A rename is only durable once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def storage() -> Storage:
    """The storage named `evidence` in the settings (an S3-compatible one, say), else files under the home."""
    if "evidence" in settings.STORAGES:
        return storages["evidence"]
    return BlobStorage(location=Path(settings.MEDIA_ROOT) / "evidence", file_permissions_mode=0o600)


def place(sha256: str) -> str:
    """ab/cd/<sha256>: no folder grows without end."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(data: bytes) -> str:
    """Keep bytes under their digest; bytes already there are not written again. Hold `writing` meanwhile."""
    sha256 = digest(data)
    where, kept = place(sha256), storage()
    if not (kept.exists(where) and kept.size(where) == len(data)):
        kept.save(where, ContentFile(data))
    return sha256


def fetch(sha256: str) -> IO[Any]:
    """The bytes, open for reading; FileNotFoundError when they are gone."""
    return storage().open(place(sha256), "rb")


def writing() -> None:
    """Announce, until the transaction ends, that bytes are being kept: nothing is swept meanwhile."""
    _lock(_SHARED)


def sweeping() -> None:
    """Wait until nobody is keeping bytes and hold them off, until the transaction ends."""
    _lock(_ALONE)


def _lock(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [_STORE])
