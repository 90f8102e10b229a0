"""What both sides are asked, word for word the same, and the five answers."""

from __future__ import annotations

#: Column → the question, put to both sides alike.
QUESTIONS = {
    "heard": "听清楚了吗",
    "explained": "讲清楚了吗",
    "even": "两边一样对待吗",
}
MEANT = {
    "heard": "你的话，办事的人听完、听懂了",
    "explained": "为什么这么办，讲得明白",
    "even": "没有偏向哪一边",
}
SCORES = ((5, "很好"), (4, "还好"), (3, "一般"), (2, "不太好"), (1, "很不好"))
#: The procedures in which a side is heard, and which sides those are.
SIDES_HEARD = {
    "complaint": ("claimant",),
    "response": ("claimant", "respondent"),
    "mediation": ("claimant", "respondent"),
}
#: Fewer answers than this could be told apart by whoever knows the people (内部规则 服务告知 4).
FEWEST = 5
MOST_CHARACTERS = 300
