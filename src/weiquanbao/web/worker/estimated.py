"""An estimate as its page shows it, and as a complaint takes it over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from weiquanbao.common.dates import month_of, today
from weiquanbao.common.money import in_figures
from weiquanbao.intake.drafts import find
from weiquanbao.law.citations import cite
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.claims.working import Used
from weiquanbao.law.estimates.reasons import RUNS_ANEW, STANDS_STILL, WHY, Reason, of_finality
from weiquanbao.law.estimates.reckoning import Estimate, Part
from weiquanbao.law.estimates.stories import QUESTIONS, UNKNOWN, Question
from weiquanbao.law.parameters import CONFIDENCE_LABELS, UNIT_LABELS, heading_of
from weiquanbao.web.design.clocks import limit_face
from weiquanbao.web.design.days import in_english, plain_date, plain_weekday
from weiquanbao.web.design.saying import said, said_sentence
from weiquanbao.web.worker.months import plain_month
from weiquanbao.web.worker.steps import CHECK

WANTS = {
    "arrears_wage": "pay", "overtime": "pay", "severance": "compensation", "unlawful_2n": "compensation",
    "double_wage": "compensation", "work_injury": "compensation",
}  # fmt: skip
DOUBTFUL = frozenset({"secondary", "unverified"})


@dataclass(frozen=True, slots=True)
class Backed:
    """A sentence and the articles it rests on."""

    says: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the law as it was used: since when, from where, and what is to be doubted of it."""

    title: str
    value: str
    since: str
    source: str
    doubt: str


@dataclass(frozen=True, slots=True)
class PartView:
    """One thing to ask for, with its working."""

    title: str
    legal: str
    sums: str
    why: Backed
    steps: tuple[Backed, ...]
    warned: tuple[Backed, ...]
    assumed: tuple[str, ...]
    figures: tuple[FigureView, ...]
    stopped: str
    until: Backed
    lapsed: str
    final: Backed | None
    own_proof: tuple[str, ...]
    their_proof: tuple[str, ...]
    burden: tuple[str, ...]


def drawn(found: Estimate) -> dict[str, Any]:
    """Everything the page of an estimate says."""
    parts = tuple(_part(one) for one in found.parts)
    clock, day = found.clock, today()
    total = _sums(found.least, found.most) if any(one.computed for one in found.parts) else ""
    in_words = "\n".join(_in_words(found, total, parts))
    return {
        "total": total,
        "least": found.least if found.least == found.most and not in_english() else None,
        "at_least": found.at_least,
        "parts": parts,
        "articles": tuple(dict.fromkeys(one for part in parts for step in part.steps for one in step.basis)),
        "limit": {
            "day": _day(clock.lapses_on) if clock.lapses_on and clock.nominal else "",
            "face": limit_face((clock.lapses_on - day).days) if clock.lapses_on else None,
            "sentence": clock.sentence,
            "assumed": clock.assumed,
            "bases": (clock.basis,),
            "passed": clock.passed,
            "notes": (_backed(RUNS_ANEW), _backed(STANDS_STILL)) if clock.nominal else (),
        },
        "proofs": found.proofs,
        "open": tuple(_open(found)),
        "today": day,
        "in_words": in_words,
        "in_short": "\n".join(_in_short(in_words)),
    }


def _part(one: Part) -> PartView:
    result = one.high if one.computed else one.low
    claim = CLAIMS[result.claim]
    return PartView(
        title=_(one.title),
        legal=_(claim.title),
        sums=_sums(one.least, one.most) if one.computed else "",
        why=_backed(WHY[one.code]),
        steps=tuple(
            Backed(said_sentence(step.says), tuple(cite(each).short for each in step.basis))
            for step in result.steps
        ),
        warned=tuple(Backed(_(FLAGS[each].says), FLAGS[each].basis) for each in result.flags),
        assumed=tuple(said_sentence(each) for each in result.assumed),
        figures=tuple(_figure(each) for each in result.used),
        stopped=said_sentence(result.stopped) if result.stopped else "",
        until=_until(one),
        lapsed=in_figures(one.lapsed) if one.lapsed else "",
        final=_final(one),
        own_proof=tuple(_(each) for each in claim.worker_proves),
        their_proof=tuple(_(each) for each in claim.employer_proves),
        burden=claim.burden,
    )


def _backed(reason: Reason) -> Backed:
    return Backed(_(reason.says), reason.basis)


def _final(one: Part) -> Backed | None:
    return _backed(of_finality(one.code, final=one.final)) if one.computed and one.final is not None else None


def _day(last: date) -> str:
    """With its year, also where it is this one: it stands on paper."""
    return f"{plain_date(last)} {plain_weekday(last)}"


