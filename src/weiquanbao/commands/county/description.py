"""Reading a county's data file: what it must say, and one sentence for everything it says wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from weiquanbao.commands.command import Mistake
from weiquanbao.common.text import plain
from weiquanbao.organisations.kinds import KINDS
from weiquanbao.people.duties import DUTIES

OWN = Path(__file__).parent
#: The duty of those the list names by their surnames.
LAWYER = "duty_lawyer"
COUNTED = ("joint_union", "new_form_union", "grassroots_union", "cell", "employers", "visits")
#: More than any county has; a typing error should not fill the disk.
MOST = 1_000_000
LEVELS = ("province", "city", "county")
MOST_BYTES = 2_000_000
_CODE = re.compile(r"[0-9]{6}([0-9]{3})?")


@dataclass(frozen=True, slots=True)
class Region:
    """A place with its code."""

    code: str
    name: str
    level: str


@dataclass(frozen=True, slots=True)
class Town:
    """A town or subdistrict, and how many district committees it has: its weight in everything counted."""

    code: str
    name: str
    committees: int

    @property
    def short(self) -> str:
        """The name as it stands inside other names: 稠城 of 稠城街道."""
        return self.name.removesuffix("街道").removesuffix("镇").removesuffix("乡")


@dataclass(frozen=True, slots=True)
class Body:
    """One body of the county, or one in every town; `under` is the kind of body it stands below."""

    kind: str
    name: str
    under: str
    in_towns: bool
    phone: str
    address: str


@dataclass(frozen=True, slots=True)
class Post:
    """One member of the staff, or one in every town."""

    login: str
    name: str
    role: str
    in_towns: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class County:
    """A whole county as its file describes it."""

    federation: str
    regions: tuple[Region, ...]
    towns: tuple[Town, ...]
    counts: Mapping[str, int]
    trades: tuple[str, ...]
    brands: tuple[str, ...]
    new_forms: tuple[str, ...]
    bodies: tuple[Body, ...]
    password: str
    staff: tuple[Post, ...]
    lawyers: tuple[str, ...]
    """Surnames of the lawyers on duty."""
    law_firms: tuple[str, ...]
    courses: Path
    complaints: Path

    @property
    def code(self) -> str:
        """The county's own code."""
        return self.regions[-1].code


def county(path: Path) -> County:
    """Read a data file. Raises Mistake with every fault found, one a line."""
    told = document(path)
    reading = _Reading(told)
    found = County(
        federation=reading.words("federation"),
        regions=tuple(_region(row, reading) for row in reading.rows("regions")),
        towns=tuple(_town(row, reading) for row in reading.rows("towns")),
        counts={name: reading.count(name) for name in COUNTED},
        trades=reading.several("trades"),
        brands=reading.several("brands"),
        new_forms=reading.several("new_forms"),
        bodies=tuple(_body(row, reading) for row in reading.rows("bodies")),
        password=reading.words("password"),
        staff=tuple(_post(row, reading) for row in reading.rows("staff")),
        lawyers=reading.several("lawyers"),
        law_firms=reading.several("law_firms"),
        courses=_beside(path, told.get("courses") or "courses.yaml"),
        complaints=_beside(path, told.get("complaints") or "complaints.yaml"),
    )
    reading.refuse_faults(path)
    _coherent(found, path)
    return found


