"""The timeline of a dossier, for a machine and for a reader."""

from __future__ import annotations

from typing import Any

from weiquanbao.archive.view import Moment, View
from weiquanbao.common.dates import local, plain_date


def as_data(view: View) -> list[dict[str, Any]]:
    """Oldest first."""
    return [
        {
            "case": moment.case,
            "step": moment.step,
            "act": moment.act,
            "title": moment.title,
            "basis": moment.basis,
            "who": moment.who,
            "role": moment.role,
            "effective": str(moment.effective_on),
            "recorded": local(moment.recorded_at).isoformat(),
            "written": [list(pair) for pair in moment.written],
            "digest": moment.digest,
        }
        for moment in view.timeline
    ]


def readable(view: View) -> tuple[str, ...]:
    """One line a step, what was written in it behind it."""
    return tuple(_line(moment) for moment in view.timeline) or ("没有要写在这里的。",)


def _line(moment: Moment) -> str:
    who = f"{moment.role} {moment.who}".strip()
    said = "；".join(f"{label}：{words}" for label, words in moment.written)
    day = plain_date(moment.effective_on)
    line = f"{day} {moment.case} 第 {moment.step} 步：{moment.title}（{moment.basis}），{who}"
    return f"{line}。{said}" if said else line
