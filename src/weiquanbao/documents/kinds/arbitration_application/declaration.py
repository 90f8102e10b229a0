"""仲裁申请书: what opens arbitration (调解仲裁法 28, 办案规则 29)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Document, Handing, Must, Part
from weiquanbao.documents.requests import REQUESTS, laws, lines, service, total
from weiquanbao.documents.values import rows


def _more(answers: Answers, today: date) -> Mapping[str, Any]:
    return {
        "asked": lines(answers),
        "total": total(answers),
        "service": service(answers),
        "laws": laws(answers, "调解仲裁法 5", "调解仲裁法 28"),
        "copies": _respondents(answers),
    }


def _respondents(answers: Answers) -> int:
    return 1 + len(rows(answers, "others"))


def _copies(answers: Answers) -> str:
    number = _respondents(answers)
    return f"一共 {number + 1} 份：仲裁委 1 份，被申请人每家 1 份（{number} 家）；自己再留 1 份。证据也是这个份数。"


DOCUMENT = Document(
    code="arbitration_application",
    title="仲裁申请书",
    plain="去劳动仲裁告单位，要工资、补偿、赔偿。不收钱，不用单位同意。",
    wants="去仲裁告单位",
    who=frozenset({"worker", "staff"}),
    asks=(
        asking.EMPLOYER,
        asking.CHIEF,
        asking.OTHERS,
        asking.WORKED,
        asking.LEFT,
        REQUESTS,
        asking.FACTS,
        asking.EVIDENCE,
        asking.WITNESSES,
        asking.WHO,
        asking.IDENTITY,
        asking.BORN,
        asking.HOME,
        asking.BOARD,
    ),
    parts=(
        Part(
            "applicant",
            "申请人",
            "你是谁、住哪里、怎么找到你。通知寄到这个地址。",
            ("who", "identity", "born", "home"),
        ),
        Part(
            "respondent",
            "被申请人",
            "你告的单位。名称照营业执照写，写错了会叫你补正。",
            ("employer", "chief", "others"),
        ),
        Part(
            "requests",
            "仲裁请求",
            "你要的每一样、多少钱、怎么算的。没写进来的，仲裁委不会判给你。",
            ("requests",),
        ),
        Part("facts", "事实与理由", "事情的经过，和法律为什么站在你这边。", ("worked", "left", "facts")),
        Part(
            "evidence", "证据和证据来源", "你手里有什么、哪里来的、能证明什么。原件自己留着。", ("evidence",)
        ),
        Part("witnesses", "证人", "谁能替你作证，住在哪里。", ("witnesses",), only_with="witnesses"),
        Part("end", "交给谁、签名", "打印出来，在“申请人”后面亲手签名、按当天写日期。", ("board",)),
    ),
    musts=(
        Must("劳动者的姓名", "调解仲裁法 28", ("name",), ("申请人：",)),
        Must("劳动者的性别、出生日期", "办案规则 29", words=("女，", "出生")),
        Must("劳动者的身份证号码", "办案规则 29", ("identity",), ("公民身份号码",)),
        Must("劳动者的住址", "调解仲裁法 28", ("home",), ("住址：",)),
        Must("劳动者的通讯地址", "办案规则 29", ("mail",), ("通讯地址：",)),
        Must("劳动者的电话", "办案规则 29", ("phone",), ("联系电话：",)),
        Must("用人单位的名称", "调解仲裁法 28", ("employer",), ("被申请人：",)),
        Must("用人单位的住所", "调解仲裁法 28", ("employer_address",), ("住所：",)),
        Must("用人单位的通讯地址", "办案规则 29", ("employer_mail",)),
        Must("用人单位的电话", "办案规则 29", ("employer_phone",)),
        Must("法定代表人或者主要负责人的姓名、职务", "调解仲裁法 28", ("chief", "chief_post")),
        Must("每一个被申请人", "调解仲裁法 28", ("others",)),
        Must(
            "仲裁请求，每一项的金额和算法",
            "调解仲裁法 28",
            ("requests",),
            ("仲裁请求", "计算方法：", "大写："),
        ),
        Must("合计", "调解仲裁法 28", words=("合计：",)),
        Must("事实与理由", "调解仲裁法 28", ("began", "facts"), ("事实与理由",)),
        Must("证据和证据来源", "调解仲裁法 28", ("evidence",), ("证据来源",)),
        Must("证人的姓名和住所", "调解仲裁法 28", ("witnesses",), ("证人",)),
        Must("仲裁委员会的名称", "办案规则 29", ("board",), ("此致",)),
        Must("申请人签名和日期", "办案规则 29", words=("申请人（签名）：", "年", "月", "日")),
        Must("副本的份数", "调解仲裁法 28", words=("申请书副本",)),
        Must(
            "法律依据，写全名",
            "调解仲裁法 28",
            words=("《中华人民共和国劳动争议调解仲裁法》第五条、第二十八条",),
        ),
    ),
    handing=Handing(
        where="{board}的立案窗口（干活的地方或者单位所在地的）",
        by=deadlines.arbitration,
        copies=_copies,
        bring=(
            "身份证，和复印件",
            "签好名的仲裁申请书",
            "证据清单，和证据复印件；原件带去核对",
            "单位的工商登记信息（国家企业信用信息公示系统上打印）",
            "有人代理的：授权委托书，代理人的身份证",
        ),
        basis=("调解仲裁法 21", "调解仲裁法 28", "办案规则 29"),
    ),
    basis=("调解仲裁法 28", "办案规则 29"),
    more=_more,
    orders=(("began", "ended", "离开的日子比开始干还早"),),
)
