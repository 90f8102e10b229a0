"""The secrets that demo and test make for themselves, once, in a file only the owner can read."""

import base64
import contextlib
import json
import os
import secrets
from pathlib import Path

FILE = "secrets.json"


def kept(home: Path) -> dict[str, str]:
    """Secrets by the name of their setting; the same ones for as long as the home lives."""
    path = home / FILE
    if not path.exists():
        _create(path)
    return dict(json.loads(path.read_text()))


def fresh() -> dict[str, str]:
    """A new set, ready to be written into an environment."""
    return {
        "WEIQUANBAO_SECRET_KEY": secrets.token_urlsafe(48),
        "WEIQUANBAO_DATA_KEYS": _key(),
        "WEIQUANBAO_INDEX_KEY": _key(),
        "WEIQUANBAO_LEDGER_KEY": _key(),
    }


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _create(path: Path) -> None:
    """Write beside and link into place: two processes that start together agree on the first one's secrets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        json.dump(fresh(), file, indent=1)
        file.flush()
        os.fsync(descriptor)
    with contextlib.suppress(FileExistsError):  # the other process was first, and its secrets hold
        os.link(draft, path)
    draft.unlink()
