"""What a declaration promises beyond itself must be there before the first case: texts, papers, facts, columns.

The kernel refuses at import what contradicts itself; it cannot see files, tables or the people who are told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import FieldDoesNotExist

from weiquanbao.access.roles import ROLES
from weiquanbao.cases import effects, facts
from weiquanbao.cases.models import Case
from weiquanbao.cases.numbers import MARKS
from weiquanbao.desk.correct import CORRECTING, can_be_corrected
from weiquanbao.desk.enter_holidays import RECOMPUTE
from weiquanbao.desk.perform import KEPT_BY_THE_DESK
from weiquanbao.desk.tell import AUDIENCES, channels_to
from weiquanbao.kernel.procedure import Act, Procedure, Tell
from weiquanbao.notices import library
from weiquanbao.notices.wording import WordingError
from weiquanbao.papers.templates import PaperError, template
from weiquanbao.procedures import PROCEDURES
from weiquanbao.reading.paper_fields import examples


@register("procedures")
def procedures_find_what_they_name(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """Every procedure in force, wholly."""
    return [*(fault for law in PROCEDURES.values() for fault in faults_of(law)), *_strays()]


def _strays() -> Iterator[CheckMessage]:
    """Effects registered for acts that nobody declared: a misspelt name would never be noticed."""
    declared = {(law.code, act) for law in PROCEDURES.values() for act in law.acts}
    for procedure, act in sorted(effects.registered() - declared):
        yield Error(f"An effect is registered for the unknown act {act} of {procedure}.", id="desk.E010")


def faults_of(law: Procedure) -> Iterator[CheckMessage]:
    """All that a procedure names and nobody has."""
    if law.code not in MARKS:
        yield _error(law, "has no character for its case numbers", "E005", "cases.numbers.MARKS")
    for name in facts.missing(law):
        yield _error(law, f"needs the fact {name}, which nobody provides", "E003", "cases.facts.provides()")
    for role in law.roles.keys() - ROLES.keys():
        yield _error(
            law, f"names the role {role}, which the house does not know", "E006", "access.roles.ROLES"
        )
    if law.clocks and RECOMPUTE not in law.acts:
        # Entering a year's holidays counts the periods again by this act; without it the year could not be entered.
        yield _error(law, f"has clocks, but no act {RECOMPUTE}", "E009", "desk.enter_holidays")
    for code, act in law.acts.items():
        yield from _faults_of_act(law, code, act)


def _faults_of_act(law: Procedure, code: str, act: Act) -> Iterator[CheckMessage]:
    for tell in act.notices:
        yield from _faults_of_notice(law, code, tell)
    for paper in act.papers:
        yield from _faults_of_paper(law, code, act, paper)
    for parent in set(act.parents) - PROCEDURES.keys():
        yield _error(law, f"act {code} opens a case from {parent}, which is no procedure", "E011")
    for _field, column in act.records:
        if not _may_be_recorded(column):
            yield _error(law, f"act {code} records into {column}, which is no such column of a case", "E004")
    if code == CORRECTING:
        for field in act.form or ():
            for choice in dict(field.choices).keys() - can_be_corrected():
                yield _error(law, f"offers to correct {choice}, which nothing can", "E008", "desk.correct")


def _faults_of_notice(law: Procedure, code: str, tell: Tell) -> Iterator[CheckMessage]:
    if tell.to not in AUDIENCES:
        yield _error(law, f"act {code} tells {tell.to}, which nobody is", "E007", "desk.tell.AUDIENCES")
        return
    for channel in channels_to(tell.to):
        try:
            library.wording(f"{law.code}.{tell.text}").body(channel)
        except WordingError as error:
            yield _error(
                law, f"act {code} sends a notice without words: {error}", "E001", f"notices/{tell.text}.txt"
            )
            return


def _faults_of_paper(law: Procedure, code: str, act: Act, paper: str) -> Iterator[CheckMessage]:
    """The text is there and asks only for what this act supplies, whether its optional fields are filled in or not."""
    for empty in (False, True):
        try:
            template(f"{law.code}.{paper}").compose(examples(act.form, empty=empty))
        except PaperError as error:
            hint = "docs/reference/papers.md says what it may use"
            yield _error(law, f"act {code} cannot make the paper {paper}: {error}", "E002", hint)
            return


def _may_be_recorded(column: str) -> bool:
    try:
        Case._meta.get_field(column)
    except FieldDoesNotExist:
        return False
    return column not in KEPT_BY_THE_DESK


def _error(law: Procedure, what: str, number: str, hint: str = "") -> Error:
    return Error(f"{law.code} {what}.", hint=hint or None, id=f"desk.{number}")
