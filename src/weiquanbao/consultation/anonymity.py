"""去掉名字: what in a text still says who somebody is, found by rule, with a sentence for each. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_NUMBERS = re.compile(r"(?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9](?:[- ]?[0-9]{4}){2}(?![0-9])")
_FIXED = re.compile(r"(?<![0-9])0[0-9]{2,3}[- ]?[0-9]{7,8}(?![0-9])")
_IDENTITY = re.compile(r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{9}[0-9Xx](?![0-9])")
_CARD = re.compile(r"(?<![0-9])[0-9]{16,19}(?![0-9])")
_FIRM = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z0-9]{2,30}?(?:有限责任公司|有限公司|股份公司|合作社|个体工商户)"
)
_CALLED = re.compile(r"(?:我叫|我姓|名叫|叫做|老板叫|老板姓|经理姓)[\u4e00-\u9fff]{1,4}")
#: 叫 is also “to tell somebody to”: then a pronoun, people by what they are, or a day follows. Whatever could begin a
#: name (来福, 马上进, 上官, 车) is not listed: a name that stays is worse than a word too many that is asked about.
_TOLD_TO = re.compile(
    r"(?:我|老板)叫(?:[你您他她它咱俺谁我]|人(?:家|来|去|送|帮)|大家|别人|对方|老板|公司|单位|厂里|工友|同事|律师|警察|民警|保安"
    r"|财务|人事|会计|班长|组长|外卖|救护车|不[应醒动]|明天|今天|以后)"
)
#: What a firm's name is known by without its legal form and place.
_FORM = re.compile(r"(?:有限责任公司|有限公司|股份公司|集团|公司|合作社|厂|店)$")
_SHORTEST = 2


def says_who(text: str, *, names: Iterable[str] = (), employers: Iterable[str] = ()) -> tuple[str, ...]:
    """One sentence for each thing that has to come out; nothing where the text names nobody that is known."""
    plain = re.sub(r"\s+", " ", text)
    found = [
        *(f"手机号“{_cut(one)}”要去掉" for one in _NUMBERS.findall(plain)),
        *(f"电话“{_cut(one)}”要去掉" for one in _FIXED.findall(plain)),
        *(f"证件号“{_cut(one)}”要去掉" for one in _IDENTITY.findall(plain)),
        *(f"卡号“{_cut(one)}”要去掉" for one in _CARD.findall(plain) if not _IDENTITY.fullmatch(one)),
        *(f"“{one.group()}”是名字，换成“职工”“老板”" for one in _called(plain)),
        *(f"单位名“{one}”要去掉，写“一家公司”" for one in _firms(plain, employers)),
        *(f"姓名“{one}”要去掉" for one in names if len(one) >= _SHORTEST and one in plain),
    ]
    return tuple(dict.fromkeys(found))


def _called(text: str) -> Iterator[re.Match[str]]:
    return (one for one in _CALLED.finditer(text) if not _TOLD_TO.match(one.group()))


def _firms(text: str, employers: Iterable[str]) -> list[str]:
    known = [
        one
        for name in employers
        for one in (name, _FORM.sub("", name))
        if len(one) > _SHORTEST and one in text
    ]
    return [*known, *(one.group() for one in _FIRM.finditer(text))]


def _cut(number: str) -> str:
    return f"{number[:3]}…{number[-2:]}"
