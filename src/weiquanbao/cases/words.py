"""The codes a matter is described with, and their Chinese words. One table each, used by forms, screens and reports."""

from __future__ import annotations

#: What happened to the worker; each becomes a claim of its own (LAW.md A).
PROBLEMS = {
    "wages": "工资没给",
    "injury": "受伤了",
    "dismissal": "被辞退",
    "contract": "没签合同",
    "overtime": "加班",
    "insurance": "社保",
    "leave": "休假",
    "other": "其他",
}
#: Claims to remuneration under 调解仲裁法 27: no limit while employed, one year after the end. All others: one year.
REMUNERATION = frozenset({"wages", "overtime"})

CHANNELS = {
    "phone": "手机",
    "counter": "窗口",
    "hotline": "热线",
    "officer": "工会干部",
    "county": "其他县区",
}
#: The way of a matter that nobody brought: the house's own, without parties. It is counted among none of the above.
HOUSE = "house"
ORIGINS = {**CHANNELS, HOUSE: "工会自己的事"}
SIDES = {"claimant": "申请人", "respondent": "被申请人"}
#: What a party is: on a side, or a fellow worker who has not said yes yet, or one who stands there no more.
PLACES = {**SIDES, "invited": "等本人确认", "out": "不一起提的工友"}
#: The side whose business it is who is invited to it and who left it.
CAMPS = {"invited": "claimant", "out": "claimant"}
STANDINGS = {
    "worker": "职工",
    "employer": "用人单位",
    "user_unit": "用工单位",
    "contractor": "承包方",
    "affiliate": "关联单位",
}
#: In what way somebody acts or helps for a party without being it (调解仲裁法 24, 办案规则 63).
CAPACITIES = {
    "contact": "单位联系人",
    "agent": "代理人",
    "representative": "职工代表",
    "helper": "协助的人",
}
#: How somebody who helps came to it; whether a signed authority was looked at is said here too (民法典 165, 171).
AUTHORITIES = {
    "named": "本人自己找的",
    "code": "本人收到短信验证码，告诉了他",
    "paper": "本人签的委托书，还没核对",
    "checked": "本人签的委托书，工会核对过",
    "rejected": "委托书不成立",
    "ratified": "本人后来点了头",
}
#: What a signed authority may be while it counts.
SIGNED = frozenset({"paper", "checked", "ratified"})
#: What an agent may do beyond being heard; each is given by name (民事诉讼法 62).
POWERS = {
    "admit": "承认请求",
    "waive": "放弃请求",
    "change": "变更请求",
    "settle": "和解、调解",
    "receive": "代收文书",
}
ANSWERS = {"yes": "是", "no": "否", "unknown": "不知道"}
