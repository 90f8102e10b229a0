"""The codes of a mediation's own tables and their Chinese words."""

from __future__ import annotations

PURPOSES = {"talk": "愿意谈", "longer": "多谈几天"}
ANSWERS = {"yes": "同意", "no": "不同意"}
SESSION_STATES = {"set": "约好了", "held": "谈过了", "cancelled": "取消了"}
WAYS = {"place": "当面谈", "link": "视频谈", "phone": "电话谈"}
VIEWS = {"yes": "认可", "no": "不认可", "unknown": "不清楚"}
#: Who made an offer; `union` is the mediator's proposal to both.
MAKERS = {"claimant": "职工要", "respondent": "单位给", "union": "调解员方案"}
