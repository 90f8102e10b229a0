"""The duties a person may be appointed to, and which of them never meet in one person at one time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty: its code, its Chinese name, and its separation class (classes never meet in one person)."""

    code: str
    label: str
    separation: str


DUTIES: dict[str, Duty] = {
    duty.code: duty
    for duty in (
        Duty("intake_officer", "受理员", "casework"),
        Duty("town_officer", "镇街工会干部", "casework"),
        Duty("county_officer", "县总工会干部", "casework"),
        Duty("leader", "领导", "casework"),
        Duty("duty_lawyer", "坐班律师", "lawyer"),
        Duty("cashier", "出纳", "cashier"),
        Duty("auditor", "审计员", "auditor"),
        Duty("system_admin", "系统管理员", "system_admin"),
        Duty("security_admin", "安全管理员", "security_admin"),
        Duty("audit_admin", "审计管理员", "audit_admin"),
    )
}

DUTY_CHOICES: tuple[tuple[str, str], ...] = tuple((duty.code, duty.label) for duty in DUTIES.values())

CASEWORK: tuple[str, ...] = tuple(duty.code for duty in DUTIES.values() if duty.separation == "casework")
"""The duties that handle cases: one person may hold several of them."""

ADMINISTRATORS: tuple[str, ...] = ("system_admin", "security_admin", "audit_admin")
"""The three administrators (三员): three persons, none of whom sees case data."""


def clash(one: str, other: str) -> str | None:
    """Why one person may not hold both duties at once, in a sentence for the clerk; None when he may."""
    if DUTIES[one].separation == DUTIES[other].separation:
        return None
    return f"{DUTIES[one].label}和{DUTIES[other].label}不能是同一个人。"
