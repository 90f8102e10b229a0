"""The roles: what each is for and sees, and which never meet in one person."""

from collections.abc import Iterator

from weiquanbao.access.roles import GIVEN, NARROW, READERS, ROLES, Role
from weiquanbao.commands.reference.markdown import bullets, link, table
from weiquanbao.people.duties import ADMINISTRATORS, CASEWORK, DUTIES, clash
from weiquanbao.procedures import PROCEDURES

PATH = "docs/reference/roles.md"
INTRODUCTION = """# Roles

A role of the staff is an appointment: a person, a duty, an organisation, from a day, until a day. It
reaches the organisation and everything below it. Two other persons stand behind each appointment
([why](../adr/0007-separation-of-duties.md)). Whoever is a claimant of a case is nothing else there (回避).

"""


def render() -> str:
    """All roles at a glance, who never meets whom, then each in full."""
    head = ("Role", "中文", "Appointed", "Sees cases", "Separation class")
    return (
        INTRODUCTION
        + table(head, (_row(role) for role in ROLES.values()))
        + "\n## Separation of duties\n\n✕: never in one person at the same time, refused by a guard and by a "
        + "constraint of the database.\n\n"
        + table(("", *(duty.label for duty in DUTIES.values())), _separation())
        + "\nThe three administrators (三员) are three persons, and none of them sees case data: "
        + "、".join(ROLES[code].label for code in ADMINISTRATORS)
        + ".\n"
        + "".join(_chapter(role) for role in ROLES.values())
    )


def _row(role: Role) -> tuple[str, ...]:
    return (
        link(f"`{role.code}`", "", f"{role.label} {role.code}"),
        role.label,
        "yes" if role.code in DUTIES else "",
        _sees(role.code),
        f"`{role.separation}`" if role.separation else "",
    )


def _sees(code: str) -> str:
    if code in CASEWORK:
        return "handles"
    if code in NARROW:
        return "acts, in cases of procedures that name the role"
    if code in GIVEN:
        return "acts, in what was given to him"
    return "reads" if code in READERS else "own matters" if code == "claimant" else ""


def _separation() -> Iterator[tuple[str, ...]]:
    for one in DUTIES.values():
        yield one.label, *("✕" if clash(one.code, other) else "" for other in DUTIES)


def _chapter(role: Role) -> str:
    lines = (f"Sees: {'、'.join(role.sees) or 'nothing'}", *_acts(role.code))
    return f"\n## {role.label} {role.code}\n\n{role.meaning}\n\n{bullets(lines)}"


def _acts(role: str) -> Iterator[str]:
    for one in PROCEDURES.values():
        acts = "、".join(act.title for act in one.acts.values() if role in act.by)
        if acts:
            yield f"In {link(one.title, f'procedures/{one.code}.md', 'Who may do what')}: {acts}"
