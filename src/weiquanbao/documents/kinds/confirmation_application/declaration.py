"""司法确认申请书: both sides ask the court to confirm an agreement (民事诉讼法 205, 人民调解法 33)."""

from __future__ import annotations

from datetime import date

from weiquanbao.documents import asking, deadlines
from weiquanbao.documents.document import Answers, By, Document, Handing, Must, Part
from weiquanbao.documents.values import day


def _by(answers: Answers, today: date) -> By:
    return deadlines.counted(
        "confirmation.application_days",
        day(answers, "agreed_on"),
        today,
        what="两边一起交到法院",
        since="协议生效",
    )


def _copies(answers: Answers) -> str:
    return "3 份：法院 1 份，两边各留 1 份。两边都要签名、盖章。"


DOCUMENT = Document(
    code="confirmation_application",
    title="司法确认申请书",
    plain="和单位一起，请法院确认人民调解协议。确认了，单位不付可以直接强制执行。",
    wants="请法院确认协议",
    who=frozenset({"worker", "employer", "staff"}),
    asks=(
        asking.TERMS,
        *asking.THE_WORKER,
        asking.EMPLOYER,
        asking.CHIEF,
        asking.COURT,
    ),
    parts=(
        Part(
            "parties",
            "双方",
            "两边一起申请，地址都要写对。",
            ("who", "identity", "born", "home", "employer", "chief"),
        ),
        Part("request", "请求事项", "请法院确认哪一份协议。", ("terms",)),
        Part("facts", "事实与理由", "协议怎么来的、写了什么，两边都是自愿的。"),
        Part("end", "交给谁、签名", "职工签名，单位盖章。", ("court",)),
    ),
    musts=(
        Must(
            "双方当事人的身份",
            "民事诉讼法 205",
            ("name", "identity", "employer", "chief"),
            ("申请人（职工）：", "申请人（单位）："),
        ),
        Must(
            "送达地址和电话",
            "民事诉讼法 205",
            ("home", "mail", "phone", "employer_mail", "employer_phone"),
            ("送达地址",),
        ),
        Must("双方共同申请", "民事诉讼法 205", words=("共同申请",)),
        Must("调解协议和生效日期", "民事诉讼法 205", ("agreed_on", "terms", "body"), ("生效",)),
        Must("自愿、合法的承诺", "人民调解法 33", words=("自愿", "承担")),
        Must(
            "法院、签名盖章、日期",
            "民事诉讼法 205",
            ("court",),
            ("申请人（职工签名）：", "申请人（单位盖章）：", "2026年11月27日"),
        ),
        Must(
            "法律依据，写全名",
            "民事诉讼法 205",
            words=("《中华人民共和国民事诉讼法》第二百零五条", "《中华人民共和国人民调解法》第三十三条"),
        ),
    ),
    handing=Handing(
        where="{court}",
        by=_by,
        copies=_copies,
        bring=(
            "两边的身份证、营业执照复印件",
            "签好的调解协议原件",
            "人民调解委员会的证明",
            "收信的地址、电话",
        ),
        basis=("民事诉讼法 205", "人民调解法 33"),
    ),
    basis=("民事诉讼法 205", "人民调解法 33"),
)
