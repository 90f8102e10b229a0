"""From answers to what the desk needs; what was not known stays unknown."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from weiquanbao.intake.consents import asked, purposes, refusal
from weiquanbao.intake.submission import submission

CONTACT = {"contact": {"name": "示例职工甲", "phone": "13800000001", "e164": "+8613800000001"}}


def test_everything_known() -> None:
    found = submission(
        CONTACT
        | {
            "problems": {"problems": ["contract", "overtime", "wages"]},
            "employer": {"employer": 7, "name": "示例厂", "payer": "老板"},
            "began": {"month": "2026-03"},
            "still": {"still": "no", "ended": "2026-10"},
            "happened": {"month": "2026-08"},
            "wants": {"wants": ["pay", "contract"], "other": "道歉", "amount": "1.2万", "yuan": "12000.00"},
            "told": {"told": "没发工资"},
            "consent": {"consent": ["handle_complaint@2026-11-01", "contact_employer@2026-11-01"]},
        }
    )
    assert (found.worked_from, found.worked_until, found.known_on) == (
        date(2026, 3, 1), date(2026, 10, 1), date(2026, 8, 1),
    )  # fmt: skip
    assert (found.amount, found.amount_goes_to) == (Decimal("12000.00"), "wages")
    assert found.wanted == "要回工资、补签合同、道歉"
    assert found.described == {
        "name": "示例厂",
        "gate_sign": "",
        "boss_phone": "",
        "address": "",
        "payer": "老板",
    }
    assert (found.employer, found.still_working, found.told) == (7, "no", "没发工资")
    assert found.consents == ("handle_complaint", "contact_employer")


def test_nothing_known_but_whom_to_call() -> None:
    unknown = {
        code: {"unknown": True} for code in ("problems", "employer", "began", "still", "happened", "wants")
    }
    found = submission(CONTACT | unknown)
    assert found.problems == ("other",)
    assert found.amount_goes_to == "other"
    assert (found.worked_from, found.worked_until, found.known_on, found.amount) == (None, None, None, None)
    assert (found.still_working, found.wanted, found.told) == ("unknown", "", "")
    assert not any(found.described.values())


@pytest.mark.parametrize(
    ("problems", "takes"),
    [
        (["overtime", "wages"], "wages"),
        (["injury", "dismissal"], "dismissal"),
        (["leave", "contract"], "leave"),
    ],
)
def test_the_amount_belongs_to_the_claim_that_is_about_money(problems, takes) -> None:
    assert submission(CONTACT | {"problems": {"problems": problems}}).amount_goes_to == takes


def test_only_what_is_sensitive_here_is_asked_about() -> None:
    assert asked({}, has_voice=False) == ("handle_complaint", "contact_employer")
    injured = {"problems": {"problems": ["injury"]}}
    assert asked(injured, has_voice=True)[2:] == ("sensitive_injury", "sensitive_voice")


def test_without_the_one_needed_consent_nothing_is_handed_over() -> None:
    assert "12351" in refusal((), asked({}, has_voice=False))
    assert refusal(("handle_complaint",), asked({}, has_voice=False)) is None


def test_a_voice_or_an_injury_needs_its_own_consent() -> None:
    both = asked({"problems": {"problems": ["injury"]}}, has_voice=True)
    assert "录音" in refusal(("handle_complaint",), both)
    assert "伤情" in refusal(("handle_complaint", "sensitive_voice"), both)
    assert refusal(("handle_complaint", "sensitive_voice", "sensitive_injury"), both) is None


def test_a_consent_is_kept_with_the_version_that_was_shown() -> None:
    assert purposes({"consent": ["handle_complaint@2026-11-01"]}) == ("handle_complaint",)
    assert purposes({}) == ()
