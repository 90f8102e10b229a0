"""What each act of the mediation procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: Sessions begin on the half hour, from eight in the morning to half past eight in the evening.
TIMES = tuple((f"{hour:02d}{half}", f"{hour:02d}:{half}") for hour in range(8, 21) for half in ("00", "30"))
LENGTHS = (("30", "半小时"), ("60", "一小时"), ("90", "一个半小时"), ("120", "两小时"), ("180", "三小时"))
WAYS = (("place", "当面谈"), ("link", "视频谈"), ("phone", "电话谈"))
VIEWS = (("yes", "认可"), ("no", "不认可"), ("unknown", "不清楚"))
PRESENT = (
    ("claimant", "职工本人"),
    ("claimant_agent", "职工的代理人、代表"),
    ("respondent", "单位负责人、联系人"),
    ("respondent_agent", "单位的代理人"),
    ("helper", "老乡联络员、家人"),
)

ASKING = Form(
    (
        Field(
            "wish",
            "想谈成什么样",
            "text",
            required=False,
            limit=500,
            told=True,
            hint="比如哪天前给、能不能分几次",
        ),
    )
)
PROPOSAL = Form((Field("explanation", "为什么建议谈一谈", "text", limit=500, told=True),))
ENTRUSTING = Form(
    (
        Field("body", "调解机构的名称", "line", limit=80, told=True),
        Field("explanation", "告诉双方的话", "text", required=False, limit=500, told=True),
    )
)
NOTE = Form((Field("note", "想说的话", "text", required=False, limit=500, told=True),))
ON_BEHALF = Form(
    (
        Field("party", "哪一家单位", "party"),
        Field("note", "谁、怎么答复的", "text", limit=500, hint="例如：11 月 20 日电话，人事主管说愿意"),
    )
)
MEDIATOR = Form(
    (Field("handler", "调解员", "officer", told=True, hint="名字后面是手上的案子数和要留意的关系"),)
)
REPLACING = Form(
    (
        Field("handler", "换成谁", "officer", told=True, hint="名字后面是手上的案子数和要留意的关系"),
        Field("explanation", "为什么换", "text", limit=500, told=True),
    )
)
RECUSAL = Form((Field("reason", "为什么请他回避", "text", limit=500, hint="比如是单位的亲戚、以前帮过单位"),))
DECISION = Form((Field("explanation", "理由", "text", limit=500, told=True),))
STEPPING_DOWN = Form((Field("reason", "为什么不合适", "text", limit=500),))
SESSION = Form(
    (
        Field("day", "哪天", "date", told=True),
        Field("time", "几点开始", "choice", choices=TIMES, told=True),
        Field("length", "谈多久", "choice", choices=LENGTHS, told=True),
        Field("way", "怎么谈", "choice", choices=WAYS, told=True),
        Field("place", "在哪里，或者链接、号码", "line", limit=200, told=True),
    )
)
CANCELLING = Form((Field("explanation", "为什么取消", "text", limit=500, told=True),))
MINUTES = Form(
    (
        Field("present", "谁到了", "choices", choices=PRESENT, told=True),
        Field(
            "minutes",
            "笔录",
            "text",
            limit=2000,
            told=True,
            hint="双方都看得到；单独说的话写在“只有调解员看得到”里",
        ),
    )
)
SHARING = Form((Field("item", "哪一件", "item", required=False, hint="不选，就是全部"),))
EXAMINATION = Form(
    (
        Field("item", "对方的哪一件", "item"),
        Field("authenticity", "是不是真的", "choice", choices=VIEWS, told=True, hint="真实性"),
        Field("legality", "来路正不正", "choice", choices=VIEWS, told=True, hint="合法性"),
        Field("relevance", "和这件事有没有关系", "choice", choices=VIEWS, told=True, hint="关联性"),
        Field("reason", "为什么", "text", required=False, limit=1000, told=True),
    )
)
CONCLUSION = Form(
    (Field("explanation", "告诉双方的话", "text", limit=1000, told=True, hint="什么时候签协议、钱怎么付"),)
)
GROUNDS = (
    ("too_far", "差得太远"),
    ("facts", "事实说不到一起"),
    ("left", "有一方不谈了"),
    ("unreachable", "找不到人"),
    ("beyond", "不该调解的事"),
)
LEAVING = Form(
    (Field("why", "想对工会说的话", "text", required=False, limit=500, hint="只有工会看得到，不写也行"),)
)
#: Filled in by the system when the last of several workers has left.
DESERTED = Form((Field("ground", "为什么没谈成", "choice", required=False, choices=GROUNDS, told=True),))
FAILURE = Form(
    (
        Field("ground", "为什么没谈成", "choice", choices=GROUNDS, told=True),
        Field("explanation", "告诉双方的话", "text", limit=1000, told=True),
    )
)  # fmt: skip
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
