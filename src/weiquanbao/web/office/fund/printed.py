"""The statement of a span of days, as PDF set like every paper and as a workbook."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from weiquanbao.common.dates import plain_date, today
from weiquanbao.common.money import in_figures, of_fen
from weiquanbao.papers import pdf
from weiquanbao.papers.blocks import Block
from weiquanbao.papers.sheets import Sheet
from weiquanbao.reading import visible
from weiquanbao.reading.funds.report import FundReport
from weiquanbao.web.acting import actor_here
from weiquanbao.web.office.fund.around import day_asked, readers

#: Lines a printed statement sets at most; what is longer belongs into a table.
MOST_SET = 1_500
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@require_safe
@readers
def printed(request: HttpRequest, kind: str) -> HttpResponse:
    """The statement of the days in the address, as `pdf` or `xlsx`."""
    since, until = sorted((day_asked(request, "since"), day_asked(request, "until")))
    report = visible.fund_report(actor_here(request), since, until)
    if report is None or kind not in TYPES:
        raise Http404
    if report.full or (kind == "pdf" and len(report.lines) > MOST_SET):
        messages.error(request, _("这段日子的分录太多，印不下。选短一点的日子，或者导出 Excel。"))
        return HttpResponseRedirect(f"{reverse('office:fund_journal')}?month={since:%Y-%m}")
    data = pdf.render(_sheet(report)) if kind == "pdf" else _workbook(report)
    answer = HttpResponse(data, content_type=TYPES[kind])
    answer["Content-Disposition"] = f'attachment; filename="fund-{since}-{until}.{kind}"'
    answer["Cache-Control"] = "no-store"
    return answer


def _workbook(report: FundReport) -> bytes:
    # Loaded when one is asked for: no other page waits for it.
    from weiquanbao.web.office.fund.workbook import workbook

    return workbook(report)


def _sheet(report: FundReport) -> Sheet:
    """As the union's other papers are set; a paper speaks Chinese whatever the screen does."""
    heading = f"{plain_date(report.since)}至{plain_date(report.until)}"
    accounts = tuple(
        (one.word, *(_money(sum_) for sum_ in (one.opening, one.debit, one.credit, one.closing)))
        for one in report.accounts
    )
    lines = tuple(
        (
            str(one.number), one.day.isoformat(), one.kind, one.account,
            _money(one.fen) if one.fen > 0 else "", _money(-one.fen) if one.fen < 0 else "",
        )
        for one in report.lines
    )  # fmt: skip
    blocks = [
        Block("flat", f"{report.head.name}，{heading}，单位：元"),
        Block("heading", "一、各科目"),
        Block("table", rows=(("科目", "期初", "借方", "贷方", "期末"), *accounts)),
        Block("heading", "二、流水账"),
        Block("table", rows=(("号", "日期", "什么", "科目", "借方", "贷方"), *lines))
        if lines
        else Block("para", "这段日子没有分录。"),
        Block("sign", "出纳"),
        Block("sign", "负责人"),
    ]
    return Sheet(
        "让渡基金对账表", report.head.organisation, report.head.number, "plain", today(), tuple(blocks)
    )


def _money(fen: int) -> str:
    return f"−{in_figures(of_fen(-fen))}" if fen < 0 else in_figures(of_fen(fen))
