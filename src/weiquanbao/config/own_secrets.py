"""The secrets that demo and test make for themselves, once, in a file only the owner can read."""

import base64
import contextlib
import json
import os
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path

FILE = "secrets.json"


def kept(home: Path) -> dict[str, str]:
    """Secrets by the name of their setting; the same ones for as long as the home lives."""
    return dict(json.loads(once(home / FILE, lambda: json.dumps(fresh(), indent=1))))


def fresh() -> dict[str, str]:
    """A new set, ready to be written into an environment."""
    return {
        "WEIQUANBAO_SECRET_KEY": secrets.token_urlsafe(48),
        "WEIQUANBAO_DATA_KEYS": _key(),
        "WEIQUANBAO_INDEX_KEY": _key(),
        "WEIQUANBAO_LEDGER_KEY": _key(),
    }


def replace(home: Path, told: dict[str, str]) -> None:
    """Other secrets from now on: those that the data brought back was sealed with."""
    draft = home / f"{FILE}.{os.getpid()}"
    draft.unlink(missing_ok=True)
    once(draft, lambda: json.dumps(told, indent=1))
    draft.replace(home / FILE)


def written(keys: Sequence[bytes]) -> str:
    """Keys as a setting writes them."""
    return ",".join(base64.b64encode(key).decode() for key in keys)


def once(path: Path, make: Callable[[], str]) -> str:
    """The file's text, made by whoever comes first: two processes that start together agree on it."""
    return once_bytes(path, lambda: make().encode()).decode()


def once_bytes(path: Path, make: Callable[[], bytes]) -> bytes:
    """The same for a file that is no text."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(make())
            file.flush()
            os.fsync(descriptor)
        with contextlib.suppress(FileExistsError):  # the other process was first, and its text holds
            os.link(draft, path)
        draft.unlink()
    return path.read_bytes()


def _key() -> str:
    return written([secrets.token_bytes(32)])
