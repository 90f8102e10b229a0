"""What votes and answers change in the tables of groups, and what the last of them brings about."""

from __future__ import annotations

from weiquanbao.cases.effects import Doing, Unfit, follows, leads
from weiquanbao.cases.models import Case, Party
from weiquanbao.groups import actions
from weiquanbao.groups.counting import MOST
from weiquanbao.groups.reading import answers, ballot_digest, counted, members_of, turnout


@follows("election", "vote")
def vote(doing: Doing) -> None:
    """Into the box; the case keeps only that a vote was cast (无记名)."""
    chosen = _chosen(str(doing.values.pop("candidates", "")))
    members = members_of(doing.case.matter_id)
    if not chosen or not set(chosen) <= set(members):
        raise Unfit({"candidates": "从名单里点一个到五个人"})
    if len(chosen) > MOST:
        raise Unfit({"candidates": "最多选五个人"})
    actions.cast(case=doing.case, voter=own_party(doing), candidates=chosen)


def _chosen(text: str) -> tuple[int, ...]:
    parts = [part for part in text.replace(",", " ").split() if part]
    if not all(part.isascii() and part.isdigit() and len(part) <= 18 for part in parts):
        return ()
    return tuple(dict.fromkeys(int(part) for part in parts))


def own_party(doing: Doing) -> Party:
    """The member who acts, as himself and for nobody else."""
    own = Party.objects.filter(matter=doing.case.matter_id, side="claimant", person__isnull=False)
    party = next((one for one in own.order_by("id") if one.person_id == doing.person_id), None)
    if party is None:
        raise Unfit({"": "这一步要本人来办"})
    return party


@leads("election", "vote")
def all_have_voted(case: Case) -> str | None:
    """Nobody is waited for when everybody has voted."""
    stands = turnout(case)
    return "all_voted" if stands.done >= stands.of else None


@leads("election", "close_vote", "all_voted")
def result_of_vote(case: Case) -> str | None:
    """The box says who was elected, or that it has to be done again."""
    return "elect" if counted(case).elected else "repeat"


@follows("election", "close_vote", "all_voted")
def seal(doing: Doing) -> None:
    """The ledger keeps one digest of the whole box."""
    doing.said["ballots"] = ballot_digest(doing.case)


@follows("election", "repeat")
def tell_turnout(doing: Doing) -> None:
    """How many voted is told; for whom is not."""
    doing.values["turnout"] = turnout_words(doing.case)


def turnout_words(case: Case) -> str:
    """12 人里 9 人投了票."""
    stands = turnout(case)
    return f"{stands.of} 人里 {stands.done} 人投了票"


@follows("settlement_consent", "answer")
def answer(doing: Doing) -> None:
    """A member answers for himself alone."""
    actions.consent(
        case=doing.case,
        member=own_party(doing),
        agrees=doing.values["agrees"] is True,
        on=doing.effective_on,
    )


@leads("settlement_consent", "answer")
def all_have_answered(case: Case) -> str | None:
    """Nobody is waited for when everybody has answered."""
    return None if answers(case).silent else "all_answered"


@leads("settlement_consent", "close_round", "all_answered")
def result_of_round(case: Case) -> str | None:
    """Only when everybody said yes is it yes for all (办案规则 63). A round about an offer tells the other side too."""
    stands = answers(case)
    all_yes = not (stands.no or stands.silent)
    if case.party_id is not None:
        return "offer_agreed" if all_yes else "offer_split"
    return "agree" if all_yes else "split"


@follows("settlement_consent", "agree", "split", "offer_agreed", "offer_split")
def tell_counts(doing: Doing) -> None:
    """How many said what, by number and not by name."""
    stands = answers(doing.case)
    doing.values["counts"] = (
        f"同意 {len(stands.yes)} 人，不同意 {len(stands.no)} 人，没答复 {len(stands.silent)} 人"
    )
    doing.said["agreeing"] = list(stands.yes)
