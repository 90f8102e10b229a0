"""仲裁请求: each with its amount, how it came about and its articles; the total is computed, never typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from weiquanbao.common.capitals import in_capitals
from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures
from weiquanbao.documents.document import Answers, Ask, Field
from weiquanbao.documents.sums import marked
from weiquanbao.documents.values import day, money, rows
from weiquanbao.law.citations import cite
from weiquanbao.law.claims.register import CLAIMS

#: How many articles of one claim an application names.
MOST = 4
#: Not what a claim rests on before a tribunal: sanctions, the years before 2008, who pays on a building site.
_NOT_ASKED_BY = frozenset({"劳动合同法 85", "劳动合同法 97第3款", "劳动合同法 84", "农民工条例 30"})
#: Claims one asks a tribunal for → how the request is worded. `OTHER` is worded by whoever asks.
OTHER = "other"
WORDED: Mapping[str, str] = {
    "arrears_wage": "支付拖欠的工资",
    "overtime": "支付加班费",
    "double_wage": "支付未订立书面劳动合同的二倍工资差额",
    "severance": "支付解除或者终止劳动合同的经济补偿",
    "unlawful_2n": "支付违法解除劳动合同的赔偿金",
    "notice_pay": "支付经济补偿和未提前通知的一个月工资",
    "annual_leave": "支付未休年休假工资",
    "min_wage": "支付低于最低工资标准的差额",
    "heat_allowance": "支付高温津贴",
    "sick_leave": "支付病假工资",
    "work_injury": "支付工伤保险待遇",
    "maternity": "支付生育待遇",
    "deduction": "返还违法扣除的工资",
    "deposit": "退还押金",
    "noncompete": "支付竞业限制经济补偿",
    "additional_85": "支付加付赔偿金",
    OTHER: "",
}
CHOICES = (
    ("arrears_wage", "欠的工资"), ("overtime", "加班费"), ("double_wage", "没签合同，多要一份工资"),
    ("severance", "离职补偿"), ("unlawful_2n", "乱辞退的赔偿金"), ("notice_pay", "补偿，外加没提前通知的一个月"),
    ("annual_leave", "没休的年休假"), ("min_wage", "低于最低工资的差额"), ("heat_allowance", "高温津贴"),
    ("sick_leave", "病假工资"), ("work_injury", "工伤的钱"), ("maternity", "生孩子的待遇"),
    ("deduction", "乱扣的工资"), ("deposit", "押金"), ("noncompete", "竞业限制的补偿"),
    ("additional_85", "加付赔偿金"), (OTHER, "别的"),
)  # fmt: skip
REQUESTS = Ask(
    "requests", "你要什么？",
    (
        Field(
            "requests", "请求", "rows",
            columns=(
                Field("claim", "要哪一样", "choice", choices=CHOICES),
                Field("what", "说具体", required=False, hint="比如：2026年3月至8月的", limit=160),
                Field("amount", "多少钱", "money", required=False, hint="不是要钱的空着"),
                Field("formula", "怎么算的", required=False, hint="比如：6000×3＝18000", limit=1500),
            ),
        ),
    ),
    why="每一样写清多少钱、怎么算的。合计由系统加，不用你算。",
)  # fmt: skip


def total(answers: Answers, code: str = "requests", column: str = "amount") -> Decimal | None:
    """All sums of the rows together in yuan; None where none is of money."""
    sums = [money(row, column) for row in rows(answers, code)]
    known = [one for one in sums if one is not None]
    return sum(known, Decimal(0)) if known else None


def worded(row: Mapping[str, Any], payer: str = "被申请人") -> str:
    """请求裁决被申请人支付拖欠的工资（2026年3月至8月的）18,000元（大写：壹万捌仟元整）."""
    claim, what, amount = str(row.get("claim") or OTHER), str(row.get("what") or ""), money(row, "amount")
    asked = WORDED.get(claim, "")
    head = f"{payer}{asked}" + (f"（{what}）" if asked and what else what)
    if amount is None:
        return head
    return f"{head}，计人民币{in_figures(amount)}元（大写：{in_capitals(amount)}）"


def lines(answers: Answers, code: str = "requests", payer: str = "被申请人") -> list[dict[str, str]]:
    """Each request as a text numbers it, with how it was computed and the articles it rests on."""
    return [
        {
            "number": str(number),
            "says": worded(row, payer),
            "formula": str(row.get("formula") or ""),
            "basis": in_full(articles(row)),
        }
        for number, row in enumerate(rows(answers, code), 1)
    ]


def computed_row(claim: str, amount: str, formula: str) -> dict[str, str]:
    """A request as the engine computed it."""
    return {
        "claim": claim,
        "what": "",
        "amount": amount,
        "formula": formula,
        "engine": marked(amount, formula),
    }


def articles(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The articles a request rests on, as they are cited: 劳动合同法 30."""
    claim = CLAIMS.get(str(row.get("claim") or ""))
    return tuple(one for one in claim.basis if one not in _NOT_ASKED_BY)[:MOST] if claim else ()


def laws(answers: Answers, *more: str, code: str = "requests") -> str:
    """Every article the requests rest on and those beside them, law by law, each title once and in full."""
    return in_full([one for row in rows(answers, code) for one in articles(row)] + list(more))


def in_full(several: Iterable[str]) -> str:
    """《中华人民共和国劳动合同法》第三十条、第四十六条，《中华人民共和国劳动法》第五十条."""
    found: dict[str, list[str]] = {}
    for one in dict.fromkeys(several):
        cited = cite(one)
        found.setdefault(cited.title, []).append(cited.article)
    return "，".join(f"《{title}》{'、'.join(numbers)}" for title, numbers in found.items())


def service(answers: Answers) -> str:
    """2025年3月1日至2026年8月31日, as far as it is known."""
    began, ended = day(answers, "began"), day(answers, "ended")
    if began is None:
        return ""
    if str(answers.get("still")) == "no" and ended:
        return f"{plain_date(began)}至{plain_date(ended)}"
    return f"{plain_date(began)}至今"
