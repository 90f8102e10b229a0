"""A complaint that ends in talks: an offer is accepted, the agreement is signed by all, the money paid."""

from __future__ import annotations

import random
from datetime import timedelta

from weiquanbao.commands.soaking.deeds import (
    ACCEPT,
    CLOSE,
    CONTACT,
    MARK,
    MYSELF,
    PROGRESS,
    TODAY,
    By,
    Deed,
)
from weiquanbao.common.dates import today

#: The employer's contact opens the link that was sent and comes in: the system's act, not his.
APPEAR = Deed(act="appear", by="unit", of="response")
INSTALMENT = 600
CONTACT_NAME = "示例人事"


def course(dice: random.Random, mobile: str) -> list[Deed]:
    """The acts of one complaint until it is paid; `mobile` is the number of the employer's contact."""
    signing, paying = _signing(dice), _paying(dice)
    return [ACCEPT, *_talks(mobile), *_mixed(dice, signing, paying), PROGRESS, CONTACT, CLOSE]


def _talks(mobile: str) -> list[Deed]:
    """From telling the employer to an offer both sides accepted."""
    soon = str(today() + timedelta(days=20))
    bid = {"amount": str(2 * INSTALMENT), "instalments": "2", "first_due": soon, "terms": MARK}
    return [
        _opens("response", "notify", "officer", contact=CONTACT_NAME, mobile=mobile, words=MARK),
        APPEAR,
        _opens("mediation", "ask", "worker", wish=MARK),
        _in("mediation", "to_group", "officer", body="示例镇调解中心", explanation=MARK),
        _in("service", "hand_over", "officer", recipient=MARK, capacity="self"),
        _in("mediation", "agree", "unit", note=MARK),
        _in("mediation", "accept", "chief", handler=MYSELF),
        Deed(act="bid", by="unit", of="mediation", opens="offer", typed=bid),
        _in("offer", "accept_by_worker", "worker", note=MARK),
        _in("mediation", "conclude", "mediator", explanation=MARK),
    ]


def _signing(dice: random.Random) -> list[Deed]:
    """Drafted, sent, now and then taken back and worded anew, and signed; the employer's phone had a code before."""
    words = {"way": "transfer", "clauses": MARK}
    draft = Deed(act="draft", by="mediator", of="mediation", opens="signing", typed=words)
    send = _in("signing", "send", "mediator")
    again = []
    if dice.random() < 0.2:
        again = [
            _in("signing", "take_back", "mediator", explanation=MARK),
            _in("signing", "revise", "mediator", **words),
            send,
        ]
    first = [_sign("sign", "worker"), _sign("sign_as_mediator", "mediator")]
    dice.shuffle(first)
    return [draft, send, *again, *first, _sign("sign", "unit")]


def _paying(dice: random.Random) -> list[Deed]:
    """Two instalments, each reported until the worker has all of it."""
    return [one for _instalment in range(2) for one in _instalment_paid(dice)]


def _instalment_paid(dice: random.Random) -> list[Deed]:
    whole, confirmed = _report(INSTALMENT), _in("performance", "confirm", "worker")
    how = dice.choices(("whole", "denied", "short", "unreported"), (6, 1, 2, 1))[0]
    if how == "denied":
        return [whole, _in("performance", "deny", "worker", note=MARK), whole, confirmed]
    if how == "short":
        short = _in("performance", "short", "worker", received=str(INSTALMENT - 100), note=MARK)
        return [whole, short, _report(100), confirmed]
    if how == "unreported":
        received = {"received": str(INSTALMENT), "paid_on": TODAY, "way": "cash"}
        return [_in("performance", "receive", "worker", **received)]
    return [whole, confirmed]


def _report(amount: int) -> Deed:
    return _in("performance", "report", "unit", amount=str(amount), paid_on=TODAY, way="bank", note=MARK)


def _mixed(dice: random.Random, one: list[Deed], other: list[Deed]) -> list[Deed]:
    """Both in their order, woven into each other."""
    turns = [0] * len(one) + [1] * len(other)
    dice.shuffle(turns)
    several = iter(one), iter(other)
    return [next(several[turn]) for turn in turns]


def _in(of: str, act: str, by: By, **typed: str) -> Deed:
    return Deed(act=act, by=by, of=of, typed=typed)


def _opens(opens: str, act: str, by: By, **typed: str) -> Deed:
    """A further case opened from the complaint."""
    return Deed(act=act, by=by, opens=opens, typed=typed)


def _sign(act: str, by: By) -> Deed:
    return Deed(act=act, by=by, of="signing", coded=True, typed={"agreed": "yes"})
