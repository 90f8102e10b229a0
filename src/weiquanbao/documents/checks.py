"""What is wrong with a document, each as a sentence beside what it concerns: before it is handed in, not after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures
from weiquanbao.documents.addressing import spoken
from weiquanbao.documents.document import Answers, Document, Fault
from weiquanbao.documents.requests import OTHER, total
from weiquanbao.documents.sums import marked, mismatch, totals_in, wrong_totals
from weiquanbao.documents.values import day, money, rows
from weiquanbao.law.citations import all_citations

_SHORT_QUOTED = re.compile(r"《([^》]{2,60})》(?=第[一二三四五六七八九十百零〇0-9]+条)")
_INSURANCE = re.compile("(?:补缴|补交|缴纳|交).{0,6}(?:社保|社会保险|养老保险)")
_PERIOD = re.compile(
    r"(?<![年月第])(?P<count>[0-9]{1,3}|[一二三四五六七八九十百]{1,4})(?P<unit>个?工作日|个自然日|日|天)(?P<kind>（[^）]*）)?(?:以内|之内|内)"
)


def faults(document: Document, given: Answers, today: date) -> tuple[Fault, ...]:
    """Everything the answers get wrong; what bars first."""
    answers = document.told(given)
    found = [
        *_missing(document, answers),
        *_out_of_order(document, answers, today),
        *_sums(document, answers),
        *(_together(answers) if document.ask("requests") else ()),
        *(fault for check in document.checks for fault in check(answers, today)),
        *_late(document, answers, today),
    ]
    return spoken(tuple(sorted(found, key=_mildest_last)), document.voice)


def _mildest_last(fault: Fault) -> bool:
    return not fault.bars


def of_text(text: str) -> tuple[Fault, ...]:
    """Everything a finished or edited text gets wrong by itself: totals, titles of laws, kinds of periods."""
    return tuple(
        Fault(says, part="text", bars=bars)
        for bars, several in (
            (True, wrong_totals(text)),
            (False, _short_titles(text)),
            (False, _periods(text)),
        )
        for says in dict.fromkeys(several)
    )


#: Missing these has a sentence of its own: it is what an application fails of.
_MISSING = {
    "employer": "没写被申请人：要告哪家单位，写它的全称。",
    "board": "没写交给哪个仲裁委员会。",
    "court": "没写交给哪个法院。",
    "requests": "没写请求：要什么，一样一样写。",
    "facts": "没写事实与理由：把经过写上。",
}


def _missing(document: Document, answers: Answers) -> Iterator[Fault]:
    for ask in document.asked(answers):
        for field in ask.fields:
            if field.required and not answers.get(field.code):
                yield Fault(_MISSING.get(field.code, f"还没填：{field.label}。"), ask.code)
            for number, row in enumerate(rows(answers, field.code) if field.kind == "rows" else (), 1):
                for column in field.columns:
                    if column.required and not row.get(column.code):
                        yield Fault(f"{field.label}第{number}项没写：{column.label}。", ask.code)
    if any(one.code == "identity" for one in document.fields(answers)) and not answers.get("identity"):
        yield Fault("身份证号码还空着：交以前补上，不然会叫你补正。", document.ask_of("identity"), bars=False)


def _out_of_order(document: Document, answers: Answers, today: date) -> Iterator[Fault]:
    for earlier, later, says in document.orders:
        first, second = day(answers, earlier), day(answers, later)
        if first and second and second < first:
            yield Fault(
                f"日子前后不对：{says}（{plain_date(first)}、{plain_date(second)}）。", document.ask_of(later)
            )
    for field in document.fields(answers):
        found = day(answers, field.code) if field.kind == "date" else None
        if found and found > today and not field.to_come:
            yield Fault(f"{field.label}是{plain_date(found)}，还没到。", document.ask_of(field.code))


def _sums(document: Document, answers: Answers) -> Iterator[Fault]:
    for number, row in enumerate(rows(answers, "requests"), 1):
        amount, formula = money(row, "amount"), str(row.get("formula") or "")
        # What the engine computed is not computed again from its printed figures.
        as_computed = row.get("engine") == marked(str(row.get("amount")), formula)
        if not as_computed and (wrong := mismatch(amount, formula)):
            yield Fault(f"第{number}项{wrong}", "requests")
        if row.get("claim") == OTHER and not row.get("what"):
            yield Fault(f"第{number}项没说要什么。", "requests")
        if amount is not None and not formula:
            yield Fault(f"第{number}项没写怎么算的，写上才说得清。", "requests", bars=False)
    asked = total(answers)
    if asked is not None and document.ask("facts"):
        for said in totals_in(str(answers.get("facts") or "")):
            if said != asked:
                yield Fault(
                    f"经过里写一共 {in_figures(said)} 元，请求加起来是 {in_figures(asked)} 元，对不上。",
                    "facts",
                )


def _together(answers: Answers) -> Iterator[Fault]:
    """Requests that do not go together, or not before a tribunal."""
    several = rows(answers, "requests")
    claims = {str(row.get("claim")) for row in several}
    if "unlawful_2n" in claims and claims & {"severance", "notice_pay"}:
        says = "赔偿金和离职补偿只能要一样：付了赔偿金的，不再付经济补偿（劳动合同法实施条例第二十五条）。留一样。"
        yield Fault(says, "requests", bars=False)
    if {"severance", "notice_pay"} <= claims:
        yield Fault("“补偿，外加没提前通知的一个月”里已经有离职补偿，重复了。去掉一样。", "requests")
    if "additional_85" in claims:
        says = "加付赔偿金要先有监察责令单位限期付的文书，到期还没付才能要（劳动合同法第八十五条）。把文书写进证据。"
        yield Fault(says, "requests", bars=False)
    if any(_INSURANCE.search(str(row.get("what") or "")) and row.get("claim") == OTHER for row in several):
        says = "补交社保一般不在仲裁要：向社保费征收机构或者劳动监察投诉（社会保险法第六十三条）。"
        yield Fault(says, "requests", bars=False)


def _late(document: Document, answers: Answers, today: date) -> Iterator[Fault]:
    by = document.handing.by(answers, today)
    if by.lapsed:
        yield Fault(by.says, bars=False)


def _titles() -> tuple[dict[str, str], frozenset[str]]:
    short = {
        name: one.title
        for one in all_citations()
        if not one.is_house_rule
        for name in (one.short, *one.aliases)
        if name != one.title
    }
    return short, frozenset(one.title for one in all_citations())


def _short_titles(text: str) -> Iterator[str]:
    short, full = _titles()
    for quoted in _SHORT_QUOTED.findall(text):
        if quoted not in full and quoted in short:
            yield f"《{quoted}》要写全名：《{short[quoted]}》。"
    for name, title in short.items():
        if re.search(rf"(?<!法){re.escape(name)}第[一二三四五六七八九十百零0-9]+条", text):
            yield f"“{name}”要写全名，加书名号：《{title}》。"


def _periods(text: str) -> Iterator[str]:
    for found in _PERIOD.finditer(text):
        if "工作日" in found["unit"] or "自然日" in found["unit"] or "日" in (found["kind"] or ""):
            continue
        yield f"“{found[0]}”要写明是工作日还是自然日。"
