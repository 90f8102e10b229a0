"""财产保全申请书: the employer's property is frozen before it is gone (民事诉讼法 103, 104; 浙江调解仲裁条例 33)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day

STAGE = Ask(
    "stage",
    "仲裁申请了吗？",
    (
        Field(
            "stage",
            "办到哪一步",
            "choice",
            choices=(("before", "还没申请仲裁"), ("during", "仲裁在办")),
        ),
        Field("case_number", "案号", required=False, hint="还没申请就空着", limit=60),
        Field("ordered_on", "法院裁定保全的日子", "date", required=False, hint="还没裁定就空着"),
    ),
    why="先保全后仲裁的，法院采取措施后三十日（自然日）内要去申请，不然解除。",
)
SUM = Ask(
    "sum",
    "要保住多少钱？",
    (Field("sum", "保全数额", "money"), Field("owed_for", "是什么钱", hint="比如：拖欠的工资", limit=160)),
    why="不能超过你要的数。",
)
RISK = Ask(
    "risk",
    "为什么着急？",
    (Field("risk", "理由", "text", hint="比如：老板在搬机器、卖厂房，电话打不通了", limit=1500),),
    why="要说清不保全，以后可能执行不到。",
)
SECURITY = Ask(
    "security",
    "你能提供担保吗？",
    (
        Field(
            "security",
            "担保",
            "choice",
            choices=(("none", "没有，生活困难，请求免予担保"), ("some", "有")),
        ),
        Field("security_what", "用什么担保", required=False, limit=160),
    ),
    why="劳动者经济确有困难，或者单位可能欠薪逃匿的，法院应当减轻或者免除担保。",
)


def _security(answers: Answers, today: date) -> tuple[Fault, ...]:
    if answers.get("security") == "some" and not answers.get("security_what"):
        return (Fault("写明用什么担保。", "security"),)
    return ()


def _by(answers: Answers, today: date) -> By:
    ordered = day(answers, "ordered_on")
    if answers.get("stage") == "before" and ordered:
        return deadlines.counted(
            "preservation.suit_days", ordered, today, what="去申请仲裁", since="法院采取保全措施"
        )
    return deadlines.no_period(
        "越快越好，财产转走就晚了。还没申请仲裁的，法院采取措施后三十日（自然日）内要去申请。",
        "民事诉讼法 103",
        "民事诉讼法 104",
    )


def _copies(answers: Answers) -> str:
    return "2 份：法院 1 份（仲裁在办的交仲裁委转交），自己留 1 份。先不给单位，免得它转移财产。"


DOCUMENT = Document(
    code="preservation_application",
    title="财产保全申请书",
    plain="老板在转移财产，请法院先把单位的账户、货冻住。",
    wants="怕单位转移财产",
    who=frozenset({"worker", "staff"}),
    asks=(
        STAGE,
        SUM,
        asking.CLUES,
        RISK,
        SECURITY,
        asking.EMPLOYER,
        asking.CHIEF,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        asking.COURT,
    ),
    parts=(
        Part(
            "parties",
            "双方",
            "和仲裁申请书上一样。",
            ("who", "identity", "born", "home", "employer", "chief"),
        ),
        Part("request", "请求事项", "冻多少、冻什么。", ("sum", "clues")),
        Part("facts", "事实与理由", "欠你什么，为什么不冻住就要不到。", ("stage", "risk")),
        Part("security", "担保", "没有钱担保，写明难处，可以请求免。", ("security",)),
        Part("end", "交给谁、签名", "打印出来亲手签名。", ("court",)),
    ),
    musts=(
        Must(
            "申请人的姓名、性别、出生日期、身份证号码",
            "民事诉讼法 103",
            ("name", "identity"),
            ("申请人：", "女，", "出生"),
        ),
        Must("申请人的住址、通讯地址、电话", "民事诉讼法 103", ("home", "mail", "phone")),
        Must(
            "被申请人的名称、住所、电话",
            "民事诉讼法 103",
            ("employer", "employer_address", "employer_phone"),
            ("被申请人：",),
        ),
        Must("法定代表人", "民事诉讼法 103", ("chief", "chief_post")),
        Must("保全数额", "民事诉讼法 103", ("sum", "owed_for"), ("请求事项", "大写：")),
        Must("财产线索", "民事诉讼法 103", ("clues",), ("财产线索",)),
        Must("不保全难以执行的风险", "民事诉讼法 103", ("risk",), ("难以执行",)),
        Must("仲裁案件", "浙江省劳动人事争议调解仲裁条例 33", ("case_number",)),
        Must("担保", "劳动争议解释一 49", words=("没有财产提供担保", "减轻或者免除担保")),
        Must("法院、签名、日期", "民事诉讼法 104", ("court",), ("申请人（签名）：", "2026年11月27日")),
        Must("法律依据，写全名", "民事诉讼法 103", words=("《中华人民共和国民事诉讼法》第一百零三条",)),
    ),
    handing=Handing(
        where="{court}；仲裁在办的，交给仲裁委，由它转交法院",
        by=_by,
        copies=_copies,
        bring=(
            "身份证",
            "仲裁申请书、受理通知书",
            "欠条、工资条这些证明欠你钱的",
            "单位财产的照片、账号",
            "生活困难的证明",
        ),
        basis=("民事诉讼法 103", "民事诉讼法 104", "浙江省劳动人事争议调解仲裁条例 33", "劳动争议解释一 49"),
    ),
    basis=("民事诉讼法 103",),
    checks=(_security,),
)
