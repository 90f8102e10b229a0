"""Names of employers in a line of text. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SIGN: Final = r"一-龥A-Za-z0-9·()（）&"
_STRONG: Final = "有限责任公司|股份有限公司|集团有限公司|有限公司|个人独资企业|合伙企业|专业合作社"
_WEAK: Final = "公司|集团|厂|商行|经营部|工作室|酒店|饭店|宾馆|超市|事务所|医院|学校|幼儿园|店|公寓|农场"
_LABEL: Final = (
    "用人单位|单位名称|开具单位|工作单位|劳动单位|公司名称|企业名称|甲方|聘用单位|发放单位|"
    "付款方|付款人|户名|欠款单位|欠款人"
)
_FIRM: Final = re.compile(rf"[{_SIGN}]{{2,30}}?(?:{_STRONG})(?:[一-龥]{{2,8}}分公司)?")
_LABELLED: Final = re.compile(
    rf"(?:{_LABEL})(?:[(（][^)）]{{1,10}}[)）])?\s*[:：]\s*(?P<name>[{_SIGN}]{{2,40}}?(?:{_STRONG}|{_WEAK}))(?![{_SIGN}]*(?:{_STRONG}))"
)
_BEFORE: Final = re.compile(
    rf"^(?:{_LABEL}|乙方|丙方|兹有|兹证明|证明|本人|自愿|我|他|她|是|系|在|于|到|由|与|和|向|被|为|给|入职|就职于|受雇于|现有|今有|收到|欠条|今|的|[(（)）·])+"
)


@dataclass(frozen=True, slots=True)
class Firm:
    """A name found in a line; `labelled` where the paper itself says that it is the employer."""

    start: int
    end: int
    name: str
    labelled: bool


def firms(text: str) -> tuple[Firm, ...]:
    """The employers a line names, those first that the line itself calls so."""
    labelled = [Firm(*one.span("name"), one["name"], True) for one in _LABELLED.finditer(text)]
    found = labelled + [
        firm
        for one in _FIRM.finditer(text)
        if (firm := _trimmed(one))
        and not any(firm.start < other.end and other.start < firm.end for other in labelled)
    ]
    return tuple(found)


def _trimmed(match: re.Match[str]) -> Firm | None:
    """Without the words that lead up to the name; None when nothing but the kind of firm is left."""
    name = match.group()
    before = _BEFORE.match(name)
    cut = before.end() if before else 0
    bare = name[cut:]
    if re.fullmatch(_STRONG, bare) or len(bare) < 6:
        return None
    return Firm(match.start() + cut, match.end(), bare, False)
