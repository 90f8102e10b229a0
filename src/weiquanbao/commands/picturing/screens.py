"""Which screens are pictured, in which sizes and looks, and through whose eyes."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

SIZES: Mapping[str, tuple[int, int]] = MappingProxyType({"phone": (360, 640), "desk": (1280, 800)})
#: Each look with the cookie that asks for it.
LOOKS: Mapping[str, str] = MappingProxyType({"light": "", "night": "night", "elder": "elder"})
NOBODY, WORKER = "", "worker"
QUESTIONS = (
    "problems", "employer", "began", "still", "happened", "wants", "told", "photos", "contact", "consent",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Screen:
    """One screen: its name, its address, and whose place is taken: nobody's, the worker's, or a staff role's.

    An address in braces is found on the way: `{matter}` once the complaint is handed over, `{case}` in the queue.
    """

    name: str
    address: str
    who: str = NOBODY


BEFORE = (
    Screen("demo", "/demo/"),
    Screen("home", "/"),
    Screen("how", "/how/"),
    Screen("lawyers", "/lawyers/"),
    Screen("sign-in-worker", "/mine/"),
    Screen("sign-in-staff", "/staff/sign-in/"),
)
DRAFT = (
    *(
        Screen(f"file-{number:02d}-{code}", f"/file/{code}/", WORKER)
        for number, code in enumerate(QUESTIONS, 1)
    ),
    Screen("file-11-check", "/file/check/", WORKER),
    Screen("file-12-say", "/file/say/", WORKER),
    Screen("file-13-later", "/file/later/", WORKER),
)
AFTER = (
    Screen("receipt", "{matter}receipt/", WORKER),
    Screen("track", "{matter}", WORKER),
    Screen("track-add", "{matter}add/", WORKER),
    Screen("track-withdraw", "{matter}withdraw/", WORKER),
    Screen("mine", "/mine/", WORKER),
    Screen("phone", "{phone}", WORKER),
)
#: The employer's console.
UNIT = (
    Screen("unit-matters", "/e/"),
    Screen("unit-matter", "{unit}"),
    Screen("unit-case", "{unit_case}"),
    Screen("unit-talks", "{unit}messages/"),
)
DESK = (
    Screen("desk-home", "/desk/home/", "intake_officer"),
    Screen("desk-queue", "/desk/", "intake_officer"),
    Screen("desk-all", "/desk/all/", "intake_officer"),
    Screen("desk-case", "{case}", "intake_officer"),
    Screen("desk-clocks", "{case}clocks/", "intake_officer"),
    Screen("desk-dossier", "{case}dossier/", "intake_officer"),
    Screen("desk-act", "{case}acts/{act}/", "intake_officer"),
    Screen("desk-evidence", "{evidence}", "intake_officer"),
    Screen("desk-find", "/desk/find/", "intake_officer"),
    Screen("desk-visit", "/desk/visit/", "intake_officer"),
    Screen("desk-messages", "/desk/messages/", "intake_officer"),
    Screen("desk-failed", "/desk/notices/", "intake_officer"),
    Screen("desk-sheet", "/desk/sheet/", "intake_officer"),
    Screen("desk-parameters", "/desk/parameters/", "intake_officer"),
    Screen("desk-talks", "/desk/talks/", "intake_officer"),
    Screen("desk-fairness", "/desk/fairness/", "intake_officer"),
    Screen("desk-room", "{room}", "county_officer"),
    Screen("holidays", "/desk/holidays/", "county_officer"),
    Screen("desk-roster", "/desk/roster/", "county_officer"),
    Screen("duty", "/desk/duty/", "duty_lawyer"),
    Screen("role-town", "/desk/home/", "town_officer"),
    Screen("role-county", "/desk/home/", "county_officer"),
    Screen("desk-archive", "/desk/archive/", "leader"),
    Screen("role-leader", "/desk/home/", "leader"),
    Screen("role-cashier", "/desk/home/", "cashier"),
    Screen("ledger", "/desk/ledger/", "auditor"),
    Screen("role-auditor", "/desk/home/", "auditor"),
    Screen("accounts", "/staff/accounts/", "system_admin"),
    Screen("appointments", "/staff/appointments/", "security_admin"),
    Screen("record", "/staff/record/", "audit_admin"),
    Screen("record-seen", "/staff/record/seen/", "audit_admin"),
    Screen("me", "/staff/me/", "intake_officer"),
)
