"""What each act of a wage-claim assignment asks for. Sums owed are not typed: they are those of the matter's claims.

An account is asked for to pay to it, and kept in no entry and no ledger (内部规则 工资债权让渡 10).
"""

from __future__ import annotations

from weiquanbao.kernel.forms import Field, Form
from weiquanbao.kernel.signatures import signature
from weiquanbao.law.assignee_roads import ROADS as _ROADS
from weiquanbao.law.assignee_roads import UNVERIFIED

#: Why an advance is needed (内部规则 工资债权让渡 2).
HARDSHIPS = (
    ("away", "外来务工，身边没有钱"),
    ("illness", "本人或者家里有人生病"),
    ("school", "孩子上学要用钱"),
    ("no_income", "没有别的收入"),
    ("going_home", "回家没有路费"),
    ("other", "别的难处"),
)
#: The four conditions: code → what has to be so.
CONDITIONS = (
    ("hardship", "外来务工或者有特殊困难"),
    ("owed", "钱是单位欠的工资"),
    ("clear", "事实清楚"),
    ("fixed", "数目确定、有证据"),
)
ORDERS = (
    ("worker_first", "先给职工"),
    ("assignee_first", "先还工会"),
    ("pro_rata", "按比例分"),
)
GROUNDS = (
    ("no_hardship", "不是外来务工，也没有特殊困难"),
    ("not_wages", "要的不是已经到期的工资"),
    ("not_clear", "事实不清楚"),
    ("not_fixed", "数目定不下来，或者没有证据"),
    ("elsewhere", "已经在别处要到，或者转让给了别人"),
    ("no_money", "基金里没有钱"),
)
ROADS = tuple(
    (one.code, f"{one.title}（{UNVERIFIED}）" if one.unverified else one.title) for one in _ROADS.values()
)
#: Why nothing more is to be got (内部规则 工资债权让渡 16).
WRITE_OFF_GROUNDS = (
    ("insolvent", "单位破产，分不到了"),
    ("gone", "单位没有了，找不到财产"),
    ("enforced", "强制执行过，没有财产"),
    ("set_off", "单位的抵销、抗辩成立"),
    ("other", "别的原因"),
)
WHY_UNSIGNED = (
    ("will_not", "不愿意签"),
    ("not_found", "联系不上"),
    ("paid", "单位已经付给他了"),
)

_PARTY = Field("party", "哪家单位欠的", "party", required=False, hint="只有一家的不用选")
_HARDSHIP = (
    # Of several who apply none reads another's: it is told to nobody, the union alone has it.
    Field(
        "hardship",
        "有什么难处",
        "choices",
        choices=HARDSHIPS,
        hint="难处只有工会看。几个人一起的签一份协议，上面写着各人欠多少、垫多少，一起签的人看得到",
    ),
    Field("reason", "说说难处", "text", required=False, limit=500, hint="工会看，单位看不到"),
)
APPLY = Form((_PARTY, *_HARDSHIP))
APPLY_FOR = Form(
    (
        _PARTY,
        Field("worker", "替哪个职工", "worker", required=False, hint="不选就是提了工资请求的全部职工"),
        *_HARDSHIP,
    )
)
JOIN = Form(_HARDSHIP)
ADD = Form((Field("worker", "替哪个职工", "worker"), *_HARDSHIP))
_ACCOUNT = (
    Field("holder", "户名", "line", limit=60, hint="要是职工本人的"),
    Field("bank", "开户行", "line", limit=60),
    Field("account", "银行卡号", "line", limit=30, hint="只用来付款，加密保存，页面上打码"),
)
ACCOUNT = Form(_ACCOUNT)
ACCOUNT_FOR = Form(
    (Field("worker", "哪个职工", "worker", required=False, hint="只有一个的不用选"), *_ACCOUNT)
)
ASKING = Form(
    (Field("explanation", "还要补什么", "text", limit=500, told=True, hint="一次说全，写明怎么补"),)
)
BRINGING = Form(
    (
        Field("items", "补的材料", "evidence", limit=60),
        Field("note", "要说明的", "text", required=False, limit=500),
    )
)


def _condition(code: str, label: str) -> tuple[Field, ...]:
    """Whether one condition is met, by which piece of evidence, in words."""
    return (
        Field(f"is_{code}", label, "yes_no"),
        Field(f"item_{code}", f"证据：{label}", "item", required=False, hint="没有对得上的证据，先请职工补"),
        Field(f"words_{code}", f"怎么看出来的：{label}", "line", limit=200),
    )


