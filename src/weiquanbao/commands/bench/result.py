"""What a benchmark found, in the one form all benchmarks print."""

from __future__ import annotations

import json
import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

_TESTS = {">=": operator.ge, "<=": operator.le}


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing measured in every round."""

    values: Sequence[float]
    unit: str

    @property
    def median(self) -> float:
        """What ratios are made of."""
        return median(self.values)

    def as_dict(self) -> dict[str, float | str]:
        """Median and spread."""
        return {
            "median": round(self.median, 4),
            "min": round(min(self.values), 4),
            "max": round(max(self.values), 4),
            "unit": self.unit,
        }


@dataclass(frozen=True, slots=True)
class Result:
    """Figures, ratios and the goals for the ratios; `remarks` say what is not equal between the sides."""

    name: str
    rounds: int
    figures: Mapping[str, Figure]
    ratios: Mapping[str, float]
    goals: Mapping[str, str]
    remarks: Sequence[str] = field(default=())

    @property
    def met(self) -> bool:
        """Every goal whose ratio could be measured holds; a ratio that is missing is not met."""
        return all(self._holds(name) for name in self.goals)

    def _holds(self, name: str) -> bool:
        if name not in self.ratios:
            return False
        sign, bound = self.goals[name].split()
        return bool(_TESTS[sign](self.ratios[name], float(bound)))

    def as_json(self) -> str:
        """One object, for programs."""
        body = {
            "name": self.name,
            "rounds": self.rounds,
            "figures": {name: figure.as_dict() for name, figure in self.figures.items()},
            "ratios": {name: round(value, 4) for name, value in self.ratios.items()},
            "goals": dict(self.goals),
            "met": self.met,
            "remarks": list(self.remarks),
        }
        return json.dumps(body, ensure_ascii=False, indent=2)

    def as_text(self) -> str:
        """A few lines, for people."""
        lines = [f"{self.name}（{self.rounds} 轮，取中位数）"]
        for name, figure in self.figures.items():
            said = figure.as_dict()
            lines.append(f"  {name}: {said['median']:,} {figure.unit}（{said['min']:,}–{said['max']:,}）")
        for name, goal in self.goals.items():
            measured = f"{self.ratios[name]:.2f}" if name in self.ratios else "没测到"
            lines.append(f"  {name}: {measured}，目标 {goal}，{'达到' if self._holds(name) else '没达到'}")
        return "\n".join([*lines, *(f"  注：{remark}" for remark in self.remarks)])
