"""仲裁审查申请书: both sides bring the agreement to the board (办案规则 74, 协商调解规定 27)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, Ask, By, Document, Fault, Field, Handing, Must, Part
from weiquanbao.documents.values import day

FIT = Ask(
    "fit",
    "协议里有这些吗？",
    (
        Field("relation", "只是确认劳动关系", "choice", choices=(("no", "不是"), ("yes", "是"))),
        Field("confirmed", "法院已经确认过", "choice", choices=(("no", "没有"), ("yes", "确认过"))),
    ),
    why="只确认劳动关系的、法院确认过的协议，仲裁委不审查。",
)


def _fit(answers: Answers, today: date) -> tuple[Fault, ...]:
    """办案规则 74–79: not what only confirms a labour relation, nor what a court has confirmed."""
    found = []
    if answers.get("relation") == "yes":
        found.append(Fault("只确认劳动关系的协议，仲裁委不审查。要确认劳动关系，直接申请仲裁。", "fit"))
    if answers.get("confirmed") == "yes":
        found.append(Fault("法院确认过的协议，仲裁委不再审查，可以直接申请强制执行。", "fit"))
    return tuple(found)


def _by(answers: Answers, today: date) -> By:
    return deadlines.counted(
        "review.application_days",
        day(answers, "agreed_on"),
        today,
        what="两边一起交到仲裁委",
        since="协议生效",
    )


def _copies(answers: Answers) -> str:
    return "3 份：仲裁委 1 份，两边各留 1 份。两边都要签名、盖章。"


DOCUMENT = Document(
    code="review_application",
    title="仲裁审查申请书",
    plain="和单位一起，请仲裁委把调解协议换成仲裁调解书。以后单位不付，可以直接强制执行。",
    wants="请仲裁委审查协议",
    who=frozenset({"worker", "employer", "staff"}),
    asks=(
        asking.TERMS,
        FIT,
        *asking.THE_WORKER,
        asking.EMPLOYER,
        asking.CHIEF,
        asking.BOARD,
    ),
    parts=(
        Part(
            "parties",
            "双方",
            "两边一起申请，两边的地址都要写对，仲裁调解书寄到这里。",
            ("who", "identity", "born", "home", "employer", "chief"),
        ),
        Part("request", "申请事项", "请仲裁委审查哪一份协议。", ("terms", "fit")),
        Part("facts", "事实与理由", "协议怎么来的、写了什么，两边都是自愿的。"),
        Part("end", "交给谁、签名", "职工签名，单位盖章。", ("board",)),
    ),
    musts=(
        Must(
            "双方当事人的身份",
            "办案规则 74",
            ("name", "identity", "employer", "chief"),
            ("申请人（职工）：", "申请人（单位）："),
        ),
        Must(
            "送达地址和电话",
            "办案规则 74",
            ("home", "mail", "phone", "employer_mail", "employer_phone"),
            ("送达地址",),
        ),
        Must("审查申请和调解协议", "办案规则 74", ("agreed_on", "terms"), ("申请事项", "仲裁调解书")),
        Must("调解组织的资格", "办案规则 74", ("body",), ("依法设立",)),
        Must("证明材料", "办案规则 74", words=("身份证明", "资格证明", "与调解协议有关的证明材料")),
        Must("双方共同申请、自愿", "协商调解规定 27", words=("共同申请", "自愿")),
        Must("不属于不予审查的", "办案规则 74", words=("不属于", "劳动关系")),
        Must(
            "仲裁委、签名盖章、日期",
            "办案规则 74",
            ("board",),
            ("申请人（职工签名）：", "申请人（单位盖章）：", "2026年11月27日"),
        ),
        Must("法律依据，写全名", "办案规则 74", words=("《劳动人事争议仲裁办案规则》第七十四条",)),
    ),
    handing=Handing(
        where="{board}",
        by=_by,
        copies=_copies,
        bring=(
            "两边的身份证、营业执照复印件",
            "签好的调解协议原件",
            "调解组织的资格证明（调解组织会给）",
            "和协议有关的证明材料",
            "收信的地址、电话",
        ),
        basis=("协商调解规定 27", "办案规则 74"),
    ),
    basis=("办案规则 74", "协商调解规定 27"),
    checks=(_fit,),
)