ASSESSMENT = Form(
    (
        *(field for code, label in CONDITIONS for field in _condition(code, label)),
        Field("shares", "每个人垫多少（元）", "shares", hint="申请的每个人都写，不超过欠的数和总工会定的数"),
        Field("wages_from", "哪天起的工资", "date", told=True, not_after_today=True),
        Field("wages_until", "到哪天的工资", "date", told=True, not_after_today=True),
        Field("acknowledged", "单位认账、打了欠条", "yes_no", told=True),
        Field("order", "要回来的钱怎么分", "choice", choices=ORDERS, told=True, hint="困难的职工，建议先给职工"),
        Field("explanation", "评估意见", "text", limit=1000),
    )
)  # fmt: skip
SENDING_BACK = Form((Field("explanation", "退回去看什么", "text", limit=500),))
APPROVAL = Form((Field("explanation", "告诉职工的话", "text", limit=500, told=True),))
REFUSAL = Form(
    (
        Field("ground", "理由", "choice", choices=GROUNDS, told=True),
        Field(
            "explanation", "书面说明", "text", limit=1000, told=True, hint="写清事实和理由，职工会看到全文"
        ),
        Field("road", "还能怎么走", "text", limit=500, told=True, hint="去哪里、带什么、最晚哪天"),
    )
)
REFUSAL_OF_ONE = Form((Field("worker", "哪个职工", "worker"), *REFUSAL.fields))
SIGNATURE = signature("我看过全文，知道转了多少、自己留多少，同意按它办，也同意用验证码签字")
DECLINING = Form((Field("note", "为什么不签", "text", required=False, limit=500),))
UNSIGNED = Form(
    (
        Field("party", "谁没签", "party"),
        Field("ground", "怎么回事", "choice", choices=WHY_UNSIGNED),
        Field("note", "他怎么说的", "text", required=False, limit=500),
    )
)
_DAY = Field("day", "哪天", "date", told=True, not_after_today=True)
_WHO = Field("worker", "哪个职工", "worker", required=False, hint="只有一个的不用选")
_EACH_OR_ALL = Field("worker", "哪个职工", "worker", required=False, hint="不选就是这一批的全部")
_BANK_REF = Field("bank_ref", "银行流水号", "line", limit=60)
_SLIP = Field("items", "银行回单", "evidence", required=False, limit=60)
ORDERING = Form((Field("note", "要说明的", "line", required=False, limit=200),))
PAID = Form((_EACH_OR_ALL, _DAY, _BANK_REF, _SLIP))
RETURNED = Form((_WHO, _DAY, Field("explanation", "银行为什么退", "line", limit=200)))
SPARING = Form((_WHO, Field("explanation", "为什么不用垫了", "text", limit=500)))
NOTIFYING = Form(
    (
        Field(
            "payee", "让单位付到哪里", "text", limit=300,
            hint="工会的户名、开户行、账号，照银行开户许可写",
        ),
        Field("pay_until", "请单位哪天前付", "date"),
    )
)  # fmt: skip
ROAD = Form(
    (
        Field("road", "走哪条路", "choice", choices=ROADS, told=True),
        Field("item", "单位认账的证据", "item", required=False, hint="欠条、调解协议。支付令、起诉要有"),
        Field(
            "advised", "走仲裁：知道仲裁委可能不收，已经问过、告诉过领导", "yes_no", required=False,
            hint="受让人能不能申请劳动仲裁，没有核实。选仲裁的，这里要选“是”",
        ),
        Field("explanation", "告诉职工的话", "text", limit=500, told=True),
    )
)  # fmt: skip
RECOVERY = Form(
    (
        Field("amount", "要回来多少（元）", "money", told=True),
        Field(
            "shares", "每个人的多少（元）", "shares", required=False, hint="不写的，按各人还没收到的比例分"
        ),
        _DAY,
        Field("payer", "谁付的、怎么付的", "line", limit=120),
        _BANK_REF,
        _SLIP,
    )
)
PAYING_OUT = Form((_EACH_OR_ALL, _DAY, _BANK_REF, _SLIP))
PAID_DIRECTLY = Form(
    (
        _WHO,
        Field("amount", "单位付给职工多少（元）", "money"),
        _DAY,
        Field("note", "谁说的、怎么说的", "text", limit=500),
        Field("item", "证据", "item", required=False),
    )
)
REPAID = Form((_WHO, Field("amount", "职工还了多少（元）", "money"), _DAY, _BANK_REF, _SLIP))
INSOLVENCY = Form(
    (
        Field("court", "哪个法院受理的", "line", limit=100),
        _DAY,
        Field("claim_until", "最晚哪天申报债权", "date", required=False),
        Field("note", "情况", "text", limit=500, hint="职工的工资排在前面；工会受让以后排在第几，没有核实"),
    )
)
SET_OFF = Form(
    (
        Field("amount", "单位要抵多少（元）", "money"),
        Field(
            "note",
            "单位怎么说、工会怎么看",
            "text",
            limit=1000,
            hint="对职工能主张的抗辩和抵销，对工会也能主张",
        ),
        Field("item", "证据", "item", required=False),
    )
)
WRITING_OFF = Form(
    (
        _EACH_OR_ALL,
        Field("ground", "为什么要不回来", "choice", choices=WRITE_OFF_GROUNDS),
        Field("item", "证据", "item"),
        Field("explanation", "走过哪些路、为什么要不回来", "text", limit=1000),
    )
)
DECIDING = Form((Field("explanation", "决定和理由", "text", limit=500),))
LEAVING = Form((Field("note", "想说的话", "text", required=False, limit=500),))
RECOMPUTED = Form(
    (
        Field("clock", "哪个期限", "line", limit=40, told=True),
        Field("was", "原来到", "date", told=True),
        Field("now", "改到", "date", told=True),
    )
)
