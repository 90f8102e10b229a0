"""Words for what was read and what became of it."""

from typing import Final

STATES: Final = {"reading": "正在读", "read": "读过了", "failed": "没读出来"}
WHY: Final = {
    "": "",
    "damaged": "打不开",
    "too_large": "太大",
    "too_many": "页数太多",
    "died": "读的时候停了",
    "gone": "文件不在",
}
KINDS: Final = {"employer": "单位", "amount": "金额", "day": "日期"}
DECISIONS: Final = {"open": "还没核对", "confirmed": "核对过", "dismissed": "不用"}
#: What a confirmed value may be used for: what a correction calls it, or only “it is right”.
USES: Final = {
    "employer_name": "单位名称",
    "claim_amount": "请求的金额",
    "worked_from": "开始干活的日期",
    "worked_until": "离开的日期",
    "known_on": "知道出事的日期",
    "checked": "只核对，不改什么",
}
USES_OF: Final = {
    "employer": ("employer_name", "checked"),
    "amount": ("claim_amount", "checked"),
    "day": ("worked_from", "worked_until", "known_on", "checked"),
}


def how_clear(confidence: float) -> str:
    """The engine's confidence as people say it."""
    if confidence >= 0.95:
        return "读得很清楚"
    return "读得清楚" if confidence >= 0.85 else "看不太清，请对照原图"
