"""What the acts of a mediation change in its tables; called by the desk inside the act's own transaction."""

from __future__ import annotations

from datetime import date, datetime, time

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case, Party
from weiquanbao.cases.standing import taking_part
from weiquanbao.common.dates import TZ, now
from weiquanbao.mediation import actions

MEDIATION = "mediation"


@follows(MEDIATION, "ask", "want")
def worker_wants(doing: Doing) -> None:
    """The worker said yes by asking, or when asked."""
    _say(doing, doing.parties, "yes")


@follows(MEDIATION, "ask_for_worker")
def worker_asked_orally(doing: Doing) -> None:
    """The worker said so to the staff."""
    own = Party.objects.filter(matter=doing.case.matter_id, side="claimant")
    _say(doing, tuple(own.values_list("pk", flat=True)), "yes")


@follows(MEDIATION, "agree", "join")
def unit_agrees(doing: Doing) -> None:
    """A respondent takes part."""
    _say(doing, doing.parties, "yes")


@follows(MEDIATION, "record_agreement")
def unit_agreed_orally(doing: Doing) -> None:
    """A respondent said so to the staff."""
    _say(doing, (int(str(doing.values["party"])),), "yes")


@follows(MEDIATION, "drop_out")
def unit_leaves(doing: Doing) -> None:
    """A respondent takes part no longer; the others go on."""
    _say(doing, doing.parties, "no")


@follows(MEDIATION, "refuse", "decline")
def side_refuses(doing: Doing) -> None:
    """A side does not want to talk, and nobody is kept in a room."""
    _say(doing, doing.parties, "no")
    actions.call_off(case_id=doing.case.pk)


@follows(MEDIATION, "fail", "conclude", "cancel_session")
def nobody_comes(doing: Doing) -> None:
    """What was fixed is off."""
    actions.call_off(case_id=doing.case.pk)


@follows(MEDIATION, "all_left")
def nobody_is_left(doing: Doing) -> None:
    """The last of several workers left: it came to nothing, and nobody waits in a room."""
    doing.values["ground"] = "left"
    actions.call_off(case_id=doing.case.pk)


@leads(MEDIATION, "leave")
def who_is_left(case: Case) -> str | None:
    """Talks without a worker are over."""
    return None if taking_part(case) else "all_left"


@follows(MEDIATION, "longer")
def side_wants_longer(doing: Doing) -> None:
    """A side agrees to a longer period (协商调解规定 29)."""
    _say(doing, doing.parties, "yes", purpose="longer")


@follows(MEDIATION, "step_down")
def chair_is_empty(doing: Doing) -> None:
    """The mediator leaves; until another is named nobody mediates."""
    doing.case.handler = None
    actions.call_off(case_id=doing.case.pk)


@follows(MEDIATION, "schedule_session", "move_session")
def fix_session(doing: Doing) -> None:
    """A time and a place, at which the mediator is nowhere else."""
    starts_at = _moment(doing)
    if starts_at <= now():
        raise Unfit({"day": "要选以后的时间"})
    try:
        actions.book(
            case_id=doing.case.pk,
            mediator_id=doing.case.handler_id or 0,
            starts_at=starts_at,
            minutes=int(str(doing.values["length"])),
            way=str(doing.values["way"]),
            place=str(doing.values["place"]),
            step=doing.step,
        )
    except actions.Booked:
        raise Unfit({"time": "你这个时间另有一场调解，换个时间"}) from None


def _moment(doing: Doing) -> datetime:
    day, clock = doing.values["day"], str(doing.values["time"])
    if not isinstance(day, date):
        raise Unfit({"day": "日期要写成 2026-11-23 这样"})
    return datetime.combine(day, time(int(clock[:2]), int(clock[2:])), TZ)


@follows(MEDIATION, "hold_session")
def session_was_held(doing: Doing) -> None:
    """Minutes are written of what took place."""
    ahead = actions.next_session(case_id=doing.case.pk)
    if ahead is not None and ahead.starts_at > now():
        raise Unfit({"minutes": "还没到约好的时间；提前谈了的，先改时间"})
    actions.hold(case_id=doing.case.pk, step=doing.step)


def _say(doing: Doing, parties: tuple[int, ...], answer: str, *, purpose: str = "talk") -> None:
    actions.say(
        case_id=doing.case.pk,
        parties=parties,
        purpose=purpose,
        answer=answer,
        step=doing.step,
        on=doing.effective_on,
    )
