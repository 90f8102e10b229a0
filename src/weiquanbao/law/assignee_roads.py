"""The roads on which a union that took over a wage claim gets its money back, each with what it rests on.

An assignee is no worker: whether a labour arbitration commission hears it no text that was read says, so that road is
told as unverified and with a warning. The others follow from an acknowledged debt, from the worker's own claim, or from
having paid for the employer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from weiquanbao.law.citations import cite

#: What is said of a road that no text which was read confirms.
UNVERIFIED = "未核实"


@dataclass(frozen=True, slots=True)
class AssigneeRoad:
    """One road: what it is, what is done on it, what it rests on.

    `acknowledged`: only with a debt the employer has acknowledged. `unverified`: no text that was read says that it is
    open to an assignee.
    """

    code: str
    title: str
    words: str
    basis: tuple[str, ...]
    acknowledged: bool = False
    unverified: bool = False

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles in full, as they are printed."""
        return tuple(cite(one).formal for one in self.basis)


def _roads() -> Mapping[str, AssigneeRoad]:
    several = (
        AssigneeRoad(
            "demand", "催告", "工会以债权人的名义书面催单位付，写明多少、付到哪里、最晚哪天。",
            ("民法典 546", "民法典 547"),
        ),
        AssigneeRoad(
            "mediation", "调解", "和单位谈，谈成的写调解协议；协议就是单位认账，可以拿去申请支付令、起诉。",
            ("调解仲裁法 10", "劳动争议解释一 51"),
        ),
        AssigneeRoad(
            "payment_order", "请法院发支付令", "债权债务清楚、单位认账的，向法院申请支付令；单位提出异议的，改走起诉。",
            ("民法典 547", "民事诉讼法 225"), acknowledged=True,
        ),
        AssigneeRoad(
            "court", "拿欠条或者协议起诉", "单位打了欠条、认了账或者签了调解协议的，直接向法院起诉，不经过仲裁。",
            ("民法典 547", "劳动争议解释一 15", "劳动争议解释一 51"), acknowledged=True,
        ),
        AssigneeRoad(
            "agent", "职工出面、工会代理，要回来还垫款",
            "职工自己做申请人去仲裁、起诉，工会做代理人；要回来的钱，按协议把垫的那部分还给工会。",
            ("工会法 22", "民法典 509"),
        ),
        AssigneeRoad(
            "third_person", "第三人代为履行",
            "工会对付清工资有合法利益的，替单位付了以后，在付的数以内取得职工对单位的债权。",
            ("民法典 524", "合同编通则解释 30"),
        ),
        AssigneeRoad(
            "arbitration", "以工会名义申请劳动仲裁",
            "受让人不是职工，仲裁委可能认为不是劳动争议、不收。收不收没有见到规定，先问清楚，再准备别的路。",
            ("调解仲裁法 2",), unverified=True,
        ),
    )  # fmt: skip
    return MappingProxyType({one.code: one for one in several})


#: Code → road, in the order they are thought of.
ROADS: Mapping[str, AssigneeRoad] = _roads()


def explained(code: str) -> str:
    """One road in one paragraph for staff: what is done, the articles, and the mark where it is not verified."""
    road = ROADS[code]
    mark = f"（{UNVERIFIED}）" if road.unverified else ""
    return f"{road.title}{mark}：{road.words}依据{'、'.join(road.articles)}。"
