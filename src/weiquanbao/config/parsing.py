"""How the text of a setting becomes a value. Each raises ValueError with a short Chinese reason."""

import base64
import binascii
import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

KEY_LENGTH = 32


def text(value: str) -> str:
    """Any text."""
    return value


def long_text(length: int) -> Callable[[str], str]:
    """Nothing, or at least so many characters."""

    def parse(value: str) -> str:
        if value and len(value) < length:
            raise ValueError(f"至少要 {length} 个字符")
        return value

    return parse


def one_of(*choices: str) -> Callable[[str], str]:
    """Nothing, or one of the words."""

    def parse(value: str) -> str:
        if value and value not in choices:
            raise ValueError(f"只能是 {'、'.join(choices)}，现在是 {value}")
        return value

    return parse


def flag(value: str) -> bool:
    """1 or 0."""
    if value not in ("0", "1"):
        raise ValueError(f"只能是 1 或 0，现在是 {value}")
    return value == "1"


def whole(lowest: int, highest: int) -> Callable[[str], int]:
    """A whole number within bounds."""

    def parse(value: str) -> int:
        if not (value.isascii() and value.isdigit() and len(value) < 10 and lowest <= int(value) <= highest):
            raise ValueError(f"要写 {lowest} 到 {highest} 之间的整数，现在是 {value}")
        return int(value)

    return parse


def words(value: str) -> tuple[str, ...]:
    """Words separated by commas."""
    return tuple(word.strip() for word in value.split(",") if word.strip())


def directory(value: str) -> Path:
    """A directory, which need not exist yet; relative ones begin where the command is run."""
    path = Path(value).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError(f"{path} 不是文件夹")
    return path


def key(value: str) -> bytes:
    """Nothing, or a key of 32 bytes in Base64."""
    if not value:
        return b""
    try:
        raw = base64.b64decode(value, validate=True)
    except binascii.Error:
        raise ValueError("要写 Base64") from None
    if len(raw) != KEY_LENGTH:
        raise ValueError(f"解开后要有 {KEY_LENGTH} 字节，现在有 {len(raw)} 字节")
    return raw


def keys(value: str) -> tuple[bytes, ...]:
    """Several keys, separated by commas."""
    return tuple(key(each) for each in words(value))


def json_object(value: str) -> Mapping[str, str]:
    """A flat JSON object of texts."""
    parsed = json_body(value)
    if not all(isinstance(each, str) for each in parsed.values()):
        raise ValueError("要写值都是文字的 JSON 对象")
    return parsed


def json_body(value: str) -> Mapping[str, Any]:
    """A JSON object, nested as a provider wants it."""
    try:
        parsed = json.loads(value)
    except json.JSONDecodeError:
        raise ValueError("要写 JSON") from None
    if not isinstance(parsed, dict):
        raise ValueError("要写 JSON 对象")  # noqa: TRY004 - the value is wrong, not our call
    return parsed


def web_address(value: str) -> str:
    """Nothing, or an http or https address."""
    return _address(value, ("http", "https"), "http:// 或 https://")


def database_url(value: str) -> str:
    """Nothing, or the address of a PostgreSQL database."""
    address = _address(value, ("postgresql", "postgres"), "postgresql://", socket=True)
    if address and len(urlsplit(address).path) < 2:
        raise ValueError("地址里要有数据库的名字")
    return address


def email_url(value: str) -> str:
    """Nothing, or the address of a mail server."""
    return _address(value, ("smtp", "smtps", "smtp+tls"), "smtp://、smtps:// 或 smtp+tls://")


def _address(value: str, schemes: tuple[str, ...], spoken: str, *, socket: bool = False) -> str:
    if not value:
        return value
    try:
        parts = urlsplit(value)
        reachable = parts.port != 0 and bool(parts.hostname)
    except ValueError:
        raise ValueError("地址读不出来") from None
    # The value may hold a password, so the sentence never repeats it.
    if parts.scheme not in schemes or not (reachable or socket):
        raise ValueError(f"要写以 {spoken} 开头的完整地址")
    return value
