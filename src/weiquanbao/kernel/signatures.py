"""What acts by which a paper is signed ask for, and what bars them: alike in every procedure that has such acts."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard
from weiquanbao.kernel.forms import Field, Form

#: Among those who have not signed, whoever signs for the union: the mediator, or an officer.
MEDIATOR = 0
LEFT = Fact("left_to_sign", frozenset, "还没签的：当事人，0 是调解员，或者替工会签的人")
#: Who has to sign a paper: everybody of a side who takes part, and one of the union.
PLACES = frozenset({"claimant", "respondent", "mediator", "union"})
#: How an act signs: each for himself alone; also for those one acts for; one of the union; by a scan of what was signed
#: by hand; he does not, or somebody notes that he does not; the time is over for whoever has not.
WAYS = frozenset({"own", "acting", "mediator", "union", "paper", "declined", "noted", "lapsed"})
#: What becomes of the paper that waits.
SETTLED = frozenset({"final", "void"})
#: Fields without which an act cannot sign.
ASKED = {
    **dict.fromkeys(("own", "acting", "mediator", "union"), frozenset({"digest", "agreed", "code"})),
    "paper": frozenset({"party", "items", "digest", "looked"}),
    "noted": frozenset({"party"}),
}
#: The wording one signs is named by its digest, so that nobody signs another one than he read.
DIGEST = Field("digest", "签的是哪一稿", "line", limit=64)
ON_PAPER = Form(
    (
        Field("party", "谁在纸上签的", "party"),
        Field("items", "签好的扫描件", "evidence", limit=60, hint="平放、拍全，一页一张，按顺序"),
        DIGEST,
        Field(
            "looked", "标出的地方对着纸都看过，和原文一样", "yes_no", required=False,
            hint="先不选：系统先和原文比，不一样的地方会标出来。扫描不清楚也会标，对着纸逐处看过再选“是”",
        ),
    )
)  # fmt: skip


def signature(agreed: str) -> Form:
    """The wording, what one says by signing it, and the code (电子签名法 13)."""
    hint = "验证码签字和亲笔签字一样算数。不想用手机签，可以到工会在纸上签。"
    return Form(
        (DIGEST, Field("agreed", agreed, "yes_no", hint=hint), Field("code", "验证码", "code", limit=12))
    )


@guard("left_to_sign", "actor_parties")
def has_to_sign(facts: Facts) -> str | None:
    """A signature is given once on each wording."""
    mine = facts["actor_parties"]
    if not mine:
        return "这份文书没有要您签的地方"
    return None if set(mine) & facts["left_to_sign"] else Done("您不用签，或者已经签好了")


@guard("left_to_sign")
def mediator_has_to_sign(facts: Facts) -> str | None:
    """A signature is given once on each wording."""
    return None if MEDIATOR in facts["left_to_sign"] else Done("调解员已经签好了")


@guard("left_to_sign")
def union_has_to_sign(facts: Facts) -> str | None:
    """A signature is given once on each wording."""
    return None if MEDIATOR in facts["left_to_sign"] else Done("工会已经签好了")


@guard("left_to_sign")
def a_party_has_to_sign(facts: Facts) -> str | None:
    """Only somebody who has not signed yet can sign on paper."""
    return None if facts["left_to_sign"] - {MEDIATOR} else "没有哪一方还要签"


@guard("left_to_sign")
def everybody_signed(facts: Facts) -> str | None:
    """It stands when the last one has signed (调解仲裁法 14)."""
    return "还有人没签" if facts["left_to_sign"] else None


@guard("handler", "actor_person")
def is_the_mediator(facts: Facts) -> str | None:
    """Who mediated writes what is signed, and signs it too (人民调解法 29, 调解仲裁法 14)."""
    mine = facts["handler"] is not None and facts["handler"] == facts["actor_person"]
    return None if mine else "只有这件事的调解员能办"
