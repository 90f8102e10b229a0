"""The codes of payments and their Chinese words."""

from __future__ import annotations

from weiquanbao.procedures.performance.forms import WAYS as _WAYS

WAYS = {**dict(_WAYS), "unknown": "没说"}
#: What the worker said of a payment that was reported. Nothing said is nothing received.
ANSWERS = {"waiting": "等职工答复", "received": "收到了", "part": "少了", "none": "没收到"}
#: Who said that it was paid; `on_behalf` beside it: staff wrote it down for them.
TELLERS = {"respondent": "单位报的", "claimant": "职工说的"}
