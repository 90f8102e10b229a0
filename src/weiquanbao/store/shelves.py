"""Shelves of files by digest, written whole or not at all, before any row speaks of them."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO, Any, Final

from django.conf import settings
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage, storages

UNFINISHED: Final = "unfinished"


class ShelfStorage(FileSystemStorage):
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


def storage(shelf: str) -> Storage:
    """The storage named like the shelf in the settings (an S3-compatible one, say), else files under the home."""
    if shelf in settings.STORAGES:
        return storages[shelf]
    return ShelfStorage(location=Path(settings.MEDIA_ROOT) / shelf, file_permissions_mode=0o600)


def place(sha256: str) -> str:
    """ab/cd/<sha256>: no folder grows without end."""
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}"


def digest(data: bytes) -> str:
    """What bytes are named by: their SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def put(shelf: str, data: bytes) -> str:
    """Keep bytes under their digest; bytes already there are not written again."""
    sha256 = digest(data)
    where, kept = place(sha256), storage(shelf)
    if not (kept.exists(where) and kept.size(where) == len(data)):
        kept.save(where, ContentFile(data))
    return sha256


def fetch(shelf: str, sha256: str) -> IO[Any]:
    """The bytes, open for reading; FileNotFoundError when they are gone."""
    return storage(shelf).open(place(sha256), "rb")
