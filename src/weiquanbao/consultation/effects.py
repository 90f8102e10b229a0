"""What acts on a consultation do beyond the ledger: an answer rests on articles that exist."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows
from weiquanbao.consultation.actions import drop_kept
from weiquanbao.consultation.articles import articles_of, joined


@follows("consultation", "answer")
def rests_on_articles(doing: Doing) -> None:
    """Each article cited can be opened; what cannot is refused with a sentence."""
    try:
        found = articles_of(str(doing.values.get("articles", "")))
    except ValueError as fault:
        raise Unfit({"articles": str(fault)}) from None
    doing.values["articles"] = joined(found)
    drop_kept(case_id=doing.case.pk)


@follows("consultation", "hand_over")
def to_another(doing: Doing) -> None:
    """Handing over is to somebody else (内部规则 法律咨询 5)."""
    if doing.values.get("handler") == doing.case.handler_id:
        raise Unfit({"handler": "已经在这位律师手上，换一位"})
