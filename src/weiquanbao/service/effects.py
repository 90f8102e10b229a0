"""What the acts of a service change in its row; called by the desk inside the act's own transaction."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.cases.standing import roll
from weiquanbao.service import actions
from weiquanbao.service.models import Service
from weiquanbao.service.words import PROCEDURE


@follows(PROCEDURE, "agree")
def agreed(doing: Doing) -> None:
    """The party said yes to the phone: it has the paper before it, today (民事诉讼法 90)."""
    matter = doing.case.matter_id
    consent = actions.agreeing(matter, roll([matter])[matter]).get(doing.case.party_id or 0)
    if consent is None:
        raise Unfit({"": "没有同意在手机上收文书"})
    doing.said["consent"] = consent
    actions.arrive(_row(doing), consent, on=doing.effective_on, step=doing.step)


@follows(PROCEDURE, "open")
def opened(doing: Doing) -> None:
    """Opened: nothing is left to do. The day it was served stays that of its arrival."""
    actions.change(_row(doing), {"opened_on": doing.effective_on, "ended_on": doing.effective_on})


@follows(PROCEDURE, "look")
def looked(doing: Doing) -> None:
    """Looked at without consent to the phone: kept, and no service."""
    actions.change(_row(doing), {"opened_on": doing.effective_on})


@follows(PROCEDURE, "hand_over")
def handed_over(doing: Doing) -> None:
    """By hand (民事诉讼法 88)."""
    _serve(doing, "hand")


@follows(PROCEDURE, "delivered")
def delivered(doing: Doing) -> None:
    """By post, on the day the receipt names (民事诉讼法 91)."""
    _serve(doing, "post")


@follows(PROCEDURE, "leave")
def left(doing: Doing) -> None:
    """Refused, and left there before a witness or a camera (民事诉讼法 89)."""
    if not doing.values.get("witness") and not doing.values.get("items"):
        raise Unfit({"witness": "写见证人，或者放照片，至少要有一样"})
    _serve(doing, "left")


@follows(PROCEDURE, "put_up")
def put_up(doing: Doing) -> None:
    """At the employer's door, with photos; it counts when the days are over (办案规则 20)."""
    proof = {"sent_on": doing.effective_on, "handed_by_id": _server(doing), "items": _items(doing)}
    actions.change(_row(doing), proof)


@follows(PROCEDURE, "stands_put_up")
def stands_put_up(doing: Doing) -> None:
    """The three working days are over (办案规则 20, 80)."""
    actions.serve(_row(doing), "put_up", on=doing.effective_on, step=doing.step)


@follows(PROCEDURE, "post")
def posted(doing: Doing) -> None:
    """On its way by post."""
    sent = {"tracking": str(doing.values["tracking"]), "sent_on": doing.effective_on}
    actions.change(_row(doing), {**sent, "handed_by_id": doing.person_id})


@follows(PROCEDURE, "returned")
def returned(doing: Doing) -> None:
    """It came back; another way must be found."""
    actions.change(_row(doing), {"sent_on": None, "tracking": ""})


@follows(PROCEDURE, "give_up")
def given_up(doing: Doing) -> None:
    """It could not be served."""
    actions.change(_row(doing), {"ended_on": doing.effective_on})


def _serve(doing: Doing, way: str) -> None:
    row = _row(doing)
    proof: dict[str, object] = {"capacity": str(doing.values.get("capacity", "")), "items": _items(doing)}
    if way != "post":
        proof |= {"handed_by_id": _server(doing), "sent_on": doing.effective_on}
    actions.serve(row, way, on=doing.effective_on, step=doing.step, **proof)


def _server(doing: Doing) -> int | None:
    """Who went there; whoever enters it where nobody else is named."""
    server = doing.values.get("server", doing.person_id)
    return server if isinstance(server, int) else None


def _items(doing: Doing) -> list[int]:
    items = doing.values.get("items", ())
    return [int(one) for one in items] if isinstance(items, tuple | list) else []


def _row(doing: Doing) -> Service:
    return Service.objects.select_for_update().get(case=doing.case)
