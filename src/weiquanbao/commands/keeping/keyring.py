"""The keys a backup needs: which they are, whether ours fit, and a copy of them apart from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from weiquanbao.commands.command import Mistake
from weiquanbao.commands.keeping.book import Keys
from weiquanbao.config import own_secrets
from weiquanbao.ledger import signing
from weiquanbao.people.providers import key_id, keyed_digest
from weiquanbao.people.rotation import keys_in_use

_WORD: Final = b"weiquanbao backup"
_HEAD: Final = """# 维权宝的钥匙。谁有它，又有备份，就能看到全部个人信息：和备份分开放，最好在两个人手里。
# 恢复时：set -a; . 这个文件; set +a; weiquanbao restore 备份文件
"""


def needed(cursor: Any) -> Keys:
    """What somebody must have to read the database as this cursor sees it."""
    cursor.execute("SELECT DISTINCT encode(public_key, 'hex') FROM ledger_dailyroot ORDER BY 1")
    ledger = [row[0] for row in cursor.fetchall()]
    return Keys(sorted(keys_in_use(cursor)), _index(), ledger)


def misfits(keys: Keys) -> list[str]:
    """Which of the settings' keys do not fit a backup, a sentence each."""
    faults = []
    if strange := set(keys.data) - {key_id(key) for key in settings.DATA_KEYS}:
        faults.append(
            f"备份里的个人信息是用另外的钥匙（编号 {'、'.join(sorted(strange))}）加密的，"
            "设置 WEIQUANBAO_DATA_KEYS 里没有。"
        )
    if keys.index != _index():
        faults.append("设置 WEIQUANBAO_INDEX_KEY 不是备份时的那一把，恢复以后按手机号什么也找不到。")
    if set(keys.ledger) - {key.hex() for key in signing.trusted_keys()}:
        faults.append(
            "台账是用另外的钥匙签名的：请用备份时的 WEIQUANBAO_LEDGER_KEY，"
            "或者把它的公钥写进 WEIQUANBAO_LEDGER_PAST_KEYS。"
        )
    return faults


def copy(path: Path) -> None:
    """Write the keys down in a file that only its owner can read, as lines of an environment."""
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as fault:
        raise Mistake(f"钥匙写不进 {path}：{fault.strerror}。") from None
    with os.fdopen(descriptor, "w") as out:
        out.write(_HEAD + "".join(f"{name}={value}\n" for name, value in _ours().items()))
        out.flush()
        os.fsync(descriptor)


def keep_in_home() -> bool:
    """A home that makes its own secrets keeps those that fit the data it has now; True when it had others."""
    if settings.PRODUCTION or own_secrets.kept(settings.HOME) == _ours():
        return False
    own_secrets.replace(settings.HOME, _ours())
    return True


def _index() -> str:
    return keyed_digest("sha256", settings.INDEX_KEY, _WORD).hex()


def _ours() -> dict[str, str]:
    ledger_past = {"WEIQUANBAO_LEDGER_PAST_KEYS": own_secrets.written(settings.LEDGER_PAST_KEYS)}
    return {
        "WEIQUANBAO_SECRET_KEY": settings.SECRET_KEY,
        "WEIQUANBAO_DATA_KEYS": own_secrets.written(settings.DATA_KEYS),
        "WEIQUANBAO_INDEX_KEY": own_secrets.written([settings.INDEX_KEY]),
        "WEIQUANBAO_LEDGER_KEY": own_secrets.written([settings.LEDGER_KEY]),
    } | (ledger_past if settings.LEDGER_PAST_KEYS else {})
