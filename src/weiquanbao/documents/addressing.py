"""To whom a document speaks: a worker is 你, as everywhere on his screens, an employer 您, as on the employer's own.

The questions are the same for both (`asking`). What does not fit a firm by the pronoun alone has its sentence for it
here, beside the one it stands for; nothing is asked twice over. What is printed is not touched: it addresses nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Part

Voice = Callable[[str], str]

#: What a worker is asked or told → the same for an employer, where 您 instead of 你 is not enough.
EMPLOYER: Mapping[str, str] = {
    # Who it is.
    "是哪家单位？": "贵单位的全称和地址？",
    "照工资条、合同、营业执照上的写": "照营业执照上的写",
    "老板、人事的也行": "经办人的也行",
    "要写清告谁，通知才送得到它。": "文书上要写明单位，通知寄到这里。",
    "没写被申请人：要告哪家单位，写它的全称。": "没写单位：照营业执照写全称。",
    "单位谁当家？": "单位的负责人是谁？",
    "营业执照上有；国家企业信用信息公示系统能查": "照营业执照上的写",
    "身份证号码；单位写统一社会信用代码": "统一社会信用代码",
    "姓名或者单位全称": "单位全称",
    "证件号码": "统一社会信用代码",
    "住址或者住所": "住所",
    "个人空着": "照营业执照上的写",
    # What it has, and of the worker with whom it applies has not.
    "18 位；不记得先空着，交以前补上": "18 位；不知道先空着，交以前请职工补上",
    "比如：工资条": "比如：工资台账",
    "比如：单位发的、本人手机里的": "比如：单位保管的、职工签过字的",
    "身份证（单位带营业执照复印件）": "营业执照复印件",
    # What it wants.
    "请人替我办": "请人替单位办",
    "请律师、亲属、工会的人替你办，写明他能办什么、办到哪天。": (
        "请律师、本单位的人替单位办，写明他能办什么、办到哪天。"
    ),
    "工作单位或者和你的关系": "工作单位，或者和贵单位的关系",
    "他能替你定什么？": "他能替单位定什么？",
    "一般授权：替你说话、交材料、领材料；答应、放弃、和解还由你自己定。": (
        "一般授权：替单位说话、交材料、领材料；答应、放弃、和解还由单位自己定。"
    ),
    "特别授权里写明的，他点了头就算你点了头，想好再给。": "特别授权里写明的，他点了头就算单位点了头，想好再给。",
    "他能替你办什么。没写明的，他不能替你定。": "他能替单位办什么。没写明的，他不能替单位定。",
    "代理人第一次替你办事以前交。开庭以前交上去，代理人才能坐到你旁边。": (
        "代理人第一次替单位办事以前交。开庭以前交上去，代理人才能出庭。"
    ),
    "和单位一起，请法院确认人民调解协议。确认了，单位不付可以直接强制执行。": (
        "和职工一起，请法院确认人民调解协议。确认了，一方不履行，另一方可以申请强制执行。"
    ),
    "和单位一起，请仲裁委把调解协议换成仲裁调解书。以后单位不付，可以直接强制执行。": (
        "和职工一起，请仲裁委把调解协议换成仲裁调解书。以后一方不履行，另一方可以申请强制执行。"
    ),
}

#: Choices a firm has not: it has no kin, and a union or a community that stands up for workers does not recommend its
#: agent (民事诉讼法 61).
ONLY_FOR_PEOPLE = frozenset({("kind", "kin"), ("kind", "union"), ("kind", "community")})


def addressed(document: Document, side: str) -> Document:
    """The document as it speaks to whoever writes it on this side; staff are told what the worker would be."""
    if side != "employer":
        return document
    voice = to_employer
    return replace(
        document,
        plain=voice(document.plain),
        wants=voice(document.wants),
        asks=tuple(_ask(one, voice) for one in document.asks),
        parts=tuple(_part(one, voice) for one in document.parts),
        handing=_handing(document.handing, voice),
        voice=voice,
    )


def to_employer(sentence: str) -> str:
    """A sentence as an employer hears it."""
    return EMPLOYER.get(sentence, sentence).replace("你", "您")


def spoken(faults: tuple[Fault, ...], voice: Voice) -> tuple[Fault, ...]:
    """Faults in this voice."""
    return tuple(replace(one, says=voice(one.says)) for one in faults)


def _ask(ask: Ask, voice: Voice) -> Ask:
    return replace(
        ask,
        title=voice(ask.title),
        why=voice(ask.why),
        sub=voice(ask.sub),
        fields=tuple(_field(one, voice) for one in ask.fields),
    )


def _field(field: Field, voice: Voice) -> Field:
    """What a choice is called is printed, and stays; what only people have is not offered."""
    return replace(
        field,
        label=voice(field.label),
        hint=voice(field.hint),
        choices=tuple(one for one in field.choices if (field.code, one[0]) not in ONLY_FOR_PEOPLE),
        columns=tuple(_field(one, voice) for one in field.columns),
    )


def _part(part: Part, voice: Voice) -> Part:
    return replace(part, title=voice(part.title), plain=voice(part.plain))


def _handing(handing: Handing, voice: Voice) -> Handing:
    def by(answers: Answers, today: date) -> By:
        found = handing.by(answers, today)
        return replace(found, says=voice(found.says))

    def copies(answers: Answers) -> str:
        return voice(handing.copies(answers))

    return replace(handing, by=by, copies=copies, bring=tuple(voice(one) for one in handing.bring))
