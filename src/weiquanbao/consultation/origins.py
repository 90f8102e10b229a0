"""Where somebody comes from and what he speaks, as far as he says so himself. Pure."""

from __future__ import annotations

PROVINCES = (
    "北京", "天津", "河北", "山西", "内蒙古", "辽宁", "吉林", "黑龙江", "上海", "江苏", "浙江", "安徽", "福建", "江西",
    "山东", "河南", "湖北", "湖南", "广东", "广西", "海南", "重庆", "四川", "贵州", "云南", "西藏", "陕西", "甘肃",
    "青海", "宁夏", "新疆",
)  # fmt: skip
_SAYS = ("我是", "我们是", "老家", "家在", "来自", "从")
_LANGUAGES = (
    "普通话", "义乌话", "四川话", "贵州话", "云南话", "河南话", "江西话", "湖南话", "安徽话", "东北话", "粤语", "苗语",
    "布依语", "彝语", "侗语", "维吾尔语", "藏语", "英语", "阿拉伯语",
)  # fmt: skip


def province_in(text: str) -> str:
    """The province a name or a story begins from: "贵州省毕节市", "我是贵州的". Empty where none is said."""
    for name in PROVINCES:
        if text.startswith(name) or any(f"{word}{name}" in text for word in _SAYS):
            return name
    return ""


def languages_in(text: str) -> frozenset[str]:
    """The languages somebody asks for by name."""
    return frozenset(name for name in _LANGUAGES if name in text)
