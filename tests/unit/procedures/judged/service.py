"""What the guards of a service can know, and a way to make each of them refuse."""

from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {"addressee_side": "respondent"}
#: For every guard: facts that satisfy it, facts that do not, and what the clerk then reads.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "is_for_an_employer": ({}, {"addressee_side": "claimant"}, "只有给单位的文书可以张贴"),
}
