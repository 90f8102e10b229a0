"""The codes of drafting and their Chinese words."""

from __future__ import annotations

#: For whom a document is drafted.
SIDES = {"worker": "职工", "employer": "单位", "staff": "工会代写"}
#: Where a wording came from: the answers, or a lawyer's hand.
SOURCES = {"answers": "按回答写成", "lawyer": "律师改过"}
#: What became of a wording staff gave to the worker it is for, as staff read it and as he does.
HANDED = {
    "": "交给职工了，等他看",
    "changes": "职工说要改",
    "taken": "职工自己接着写",
    "withdrawn": "收回来改",
}
HANDED_TO_ME = {
    "": "等你看",
    "changes": "你说了要改，工会在改",
    "taken": "你自己接着写了",
    "withdrawn": "工会收回去改了",
}
OUTCOMES = {"": "等律师看", "released": "律师看过，可以用", "returned": "律师退回，要改"}