def _until(one: Part) -> Backed:
    """Whether it is in time still, and until when."""
    clock = one.clock
    if clock.lapses_on is None:
        return Backed(_("你还在这里干，要这一样不受一年的限制"), (clock.basis,))
    if clock.passed:
        return Backed(_("一年的期限可能已经过了；单位不提，仲裁一般不管"), (clock.basis, "劳动争议解释二 20"))
    if clock.nominal is None:
        return Backed(_("不知道从哪天算起，今天就问工会"), (clock.basis,))
    return Backed(_("没有过期，这一样最晚 %(day)s去要") % {"day": _day(clock.lapses_on)}, (clock.basis,))


def _figure(used: Used) -> FigureView:
    value, unit = used.value, heading_of(used.code).unit
    shown = in_figures(value) if unit == "yuan" else f"{value.normalize():f}"
    return FigureView(
        title=_(used.title),
        value=f"{shown} {_(UNIT_LABELS[unit])}",
        since=_("%(day)s 起") % {"day": plain_date(used.since)} if used.since else "",
        source=used.source,
        doubt=_(CONFIDENCE_LABELS["secondary"]) if used.confidence in DOUBTFUL else "",
    )


def _open(found: Estimate) -> Iterator[tuple[str, str, str]]:
    """What is not certain yet, by how much it may change the sum, and where it is said."""
    for code in found.unsure:
        yield (
            _(QUESTIONS[code].title),
            _("说清了再算，数会变"),
            reverse("worker:estimate_question", args=[code]),
        )
    for part in found.parts:
        if part.computed and part.most > part.least:
            says = (
                _("辞退的理由站不站得住") if part.code == "unlawful_2n" else _("只知道月份，不知道是哪一天")
            )
            more = _("最多差 %(sum)s 元") % {"sum": in_figures(part.most - part.least)}
            yield f"{_(part.title)}{_('：')}{says}", more, ""


def _in_words(found: Estimate, total: str, parts: Iterable[PartView]) -> Iterator[str]:
    """Sums and last days, as one person tells another."""
    if total:
        lead = _("按你说的，至少能要") if found.at_least else _("按你说的，大约能要")
        yield f"{lead} {total} {_('元')}"
    for part in parts:
        sums = f"{part.sums} {_('元')}" if part.sums else part.stopped
        yield f"· {part.title}{_('：')}{sums}{_('；')}{part.until.says}"
    yield said(found.clock.sentence)


def _in_short(in_words: str) -> tuple[str, ...]:
    """What somebody sends to himself: sums and last days, and nothing about who he is."""
    head = _("维权宝 算一算（%(day)s）") % {"day": plain_date(today())}
    return head, in_words, _("这是估算，不是判决，也不是律师的意见。")


def _sums(least: Decimal, most: Decimal) -> str:
    if least == most:
        return in_figures(least)
    return _("%(least)s 到 %(most)s") % {"least": in_figures(least), "most": in_figures(most)}


def read_back(one: Question, answer: str) -> str:
    """An answer in words."""
    if one.kind == "choice":
        return _(next(each.label for each in one.choices if each.code == answer))
    month = month_of(answer) if one.kind == "month" else None
    if month:
        return plain_month(month)
    if one.kind == "money":
        return _("%(sum)s 元") % {"sum": in_figures(Decimal(answer))}
    return f"{answer} {_(one.unit)}"


def problems(story: str, found: Estimate) -> tuple[str, ...]:
    """What a complaint calls it: the story, and leaving where something is asked for that."""
    leaving = any(one.code in {"severance", "unlawful_2n"} for one in found.parts)
    return (story, "dismissal") if leaving and story != "dismissal" else (story,)


def for_complaint(told: Mapping[str, str], found: Estimate) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Questions of a complaint that are answered already, as a browser would send them."""
    began, ended = told.get("began", UNKNOWN), told.get("ended", UNKNOWN)
    if month_of(began):
        yield "began", {"month": [began]}
    if told.get("still") == "yes":
        yield "still", {"still": ["yes"]}
    elif told.get("still") == "no" or month_of(ended):
        yield "still", {"still": ["no"], "ended": [ended if month_of(ended) else "unknown"]}
    hurt = told.get("hurt", UNKNOWN)
    if month_of(hurt):
        yield "happened", {"month": [hurt]}
    wants = list(dict.fromkeys(WANTS[one.code] for one in found.parts))
    if wants:
        amount = [in_figures(found.most)] if found.most else []
        yield "wants", {"wants": wants, "amount": amount}


def first_open(key: UUID) -> str:
    """Where the complaint is taken up."""
    draft = find(key)
    return (*(draft.open_questions if draft else ()), CHECK)[0]
