"""The codes of the roster and how they are said: topics, languages, home provinces, states."""

from __future__ import annotations

from collections.abc import Mapping

from weiquanbao.law import knowledge

#: What a lawyer is asked about: the topics of the guide.
TOPICS: Mapping[str, str] = knowledge.topic_titles()
LANGUAGES = {
    "mandarin": "普通话",
    "yiwu": "义乌话",
    "gan": "江西话",
    "henan": "河南话",
    "guizhou": "贵州话",
    "sichuan": "四川话",
    "anhui": "安徽话",
    "hunan": "湖南话",
    "english": "英语",
}
#: Provinces by their code (GB/T 2260): where a lawyer himself comes from, for a worker likes to be understood.
HOMES = {
    "110000": "北京", "120000": "天津", "130000": "河北", "140000": "山西", "150000": "内蒙古", "210000": "辽宁",
    "220000": "吉林", "230000": "黑龙江", "310000": "上海", "320000": "江苏", "330000": "浙江", "340000": "安徽",
    "350000": "福建", "360000": "江西", "370000": "山东", "410000": "河南", "420000": "湖北", "430000": "湖南",
    "440000": "广东", "450000": "广西", "460000": "海南", "500000": "重庆", "510000": "四川", "520000": "贵州",
    "530000": "云南", "540000": "西藏", "610000": "陕西", "620000": "甘肃", "630000": "青海", "640000": "宁夏",
    "650000": "新疆",
}  # fmt: skip
LEAVE_STATES = {
    "asked": "等着批",
    "approved": "批了",
    "refused": "没批",
    "withdrawn": "不请了",
    "returned": "销假了",
}
SWAP_STATES = {
    "asked": "等同事答应",
    "accepted": "等着批",
    "declined": "同事没答应",
    "approved": "换好了",
    "refused": "没批",
    "withdrawn": "不换了",
}
BOOKING_STATES = {"booked": "约好了", "cancelled": "取消了", "called_off": "律师来不了，请另约"}
#: What may happen to a roster; each is written down once and for all (models.Change).
CHANGES = {
    "post_opened": "设坐班点",
    "post_closed": "撤坐班点",
    "profile_kept": "登记律师",
    "hours_set": "定每周时间",
    "hours_ended": "停每周时间",
    "shift_planned": "排班",
    "shift_filled": "补人",
    "shift_vacated": "空出来",
    "shift_swapped": "换班",
    "shift_returned": "销假，班还是他的",
    "shift_rested": "放假停班",
    "shift_resumed": "那天上班，重新排上",
    "shift_closed": "撤点停班",
    "lawyer_left": "不再坐班，空出来",
    "leave_asked": "请假",
    "leave_approved": "准假",
    "leave_refused": "没准假",
    "leave_withdrawn": "不请了",
    "leave_returned": "销假",
    "swap_asked": "提出换班",
    "swap_accepted": "答应换班",
    "swap_declined": "没答应换班",
    "swap_approved": "批准换班",
    "swap_refused": "没批准换班",
    "swap_withdrawn": "不换了",
    "booked": "约时间",
    "booking_cancelled": "取消约的时间",
    "booking_called_off": "通知另约",
}
SAMPLE = "示例"
_COMPOUND = ("欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "公孙", "慕容", "令狐", "夏侯", "司徒", "端木")


def called(name: str) -> str:
    """How a lawyer is called in public: surname and 律师; a sample goes on saying that it is one."""
    if name.endswith("律师"):
        return name
    sample = SAMPLE if name.startswith(SAMPLE) else ""
    own = name.removeprefix(SAMPLE)
    surname = next((one for one in _COMPOUND if own.startswith(one)), own[:1])
    return f"{sample}{surname}律师"
