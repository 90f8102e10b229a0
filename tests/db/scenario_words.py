"""tests/scenarios/*.yaml as they are written: the words they may use, read but not played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from weiquanbao.kernel.procedure import Procedure
from weiquanbao.procedures import PROCEDURES

FOLDER = Path(__file__).parents[1] / "scenarios"

BY_TITLE = {law.title: law for law in PROCEDURES.values()}

COMPLAINT = PROCEDURES["complaint"]

CONSULTATION = PROCEDURES["consultation"]

FUND = PROCEDURES["fund"]

THE_CLOCK, THE_SYSTEM, WORKER, STRANGER = "期限", "系统", "职工", "另一个职工"

#: Who files for the worker, and the act that is: on the code he was sent, or on what he signed.
HELPER = "帮忙的人"

FOR_ANOTHER = {
    "验证码": ("code", "file_for"),
    "委托书": ("paper", "file_on_paper"),
    "委托书，没有手机": ("no_phone", "file_on_paper"),
}

#: Who acts for the respondents, in the order they were named.
RESPONDENTS = ("单位", "第二家单位")

STAFF = {
    "受理员": "intake_officer",
    "另一受理员": "second_officer",
    "镇街干部甲": "county_town_officer",
    "另一镇街干部": "other_town_officer",
    "县总干部": "county_officer",
    "领导": "leader",
    "出纳": "cashier",
}

#: The paper that is signed, as it reads now, signed by hand and scanned.
THIS_WORDING = "这一稿"

#: Fellow workers by the words the scenarios use: 工友1, 工友2 and so on.
FELLOW = "工友"

#: Lawyers on duty, by the words the scenarios use.
LAWYERS = ("律师", "另一位律师")

SCENARIO = {
    "title", "basis", "filed", "by", "another", "answers", "consents", "respondents", "claimants", "fellows", "joined",
    "then", "steps", "begins", "fund", "each",
}  # fmt: skip

STEP = {
    "day", "who", "act", "with", "as_of", "opens", "in", "of", "files", "withdraws", "publishes", "then",
    "paper", "to", "reads", "phone",
}  # fmt: skip

THEN = {"state", "clocks", "told", "did", "barred", "plain", "result", "arbitration"}


def scenarios() -> list[dict[str, Any]]:
    """Every scenario of every file."""
    return [row for path in sorted(FOLDER.glob("*.yaml")) for row in yaml.safe_load(path.read_text("utf-8"))]


ALL = scenarios()


def begun_as(scenario: Mapping[str, Any]) -> Procedure:
    """What a scenario begins with: a complaint, a question to a lawyer, or the founding of a fund."""
    return BY_TITLE[scenario["begins"]] if "begins" in scenario else COMPLAINT


def titled(name: str) -> Procedure:
    """The procedure of a case called so: 调解, or 方案 2 for the second of several."""
    return BY_TITLE.get(name.split(" ", maxsplit=1)[0], COMPLAINT)


def acts_of(law: Procedure) -> dict[str, str]:
    """What an act is called → its code."""
    return {act.title: code for code, act in law.acts.items()}


def steps_of(scenario: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What is written about each step, the filing first."""
    yield scenario
    yield from scenario.get("steps", ())
