"""What a program must warn about or refuse: a code for each, and the sentence with its articles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flag:
    """A warning in words, with the articles it rests on; `refuses` where nothing is computed because of it."""

    says: str
    basis: tuple[str, ...] = ()
    refuses: bool = False


FLAGS: Mapping[str, Flag] = {
    "severance_capped": Flag("工资高过当地平均工资的三倍，按三倍算，最多算十二年", ("劳动合同法 47第2款",)),
    "pre_2008_needs_decision": Flag(
        "2008 年以前的一段怎么算，要由人来定：两段分开写明", ("劳动合同法 97第3款",)
    ),
}
