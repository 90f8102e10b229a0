"""Questions that several documents ask alike: a matter that knows the answer to one knows it for all of them."""

from __future__ import annotations

from dataclasses import replace

from weiquanbao.documents.document import Ask, Field

MEN_AND_WOMEN = (("m", "男"), ("f", "女"))
_NO_NUMBER = ("identity", frozenset({""}))

WHO = Ask(
    "who",
    "你叫什么？",
    (
        Field("name", "姓名", hint="和身份证上一样", limit=40),
        Field("phone", "手机号", "phone", limit=30),
    ),
    why="申请书要写清是谁提的，收的人靠它找到你。",
)
IDENTITY = Ask(
    "identity",
    "身份证号码是多少？",
    (
        Field(
            "identity",
            "身份证号码",
            "identity",
            required=False,
            hint="18 位；不记得先空着，交以前补上",
            limit=30,
        ),
    ),
    why="法律要求写身份证号码。号码是加密存的，只写进这份文书。",
)
BORN = Ask(
    "born", "你哪天出生？",
    (Field("born", "出生日期", "date"), Field("sex", "性别", "choice", choices=MEN_AND_WOMEN)),
    why="身份证号码里有这两样；没写号码才问。", when=_NO_NUMBER,
)  # fmt: skip
HOME = Ask(
    "home", "你住在哪里？",
    (
        Field("home", "身份证上的住址", limit=200),
        Field("mail", "现在收信的地址", required=False, hint="和上面一样就空着", limit=200),
    ),
    why="文书寄到这里。地址写错，可能收不到开庭通知。",
)  # fmt: skip
#: The same of a worker where either side may write the document, for both together.
THE_WORKER = (
    replace(WHO, title="职工叫什么？", why="两边一起申请，双方都要写清。"),
    replace(IDENTITY, title="职工的身份证号码？"),
    replace(BORN, title="职工哪天出生？"),
    replace(HOME, title="职工住在哪里？"),
)
EMPLOYER = Ask(
    "employer", "是哪家单位？",
    (
        Field("employer", "单位全称", hint="照工资条、合同、营业执照上的写", limit=120),
        Field("employer_address", "单位地址", hint="营业执照上的", limit=200),
        Field("employer_mail", "单位收信的地址", required=False, hint="和上面一样就空着", limit=200),
        Field("employer_phone", "单位电话", "phone", hint="老板、人事的也行", limit=30),
    ),
    why="要写清告谁，通知才送得到它。",
)  # fmt: skip
CHIEF = Ask(
    "chief", "单位谁当家？",
    (
        Field("chief", "法定代表人或负责人", hint="营业执照上有；国家企业信用信息公示系统能查", limit=40),
        Field(
            "chief_post", "他的职务", hint="比如：执行董事、总经理、厂长、经营者", limit=40,
        ),
    ),
    why="法律要求写单位的法定代表人或者主要负责人。",
)  # fmt: skip
OTHERS = Ask(
    "others", "还要告别的单位吗？",
    (
        Field(
            "others", "别的单位", "rows", required=False,
            columns=(
                Field("name", "单位全称", limit=120),
                Field("address", "地址", limit=200),
                Field("phone", "电话", "phone", required=False, limit=30),
                Field("chief", "法定代表人或负责人", required=False, limit=40),
            ),
        ),
    ),
    why="总包、派遣公司、挂靠的单位可能也要负责。没有就直接下一步。",
)  # fmt: skip
WORKED = Ask(
    "worked", "哪天开始干的？",
    (
        Field("began", "开始干的日子", "date"),
        Field("post", "干什么活", limit=60),
        Field(
            "still", "现在还在干吗", "choice", choices=(("yes", "还在干"), ("no", "不干了")),
        ),
    ),
    why="干了多久，关系到能要多少、什么时候过期。",
)  # fmt: skip
LEFT = Ask(
    "left", "哪天走的？",
    (
        Field("ended", "离开的日子", "date"),
        Field("why_left", "怎么走的", required=False, hint="比如：单位口头叫我别来了", limit=200),
    ),
    why="从走的那天起，一般一年内要去申请仲裁。", when=("still", frozenset({"no"})),
)  # fmt: skip
FACTS = Ask(
    "facts", "事情是怎么样的？",
    (
        Field(
            "facts", "经过", "text", limit=3000,
            hint="按时间写：哪天进的厂、说好多少钱、哪几个月没给、找过谁、他怎么说",
        ),
    ),
    why="这是申请书里“事实与理由”那一段，照你写的放进去，可以改。",
)  # fmt: skip
_EVIDENCE = Field(
    "evidence", "证据", "rows",
    columns=(
        Field("title", "证据名称", hint="比如：工资条", limit=80),
        Field("source", "哪里来的", hint="比如：单位发的、本人手机里的", limit=80),
        Field("purpose", "证明什么", limit=120),
        Field("pages", "几页", "count", required=False),
        Field(
            "form", "原件还是复印件", "choice", required=False,
            choices=(("original", "原件"), ("copy", "复印件"), ("electronic", "电子数据")),
        ),
    ),
)  # fmt: skip
EVIDENCE = Ask(
    "evidence", "有哪些证据？", (_EVIDENCE,),
    why="法律要求写证据和证据来源。原件自己留着，开庭带去。",
)  # fmt: skip
EVIDENCE_IF_ANY = Ask(
    "evidence", "有哪些证据？", (replace(_EVIDENCE, required=False),),
    why="有什么写什么，没有就直接下一步。原件自己留着。",
)  # fmt: skip
TERMS = Ask(
    "terms", "协议是怎么写的？",
    (
        Field("body", "谁主持调解的", limit=80),
        Field("agreed_on", "哪天生效的", "date"),
        Field("number", "协议编号", required=False, hint="没有就空着", limit=60),
        Field("terms", "谈成了什么", "text", hint="照协议抄：谁、哪天以前、付多少", limit=2000),
    ),
    why="申请是为了这份协议，要写明是哪一份、说了什么。",
)  # fmt: skip
CLUES = Ask(
    "clues", "单位有什么财产？",
    (
        Field(
            "clues", "财产线索", "rows",
            columns=(
                Field("what", "是什么", hint="比如：银行账户、车、缝纫机、货", limit=80),
                Field("where", "在哪里、账号多少", limit=160),
            ),
        ),
    ),
    why="法院按线索去查封、冻结。写得越清楚越快。",
)  # fmt: skip
WITNESSES = Ask(
    "witnesses", "有证人吗？",
    (
        Field(
            "witnesses", "证人", "rows", required=False,
            columns=(Field("name", "姓名", limit=40), Field("address", "住址", limit=200)),
        ),
    ),
    why="有证人要写姓名和住址。没有就直接下一步。",
)  # fmt: skip
BOARD = Ask(
    "board", "交给哪个仲裁委？",
    (Field("board", "仲裁委全称", hint="干活的地方或者单位所在地的", limit=80),),
    why="干活的地方、单位所在地的都能收；两边都去了，由干活的地方办。",
)  # fmt: skip
COURT = Ask(
    "court", "交给哪个法院？",
    (Field("court", "法院全称", hint="不清楚先打 12368 问", limit=80),),
    why="文书最后要写清交给谁。",
)  # fmt: skip
