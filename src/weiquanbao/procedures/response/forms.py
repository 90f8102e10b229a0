"""What each act of the response procedure asks for. `told` is read by both sides: never a phone, never a union note."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

#: What an employer has to keep (工资支付暂行规定 6, 劳动合同法 7, 50).
PAPERS = (
    ("wages", "工资表"),
    ("payments", "工资发放记录"),
    ("attendance", "考勤记录"),
    ("contract", "劳动合同"),
    ("roster", "职工名册"),
    ("insurance", "社保缴费记录"),
    ("leaving", "离职手续"),
    ("rules", "规章制度"),
    ("injury", "受伤经过和治疗材料"),
)
STANCES = (("admit", "认可"), ("partly", "部分认可"), ("deny", "不认可"))
POWERS = (
    ("admit", "承认请求"),
    ("waive", "放弃请求"),
    ("change", "变更请求"),
    ("settle", "和解、调解"),
    ("receive", "代收文书"),
)
AGENTS = (("lawyer", "律师"), ("employee", "本单位员工"), ("other", "其他人"))
RESULTS = (
    ("heard", "答复清楚了"),
    ("none", "没有答复"),
    ("other_employer", "查明不是这家单位"),
    ("over", "事情已经了结，不用再答"),
)

NAME = Field("contact", "联系人姓名", "line", required=False, limit=50, hint="不知道就不填，发通知书")
MOBILE = Field("mobile", "联系人手机", "line", required=False, limit=40, hint="填了就发短信；不填只发通知书")

NOTICE = Form(
    (
        Field("party", "通知哪家单位", "party", required=False, hint="只有一家的不用选"),
        NAME,
        MOBILE,
        Field("papers", "请单位交哪些材料", "choices", required=False, choices=PAPERS, told=True),
        Field("words", "对单位说的话", "text", required=False, limit=500, told=True, hint="双方都看得到"),
        Field("handler", "承办人", "officer", required=False, hint="不选就是自己"),
    )
)
AGAIN = Form((NAME, MOBILE))
#: Filled in by the house itself with the number of the invitation; what is kept is who came.
APPEARANCE = Form((Field("invitation", "谁确认的", "line", limit=50),))
CLAIM_ANSWER = Form(
    (
        Field("claim", "哪一项请求", "claim", told=True),
        Field("stance", "认不认可", "choice", choices=STANCES, told=True),
        Field("amount", "认可多少（元）", "money", required=False, told=True),
        Field("reason", "理由", "text", required=False, limit=1000, told=True),
    )
)
ANSWER = Form((Field("words", "还想说的", "text", required=False, limit=1000, told=True),))
EVIDENCE = Form(
    (
        Field("paper", "是哪一样", "choice", required=False, choices=PAPERS, told=True),
        Field("items", "照片或文件", "evidence", limit=60),
        Field("share", "给对方看", "yes_no", told=True, hint="选“否”，只有工会看得到；以后还可以再给"),
    )
)
SHARING = Form((Field("item", "哪一件", "item"),))
NONE_SUCH = Form(
    (
        Field("papers", "哪些没有", "choices", choices=PAPERS, told=True),
        Field("reason", "为什么没有", "text", limit=500, told=True),
    )
)
MORE_TIME = Form((Field("reason", "为什么来不及", "text", limit=500, told=True),))
DECLINED = Form((Field("explanation", "为什么不同意", "text", limit=500, told=True),))
AGENT = Form(
    (
        Field("name", "代理人姓名", "line", limit=50, told=True),
        Field("mobile", "代理人手机", "line", limit=40, hint="用来登录和收通知，对方看不到"),
        Field("kind", "是什么人", "choice", choices=AGENTS, told=True),
        Field(
            "powers", "哪些事可以替单位定", "choices", required=False, choices=POWERS, told=True,
            hint="不选，就只替单位说话、交材料",
        ),
        Field("items", "委托书", "evidence", limit=20),
    )
)  # fmt: skip
AGENT_ENDED = Form((Field("name", "解除哪一位", "line", limit=50, told=True),))
NOT_OURS = Form((Field("reason", "为什么不是本单位", "text", limit=1000, told=True),))
CLOSING = Form(
    (
        Field("result", "结果", "choice", choices=RESULTS, told=True),
        Field("explanation", "告诉双方的话", "text", limit=500, told=True),
    )
)
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
