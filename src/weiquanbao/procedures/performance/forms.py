"""What the acts of following an agreement ask for. Account numbers are asked for nowhere."""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form

WAYS = (
    ("bank", "银行转账"),
    ("phone", "微信、支付宝"),
    ("cash", "现金"),
    ("other", "别的办法"),
)
#: As the roads are called, so that what was taken stands first among them.
ROADS = (
    ("review", "请仲裁委审查了协议"),
    ("confirmation", "请法院确认了协议"),
    ("payment_order", "请法院发支付令"),
    ("civil_suit", "拿协议去法院起诉"),
    ("arbitration", "申请劳动仲裁"),
    ("enforcement", "申请强制执行"),
    ("otherwise", "双方另外说好了"),
)

_AMOUNT = Field("amount", "付了多少（元）", "money")
_SHARES = Field(
    "shares",
    "每个人多少（元）",
    "shares",
    required=False,
    hint="整期付的不用写；没付满一期的，每个人付了多少都写上，没付的写 0",
)
_PAID_ON = Field("paid_on", "哪天付的", "date", told=True, not_after_today=True)
_WAY = Field("way", "怎么付的", "choice", choices=WAYS, told=True)
_RECEIVED = Field("received", "一共收到多少（元）", "money")

REPORT = Form(
    (
        _AMOUNT,
        _SHARES,
        _PAID_ON,
        _WAY,
        Field(
            "items",
            "转账截图、收条",
            "evidence",
            required=False,
            hint="拍照或者截图。银行账号、卡号可以盖住",
        ),
        Field("note", "要说明的", "text", required=False, limit=500, told=True),
    )
)
REPORT_FOR = Form((*REPORT.fields[:5], Field("note", "谁说的、怎么说的", "text", limit=500)))
NOTE = Form((Field("note", "想说的话", "text", required=False, limit=500),))
SHORT = Form((_RECEIVED, *NOTE.fields))
RECEIPT = Form((Field("received", "收到多少（元）", "money"), _PAID_ON, _WAY))
ANSWER_FOR = Form(
    (
        Field("worker", "哪个职工", "worker", required=False, hint="只有一个职工的，不用选"),
        Field("received", "收到多少（元）", "money", hint="没收到写 0"),
        Field("paid_on", "哪天收到的", "date", required=False, not_after_today=True),
        Field("note", "谁说的、怎么说的", "text", limit=500),
    )
)
CHASE = Form(
    (
        Field("spoke_to", "找了谁", "line", limit=60),
        Field("said", "怎么说的", "text", limit=500),
        Field("explanation", "告诉职工什么", "text", limit=500, told=True),
    )
)
ROAD = Form(
    (
        Field("road", "走了哪条路", "choice", choices=ROADS, told=True),
        Field("day", "哪天办的", "date", told=True, not_after_today=True),
        Field("explanation", "告诉职工什么", "text", limit=500, told=True),
    )
)
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
