"""Who may not be dismissed under articles 40 and 41, and whose term runs on (劳动合同法 42, 45; 工会法 19)."""

from __future__ import annotations

from typing import Literal

from weiquanbao.law.claims.working import Working

State = Literal[
    "hazardous_exposure", "occupational_disease", "work_injury", "medical_treatment", "pregnancy", "birth", "nursing",
    "near_retirement", "service_period", "union_office",
]  # fmt: skip
_STAYS = ("劳动合同法 42", "劳动合同法 45")
_WOMEN = (*_STAYS, "妇女权益保障法 48")
#: What each state is, in a sentence of its own, and its articles.
STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "hazardous_exposure": (
        "接触职业病危害，离岗前没有做健康检查，或者疑似职业病还在诊断、观察",
        (*_STAYS, "劳动争议解释二 17"),
    ),
    "occupational_disease": ("得了职业病，丧失或者部分丧失劳动能力", _STAYS),
    "work_injury": ("工伤，丧失或者部分丧失劳动能力", _STAYS),
    "medical_treatment": ("生病或者不是因工受伤，还在医疗期里", _STAYS),
    "pregnancy": ("在怀孕", _WOMEN),
    "birth": ("在休产假", _WOMEN),
    "nursing": ("在哺乳期", _WOMEN),
    "near_retirement": ("在这家连续干满十五年，离退休不到五年", _STAYS),
    "service_period": ("培训约定的服务期还没有到", ("劳动合同法实施条例 17", "劳动争议解释二 8")),
    "union_office": ("在工会任职，任期还没有到", ("工会法 19", "劳动争议解释二 8")),
}
#: Grounds article 42 does not stand against: fault, agreement, one's own leaving.
_NOT_AGAINST = {"39", "mutual_employer_proposed", "mutual_worker_proposed", "resignation"}
#: A service period and a union office prolong the term; they are no state of article 42.
_ONLY_PROLONGS = {"service_period", "union_office"}
#: The other road where somebody protected was dismissed: the contract goes on until the state ends.
GOES_ON = "continue the contract"


def is_protected(state: str | None, ground: str | None, work: Working) -> bool:
    """Whether this state forbids this dismissal, and say so; then the contract may be continued instead of money."""
    if state is None:
        return False
    says, articles = STATES[state]
    work.step(says, *articles)
    if ground in _NOT_AGAINST:
        work.step("这不能挡住因为过错的辞退、商量好的解除；过错要单位证明", "劳动合同法 39", "劳动合同法 42")
        return False
    if state in _ONLY_PROLONGS and ground not in {None, "expiry"}:
        work.step("这时候合同到期要自动延长，但是不能单凭这一点说辞退违法", "劳动争议解释二 8")
        return False
    work.step("这时候单位不能辞退，合同到期也要延到这种情况结束；可以要求回去上班", "劳动合同法 48")
    work.give(alternative=GOES_ON)
    return True


def runs_on(state: str, work: Working) -> None:
    """The term was extended by law: nobody had to sign anything (解释二 8)."""
    says, articles = STATES[state]
    work.step(says, *articles)
    work.step("合同到期自动延长，不算没有签合同，没有二倍工资", "劳动争议解释二 8")
