"""授权委托书: who acts for a party, in what, with which powers, until when (调解仲裁法 24, 民事诉讼法 61, 62)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import rows

MOST = 2
KINDS = (
    ("lawyer", "律师"),
    ("grassroots", "基层法律服务工作者"),
    ("kin", "近亲属"),
    ("staff", "本单位工作人员"),
    ("union", "工会等社会团体推荐的公民"),
    ("community", "社区或者单位推荐的公民"),
)
POWERS = (
    ("admit", "承认请求"),
    ("waive", "放弃请求"),
    ("change", "变更请求"),
    ("settle", "和解、调解"),
    ("counter", "提起反申请"),
    ("receive", "代收文书"),
)
PRINCIPAL = Ask(
    "principal",
    "谁委托？",
    (
        Field("submitter", "委托人", hint="姓名或者单位全称", limit=120),
        Field("principal_number", "证件号码", hint="身份证号码；单位写统一社会信用代码", limit=30),
        Field("principal_address", "住址或者住所", limit=200),
        Field("principal_phone", "电话", "phone", limit=30),
        Field("principal_chief", "单位的法定代表人", required=False, hint="个人空着", limit=40),
    ),
    why="写清是谁委托的。",
)
AGENTS = Ask(
    "agents",
    "委托谁？",
    (
        Field(
            "agents",
            "代理人",
            "rows",
            columns=(
                Field("name", "姓名", limit=40),
                Field("kind", "是什么人", "choice", choices=KINDS),
                Field("place", "工作单位或者和你的关系", limit=80),
                Field("number", "身份证或者执业证号码", limit=40),
                Field("phone", "电话", "phone", limit=30),
            ),
        ),
    ),
    why="最多委托两个人。不是律师、法律服务工作者的，不能收钱。",
)
MATTER = Ask(
    "matter",
    "委托办什么事？",
    (
        Field("opponent", "和谁的争议", hint="对方的姓名或者全称", limit=120),
        Field(
            "stage",
            "办到哪一步",
            "choice",
            choices=(
                ("arbitration", "劳动仲裁"),
                ("mediation", "调解"),
                ("court", "诉讼"),
                ("enforcement", "执行"),
            ),
        ),
        Field("receiver", "交给哪个机构", hint="仲裁委、调解组织或者法院的全称", limit=80),
    ),
    why="委托书要写明委托的事项。",
)
SCOPE = Ask(
    "scope",
    "他能替你定什么？",
    (Field("scope", "权限", "choice", choices=(("general", "一般授权"), ("special", "特别授权"))),),
    sub="一般授权：替你说话、交材料、领材料；答应、放弃、和解还由你自己定。",
    why="特别授权里写明的，他点了头就算你点了头，想好再给。",
)
SPECIAL = Ask(
    "special",
    "特别授权哪几样？",
    (Field("powers", "特别授权", "choices", choices=POWERS),),
    why="要一样一样写明。只写“全权代理”不算特别授权。",
    when=("scope", frozenset({"special"})),
)
UNTIL = Ask(
    "until",
    "到什么时候为止？",
    (
        Field("since", "从哪天起", "date", to_come=True),
        Field("until", "到哪天为止", "date", required=False, hint="不写就到本案办结为止", to_come=True),
    ),
    why="委托书要写明期限。你随时可以不委托了，写一张交给仲裁委就行。",
)


def _agents(answers: Answers, today: date) -> tuple[Fault, ...]:
    number = len(rows(answers, "agents"))
    return (Fault(f"写了{number}个代理人，最多委托两个人。", "agents"),) if number > MOST else ()


def _by(answers: Answers, today: date) -> By:
    return deadlines.no_period(
        "代理人第一次替你办事以前交。开庭以前交上去，代理人才能坐到你旁边。", "调解仲裁法 24"
    )


def _copies(answers: Answers) -> str:
    number = max(len(rows(answers, "agents")), 1)
    return f"{number + 2} 份：受理的机构 1 份，代理人每人 1 份，自己留 1 份。"


DOCUMENT = Document(
    code="authority",
    title="授权委托书",
    plain="请律师、亲属、工会的人替你办，写明他能办什么、办到哪天。",
    wants="请人替我办",
    who=frozenset({"worker", "employer", "staff"}),
    asks=(PRINCIPAL, AGENTS, MATTER, SCOPE, SPECIAL, UNTIL),
    parts=(
        Part("people", "委托人和代理人", "谁委托谁。代理人最多两个。", ("principal", "agents")),
        Part(
            "matter",
            "委托事项和权限",
            "他能替你办什么。没写明的，他不能替你定。",
            ("matter", "scope", "special"),
        ),
        Part("period", "期限", "从哪天到哪天。你随时可以收回。", ("until",)),
        Part("end", "签名", "委托人、代理人都要亲手签；单位盖章。"),
    ),
    musts=(
        Must(
            "委托人",
            "调解仲裁法 24",
            ("submitter", "principal_number", "principal_address", "principal_phone"),
            ("委托人：",),
        ),
        Must("受托人和他的身份", "民事诉讼法 61", ("agents",), ("受托人：",)),
        Must("委托事项", "调解仲裁法 24", ("opponent", "stage"), ("委托事项",)),
        Must("权限", "调解仲裁法 24", ("scope",), ("代理权限",)),
        Must("特别授权逐项写明", "民事诉讼法 62", ("powers",), ("特别授权：",)),
        Must("期限", "调解仲裁法 24", ("since", "until"), ("委托期限",)),
        Must(
            "签名和日期",
            "调解仲裁法 24",
            words=("委托人（签名或者盖章）：", "受托人（签名）：", "2026年11月27日"),
        ),
        Must("身份证明、关系证明", "民事诉讼法 61", words=("身份证明", "关系证明")),
        Must("交给谁", "调解仲裁法 24", ("receiver",), ("此致",)),
    ),
    handing=Handing(
        where="{receiver}",
        by=_by,
        copies=_copies,
        bring=(
            "委托人、代理人的身份证复印件",
            "律师：执业证复印件和律师事务所的函",
            "近亲属：户口本这样的关系证明",
            "单位工作人员：劳动合同或者在职证明",
            "工会、社区推荐的：推荐信",
        ),
        basis=("调解仲裁法 24", "民事诉讼法 61", "浙江省劳动人事争议调解仲裁条例 19"),
    ),
    basis=("调解仲裁法 24", "民事诉讼法 61"),
    orders=(("since", "until", "委托到期的日子比开始还早"),),
    checks=(_agents,),
)