def document(path: Path) -> dict[str, Any]:
    """The mapping in a YAML file, or a Mistake that says why there is none."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Mistake(f"{path} 太大了，不像是一份县的数据。")
        told = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        raise Mistake(f"读不了数据文件 {path}，看看路径对不对。") from None
    except yaml.YAMLError as fault:
        where = getattr(fault, "problem_mark", None)
        line = f"第 {where.line + 1} 行" if where else "有一处"
        raise Mistake(f"{path} {line}不是 YAML 的写法。") from None
    if not isinstance(told, dict):
        raise Mistake(f"{path} 里没有数据。")
    return told


class _Reading:
    """Takes the file apart and remembers everything that is missing."""

    def __init__(self, told: Mapping[str, Any]) -> None:
        self.told = told
        self.faults: list[str] = []

    def words(self, name: str) -> str:
        """One line of text."""
        try:
            found = plain(str(self.told.get(name) or ""), 100)
        except ValueError as fault:
            found = self._fault(f"{name}：{fault}")
        return found or self._fault(f"{name} 还没有写。")

    def several(self, name: str) -> tuple[str, ...]:
        """A list of different words."""
        given = self.told.get(name)
        if not isinstance(given, list) or not given or len(set(map(str, given))) != len(given):
            self._fault(f"{name} 要写成一列互不相同的词。")
            return ("",)
        return tuple(map(str, given))

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A list of mappings with the keys that kind of row needs."""
        needed = _NEEDED[name]
        given = self.told.get(name)
        if not isinstance(given, list) or not given:
            self._fault(f"{name} 还没有写。")
            return []
        whole = [row for row in given if isinstance(row, dict) and all(row.get(key) for key in needed)]
        if len(whole) != len(given):
            self._fault(f"{name} 的每一行都要写 {'、'.join(needed)}。")
        return whole

    def count(self, name: str) -> int:
        """A whole number."""
        return self.whole(f"counts 里的 {name}", (self.told.get("counts") or {}).get(name), 0)

    def whole(self, what: str, given: object, least: int) -> int:
        """A whole number from this one on."""
        if not isinstance(given, int) or not least <= given <= MOST:
            self._fault(f"{what} 要写一个整数，最少 {least}。")
            return least
        return given

    def code(self, given: object) -> str:
        """An administrative division code: six digits down to the county, nine for a town."""
        found = str(given)
        return (
            found if _CODE.fullmatch(found) else self._fault(f"代码“{found}”要写成 6 位或 9 位数字，加引号。")
        )

    def known(self, what: str, code: str, codes: Iterable[str]) -> str:
        """A code out of a known set."""
        return code if code in codes else self._fault(f"{what}“{code}”没有这一种，有：{'、'.join(codes)}。")

    def refuse_faults(self, path: Path) -> None:
        """Say everything at once."""
        if self.faults:
            raise Mistake("\n".join(f"{path}：{fault}" for fault in self.faults))

    def _fault(self, sentence: str) -> str:
        self.faults.append(sentence)
        return ""


_NEEDED = {
    "regions": ("code", "name", "level"),
    "towns": ("code", "name", "committees"),
    "bodies": ("kind", "name"),
    "staff": ("login", "name", "role", "at"),
}


def _region(row: Mapping[str, Any], reading: _Reading) -> Region:
    level = reading.known("地区的 level ", str(row["level"]), LEVELS)
    return Region(reading.code(row["code"]), str(row["name"]), level)


def _town(row: Mapping[str, Any], reading: _Reading) -> Town:
    return Town(
        reading.code(row["code"]), str(row["name"]), reading.whole("committees", row["committees"], 1)
    )


def _body(row: Mapping[str, Any], reading: _Reading) -> Body:
    kind = reading.known("机构的 kind ", str(row["kind"]), KINDS)
    under = str(row.get("under", ""))
    return Body(
        kind, row["name"], under, row.get("at") == "town", str(row.get("phone", "")), row.get("address", "")
    )


def _post(row: Mapping[str, Any], reading: _Reading) -> Post:
    role = reading.known("工作人员的 role ", str(row["role"]), DUTIES)
    reading.known("工作人员的 at ", str(row["at"]), ("federation", "town"))
    return Post(str(row["login"]), row["name"], role, row["at"] == "town")


def _beside(path: Path, name: str) -> Path:
    """A file named in a data file: beside it, else the one that comes with the product."""
    own = path.parent / name
    return own if own.is_file() else OWN / name


def _coherent(found: County, path: Path) -> None:
    roles = {post.role for post in found.staff} | {LAWYER}
    missing = [duty.label for duty in DUTIES.values() if duty.code not in roles]
    if missing:
        raise Mistake(f"{path}：staff 里还缺 {'、'.join(missing)}，每种职务至少一位。")
    names = len(found.brands) * len(found.trades)
    if found.counts["employers"] > names:
        raise Mistake(f"{path}：brands 和 trades 只能组成 {names} 个单位名字，少于 employers。")
