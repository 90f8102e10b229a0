"""Numbers that name a matter, a phone or a company: made, checked, masked."""

import re
import secrets
import string
import unicodedata

MATTER_ALPHABET = "23456789ACDEFGHJKMNPQRTUVWXYZ"
"""29 characters, no 0 O 1 I L, 5-like S, 8-like B; one check character catches every slip (29 is prime)."""

MATTER_CODE_LENGTH = 14
"""Twelve characters in three groups, with two hyphens: “K7QM-42X9-TWHA”."""

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_DIGITS, _WEIGHTS = string.digits + string.ascii_uppercase, (3, 7, 9, 10, 5, 8, 4, 2)
_MOBILE = re.compile(r"(?:\+?86|0086)?(1[3-9][0-9]{9})")


def matter_code() -> str:
    """A code nobody can guess (11 random characters, 53 bits) and everybody can read out on the phone."""
    body = "".join(secrets.choice(MATTER_ALPHABET) for _ in range(11))
    return _grouped(body + _matter_check(body))


def check_matter_code(typed: str) -> str:
    """The code in its written form, or a refusal: case, spaces and hyphens do not matter."""
    code = _compact(typed)
    if len(code) != 12 or any(character not in MATTER_ALPHABET for character in code):
        raise ValueError("编号是 12 位字母和数字，照着回执再看一遍。")
    if _matter_check(code[:11]) != code[11]:
        raise ValueError("编号里有一位不对，照着回执再看一遍。")
    return _grouped(code)


def normal_phone(typed: str) -> str:
    """A mobile number of mainland China in its international form, +8613800000000."""
    found = _MOBILE.fullmatch(_compact(typed))
    if not found:
        raise ValueError("手机号是 11 位数字，1 开头。看看是不是多了或少了一位。")
    return f"+86{found[1]}"


def check_uscc(typed: str) -> str:
    """The unified social credit code 统一社会信用代码 of a company, its check character proved (GB 32100)."""
    code = _compact(typed)
    if len(code) != 18 or any(character not in _USCC_ALPHABET for character in code):
        raise ValueError("统一社会信用代码是 18 位字母和数字，照着营业执照再看一遍。")
    if _uscc_check(code[:17]) != code[17]:
        raise ValueError("统一社会信用代码里有一位不对，照着营业执照再看一遍。")
    return code


def mask_phone(phone: str) -> str:
    """+8613800000000 → 138****0000."""
    digits = phone.removeprefix("+86")
    return f"{digits[:3]}****{digits[-4:]}" if len(digits) == 11 else "****"


def mask_name(name: str) -> str:
    """王小明 → 王**; a single character is hidden whole."""
    return name[0] + "*" * min(len(name) - 1, 2) if len(name) > 1 else "*"


def sample_phone(number: int) -> str:
    """A phone number for sample people only; the one place where such numbers are made."""
    if not 0 <= number < 10_000:
        raise ValueError("样例号码只有一万个")
    return f"+861380000{number:04d}"


def sample_uscc(number: int, *, county: str) -> str:
    """A credit code for sample companies of a county only: sound in form, all of one series beginning with XX."""
    if not 0 <= number < 1_000_000:
        raise ValueError("样例单位只有一百万家")
    series = f"XX{number:06d}"
    # The organisation's own code inside it has a check character, too (GB 11714).
    weighed = sum(_DIGITS.index(digit) * weight for digit, weight in zip(series, _WEIGHTS, strict=True))
    code = f"91{county}{series}{'0123456789X'[-weighed % 11]}"
    return code + _uscc_check(code)


def _uscc_check(body: str) -> str:
    weighed = sum(_USCC_ALPHABET.index(character) * 3**place for place, character in enumerate(body))
    return _USCC_ALPHABET[-weighed % 31]


def _compact(typed: str) -> str:
    return re.sub(r"[\s\-‐-―_]", "", unicodedata.normalize("NFKC", typed)).upper()


def _grouped(code: str) -> str:
    return "-".join((code[:4], code[4:8], code[8:]))


def _matter_check(body: str) -> str:
    """Distinct weights below a prime: every wrong character and every swapped pair changes the sum."""
    weighed = sum((place + 2) * MATTER_ALPHABET.index(character) for place, character in enumerate(body))
    return MATTER_ALPHABET[-weighed % 29]
