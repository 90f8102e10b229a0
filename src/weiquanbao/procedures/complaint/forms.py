"""What each act of the complaint procedure asks for."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

BODIES = (
    ("arbitration", "劳动人事争议仲裁委员会"),
    ("inspection", "劳动保障监察机构"),
    ("court", "人民法院"),
    ("social_insurance", "社会保险经办机构"),
    ("legal_aid", "法律援助机构"),
    ("other_union", "其他地方的工会"),
    ("police", "公安机关"),
)
RESULTS = (
    ("paid_in_full", "钱已全部付清"),
    ("partly_paid", "付了一部分"),
    ("agreed", "双方谈成，还没履行"),
    ("not_upheld", "没有查出单位违法"),
    ("not_settled", "没有谈成"),
    ("out_of_reach", "联系不上职工"),
)
#: What somebody who helps is to the worker.
RELATIONS = (
    ("family", "家里人"),
    ("townsman", "老乡"),
    ("fellow", "工友"),
    ("liaison", "老乡联络员"),
    ("other", "别的熟人"),
)
MISSING = (
    ("contract", "劳动合同或入职登记"),
    ("pay", "工资条、转账记录、欠条"),
    ("attendance", "考勤、排班、工作群记录"),
    ("badge", "工牌、工作服、门禁"),
    ("employer", "单位全名或地址"),
    ("dates", "什么时候开始干、干到什么时候"),
    ("injury", "病历、诊断、受伤经过"),
    ("dismissal", "辞退通知或聊天记录"),
    ("identity", "身份证明"),
)

TO_WORKER = Field(
    "explanation", "告诉职工的话", "text", limit=1000, told=True, hint="用大白话，谁、什么时候、做什么"
)

ACCEPT = Form(
    (
        Field("handler", "承办人", "officer", required=False, hint="不选就是自己"),
        Field("explanation", "告诉职工的话", "text", required=False, limit=500, told=True),
    )
)
COMPLETION = Form(
    (
        Field("missing", "缺什么", "choices", choices=MISSING, told=True, hint="一次说全"),
        Field("explanation", "怎么补", "text", required=False, limit=500, told=True),
    )
)
REFUSAL = Form(
    (
        Field(
            "ground",
            "理由",
            "choice",
            choices=(
                ("outside_scope", "不属于工会劳动法律监督范围"),
                ("already_elsewhere", "行政机关、仲裁机构或者人民法院已经受理"),
                ("no_authority", "委托书不成立，职工本人没有认可"),
            ),
            told=True,
        ),
        Field(
            "explanation", "书面说明", "text", limit=1000, told=True, hint="写清事实和理由，职工会看到全文"
        ),
        Field("body", "可以去哪里", "choice", choices=BODIES, told=True),
        Field("road", "去了怎么办", "text", limit=500, told=True, hint="地址、电话、带什么、最晚哪天"),
    )
)
REFERRAL = Form(
    (
        Field("body", "转到哪里", "choice", choices=BODIES, told=True),
        Field("explanation", "为什么", "text", limit=1000, told=True),
        Field("road", "去了怎么办", "text", limit=500, told=True, hint="地址、电话、带什么、最晚哪天"),
    )
)
ASSIGNMENT = Form((Field("handler", "承办人", "officer"),))
CONTACT = Form(
    (
        Field(
            "way", "怎么联系", "choice", choices=(("phone", "电话"), ("visit", "上门"), ("letter", "书面"))
        ),
        Field("spoke_to", "和谁谈", "line", limit=60),
        Field("said", "对方怎么说", "text", limit=2000, hint="只有工会看得到"),
        Field("explanation", "告诉职工的话", "text", limit=500, told=True),
    )
)
RESPONDENT = Form(
    (
        Field("name", "单位名称", "line", limit=120, told=True, hint="名册里有的会自动对上，写全名"),
        Field(
            "standing",
            "什么身份",
            "choice",
            choices=(
                ("employer", "用人单位"),
                ("user_unit", "用工单位（劳务派遣）"),
                ("contractor", "承包方（层层转包）"),
                ("affiliate", "关联单位"),
            ),
            told=True,
        ),
        Field("address", "地址", "line", required=False, limit=200),
        Field("mobile", "电话", "line", required=False, limit=40, hint="只有工会看得到"),
        Field("explanation", "告诉职工的话", "text", limit=500, told=True, hint="为什么也要它答复"),
    )
)
PROGRESS = Form(
    (
        Field("done", "做了什么", "text", limit=2000, hint="只有工会看得到"),
        Field("explanation", "告诉职工的话", "text", required=False, limit=500, told=True),
    )
)
WAIT = Form(
    (
        Field(
            "ground",
            "等什么",
            "choice",
            choices=(
                ("injury_decision", "工伤认定"),
                ("capacity_grade", "劳动能力鉴定"),
                ("other_case", "别的案件先有结果"),
                ("worker_away", "职工要求等一等"),
            ),
            told=True,
        ),
        TO_WORKER,
    )
)
EXTENSION = Form((Field("reason", "为什么要延期", "text", limit=500),))
DECLINE = Form((Field("reason", "为什么不同意", "text", limit=500),))
CORRECTION = Form(
    (
        Field(
            "what",
            "更正哪一项",
            "choice",
            choices=(
                ("claimant_name", "职工姓名"),
                ("employer_name", "单位名称"),
                ("worked_from", "开始干活的日期"),
                ("worked_until", "离开的日期"),
                ("known_on", "知道出事的日期"),
                ("claim_amount", "请求的金额"),
            ),
            told=True,
        ),
        Field("claim", "哪一项请求", "claim", required=False),
        Field("value", "改成", "line", limit=120, told=True, hint="日期写成 2026-11-23"),
        Field("reason", "为什么改", "text", limit=500, told=True),
    )
)
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
EVIDENCE = Form((Field("items", "证据", "evidence", limit=60),))
WITHDRAWAL = Form(
    (
        Field(
            "ground",
            "为什么撤回",
            "choice",
            required=False,
            choices=(
                ("paid", "钱拿到了"),
                ("settled", "自己谈好了"),
                ("elsewhere", "去别的地方办了"),
                ("other", "别的原因"),
            ),
            told=True,
        ),
        Field("note", "想说的话", "text", required=False, limit=500, told=True),
    )
)
AUTHORITY = Form(
    (
        Field(
            "way",
            "怎么核对的",
            "choice",
            choices=(
                ("read", "看了委托书：委托谁、委托什么、签字、日期都有"),
                ("called", "打电话问过职工本人"),
                ("met", "职工本人来过"),
            ),
            told=True,
        ),
    )
)
NO_AUTHORITY = Form(
    (Field("explanation", "为什么不成立", "text", limit=500, told=True, hint="用大白话，职工看得到"),)
)
REOPENING = Form((Field("reason", "为什么要重新办", "text", limit=500, told=True),))
MERGER = Form(
    (
        Field(
            "into", "并到哪一件", "line", limit=80, told=True,
            hint="写那一件的案号。那一件接着办，这一件的材料在那里都看得到",
        ),
        Field("reason", "为什么并", "text", limit=500, told=True),
    )
)  # fmt: skip
TAKEN_IN = Form((Field("from", "并进来的", "line", limit=80, told=True),))
MOVED = Form(
    (
        Field("place", "换到哪里", "line", limit=80, told=True),
        Field("handler", "承办人", "officer", told=True),
    )
)
CLOSING = Form(
    (
        Field("result", "结果", "choice", choices=RESULTS, told=True),
        Field("amount", "职工拿到多少（元）", "money", required=False, told=True),
        Field("explanation", "告诉职工的话", "text", limit=1000, told=True, hint="办成什么样，没成的怎么办"),
        Field("road", "接下来还能怎么走", "text", required=False, limit=500, told=True),
    )
)
#: Name and phone go into the person's own row, never into the entries of the case.
HELPER = Form(
    (
        Field(
            "relation", "他是你的", "choice", choices=RELATIONS,
        ),
        Field("name", "他的名字", "line", limit=40),
        Field("phone", "他的手机号", "line", limit=40, hint="他用这个号收验证码，就能看到这件事办到哪了"),
    )
)  # fmt: skip
