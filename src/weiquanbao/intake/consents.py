"""Which consents a draft asks for: one is needed to hand it over at all, others are free (个人信息保护法 16, 29)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

NEEDED = "handle_complaint"
#: What a question to a lawyer needs instead.
FOR_ADVICE = "handle_consultation"
#: What a draft may ask about at all; passing data to another body is asked later, by whoever wants to.
OFFERED = frozenset({NEEDED, FOR_ADVICE, "contact_employer", "sensitive_injury", "sensitive_voice"})


def purposes(answer: Mapping[str, Any]) -> tuple[str, ...]:
    """The purposes ticked; an answer keeps each with the version of the words that were shown."""
    return tuple(ticked.partition("@")[0] for ticked in answer.get("consent", ()))


def asked(answers: Mapping[str, Mapping[str, Any]], *, has_voice: bool) -> tuple[str, ...]:
    """Purposes to ask about, the needed one first; sensitive ones only where there is something sensitive."""
    injured = "injury" in answers.get("problems", {}).get("problems", ())
    return (
        NEEDED,
        "contact_employer",
        *(("sensitive_injury",) if injured else ()),
        *(("sensitive_voice",) if has_voice else ()),
    )


def asked_for_advice(*, injured: bool, has_voice: bool) -> tuple[str, ...]:
    """The same for a question to a lawyer: nobody speaks to the employer."""
    return (
        FOR_ADVICE,
        *(("sensitive_injury",) if injured else ()),
        *(("sensitive_voice",) if has_voice else ()),
    )


def refusal(given: tuple[str, ...], purposes: tuple[str, ...]) -> str | None:
    """Why the matter cannot be handed over yet, in a sentence; None when it can."""
    if FOR_ADVICE in purposes and FOR_ADVICE not in given:
        return "要先同意律师看你问的，不然没法答。不同意也可以打 12351 问。"
    if NEEDED in purposes and NEEDED not in given:
        return "要先同意工会用你写的东西来办这件事，不然没法办。不同意也可以打 12351 问。"
    missing = [purpose for purpose in purposes if purpose.startswith("sensitive_") and purpose not in given]
    if "sensitive_voice" in missing:
        return "你录了音，要单独同意一下。不同意就回去把录音删掉。"
    if "sensitive_injury" in missing:
        return "伤情是你的隐私，要单独同意一下，我们才能看。不同意就在第一步不点“受伤了”。"
    return None
