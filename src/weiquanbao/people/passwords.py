"""Passwords of the staff: long rather than odd, never a common one, never one's own name."""

import secrets

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

SHORTEST, LONGEST = 12, 128
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def password_fault(password: str, *, login: str = "") -> str | None:
    """What is wrong with a password somebody chose, and how to make a better one; None when it will do."""
    faults = (
        (len(password) < SHORTEST, f"密码至少 {SHORTEST} 个字符。把几个词连起来就够长，也好记。"),
        (len(password) > LONGEST, f"密码最多 {LONGEST} 个字符。"),
        (password.isdecimal(), "密码不能全是数字，加几个字母或汉字。"),
        (len(set(password)) < 5, "密码里重复的字符太多，换一个。"),
        (bool(login) and login.lower() in password.lower(), "密码里不要带登录名，换一个。"),
        (_is_common(password), "这个密码太常见，一猜就中，换一个。"),
    )
    return next((sentence for wrong, sentence in faults if wrong), None)


def first_password() -> str:
    """A password to hand over once; its owner changes it at the first sign-in."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(4)) for _ in range(4))


def _is_common(password: str) -> bool:
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return False
