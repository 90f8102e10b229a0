"""Whose evidence it is: a draft's, found by its key, or a matter's."""

import hashlib
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from weiquanbao.sql.asking import asking

_OWNERS: Final = 0x45564F57  # a lock space of our own, so that no other advisory lock is met


@dataclass(frozen=True, slots=True)
class DraftOwner:
    """Evidence of a filing that is not finished."""

    draft_key: UUID

    @property
    def fields(self) -> dict[str, Any]:
        return {"draft_key": self.draft_key}

    @property
    def of_pages(self) -> dict[str, Any]:
        return {"item__draft_key": self.draft_key}

    @property
    def code(self) -> str:
        return f"draft:{self.draft_key}"


@dataclass(frozen=True, slots=True)
class MatterOwner:
    """Evidence of a matter."""

    matter_id: int

    @property
    def fields(self) -> dict[str, Any]:
        return {"matter_id": self.matter_id}

    @property
    def of_pages(self) -> dict[str, Any]:
        return {"item__matter_id": self.matter_id}

    @property
    def code(self) -> str:
        return f"matter:{self.matter_id}"


Owner = DraftOwner | MatterOwner


def lock(*owners: Owner) -> None:
    """One change at a time to the evidence of each of these, until the transaction ends: limits and order hold."""
    with asking() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(code)) FROM unnest(%s::text[]) code",
            [_OWNERS, [owner.code for owner in owners]],
        )


def once(owner: Owner, upload_key: str, sha256: str) -> str | None:
    """The mark that makes one page of a sending repeated: worth nothing with another owner.

    The bytes belong to it, because phones call every shot image.jpg and pages may give all of them one key.
    """
    if not upload_key:
        return None
    return hashlib.sha256(f"{owner.code}\n{upload_key}\n{sha256}".encode()).hexdigest()
