"""Who reads a thread, said to whoever looks at it: a colour, a drawing and words, so that nobody mistakes it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from weiquanbao.reading.seats import EVERYONE, GROUP, Seat
from weiquanbao.reading.threads import ReadRow
from weiquanbao.web.worker.story import moment


@dataclass(frozen=True, slots=True)
class Readers:
    """`tone` and `icon` mark it, `title` heads the thread, `words` stand in every bubble and over the button."""

    tone: str
    icon: str
    title: str
    words: str


def readers(seat: Seat, voice: str) -> Readers:
    """`voice`: claimant (你), respondent (您) or desk (nouns)."""
    if seat.audience == EVERYONE:
        return Readers("all", "users", _("大家一起说"), _("双方和工会都看得到"))
    if seat.place == GROUP:
        return Readers("group", "lock", _("职工代表和工会"), _("只有职工代表和工会看得到，单位看不到"))
    return _worker(seat, voice) if seat.audience == "worker_union" else _employer(seat, voice)


def _worker(seat: Seat, voice: str) -> Readers:
    if voice == "claimant":
        words = (
            _("只有你、替你办的人和工会看得到，单位看不到")
            if seat.others
            else _("只有你和工会看得到，单位看不到")
        )
        return Readers("worker", "lock", _("跟工会说"), words)
    words = (
        _("只有职工、代理人和工会看得到，单位看不到")
        if seat.others
        else _("只有职工和工会看得到，单位看不到")
    )
    return Readers("worker", "lock", _("%(name)s和工会") % {"name": seat.of}, words)


def _employer(seat: Seat, voice: str) -> Readers:
    title = _("%(name)s和工会") % {"name": seat.of}
    if voice == "respondent":
        return Readers("unit", "shield", title, _("只有您单位和工会看得到，职工看不到"))
    return Readers("unit", "shield", title, _("只有这家单位和工会看得到，职工看不到"))


def side_word(side: str) -> str:
    """工会, 职工, 单位."""
    return {"union": _("工会"), "claimant": _("职工"), "respondent": _("单位")}[side]


def read_words(row: ReadRow) -> str:
    """工会已看 11月26日 上午 9:12."""
    return _("%(who)s已看 %(when)s") % {"who": row.name or side_word(row.side), "when": moment(row.at)}
