"""The codes of drafting and their Chinese words."""

from __future__ import annotations

#: For whom a document is drafted.
SIDES = {"worker": "职工", "employer": "单位", "staff": "工会代写"}
#: Where a wording came from: the answers, or a lawyer's hand.
SOURCES = {"answers": "按回答写成", "lawyer": "律师改过"}
OUTCOMES = {"": "等律师看", "released": "律师看过，可以用", "returned": "律师退回，要改"}
