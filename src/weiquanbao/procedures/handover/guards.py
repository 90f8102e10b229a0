"""What bars an act of the handover procedure, each with the reason a clerk reads."""

from __future__ import annotations

from weiquanbao.kernel.facts import Done, Fact, Facts, guard

FACTS = (
    Fact("authors", dict, "每种行为最近一次是谁做的"),
    Fact("actor_person", object, "现在要办的这个人"),
    Fact("incidents", tuple, "这件案子里附带的程序，每个走到哪一步"),
    Fact("passing_agreed", bool, "每个职工都同意转给这一家，没有收回"),
    Fact("passing_agreed_by", frozenset, "哪几个职工同意转给这一家，没有收回"),
    Fact("parent_is_open", bool, "移送的那件案子还在办"),
)
WAITING = frozenset({"asking", "agreed", "offered"})


@guard("incidents")
def nothing_is_on_its_way(facts: Facts) -> str | None:
    """One handover is prepared at a time, so that nobody is asked twice (内部规则 移送 1)."""
    waiting = any(code == "handover" and state in WAITING for code, _party, state in facts["incidents"])
    return "有一次移送还没走完，先办完它" if waiting else None


@guard("passing_agreed")
def worker_agreed_to_pass(facts: Facts) -> str | None:
    """Nothing leaves the union before every worker agreed to this very body (内部规则 移送 1)."""
    return None if facts["passing_agreed"] else "还有职工没同意转给这一家，或者收回了同意"


@guard("authors", "actor_person", "passing_agreed_by")
def worker_has_not_agreed(facts: Facts) -> str | None:
    """Whoever agreed here has nothing to agree to; taken back, it is asked again (内部规则 移送 1)."""
    here = facts["authors"].get("agree") == facts["actor_person"]
    return Done("你已经同意了") if here and facts["actor_person"] in facts["passing_agreed_by"] else None


@guard("authors", "passing_agreed")
def somebody_has_not_agreed(facts: Facts) -> str | None:
    """A paper is signed only where a consent is still missing (内部规则 移送 1)."""
    here = not {"agree", "agree_on_paper"}.isdisjoint(facts["authors"])
    return Done("职工已经同意了，不用再签") if here and facts["passing_agreed"] else None


@guard("authors", "actor_person")
def receiver_is_another(facts: Facts) -> str | None:
    """Whoever hands over does not take over (内部规则 移送 6)."""
    same = facts["authors"].get("offer") == facts["actor_person"]
    return "是你移出的，要由那边的人接" if same else None


@guard("authors", "actor_person")
def returner_is_another(facts: Facts) -> str | None:
    """What lies with another town only that town gives back; who sent it calls it back (内部规则 移送 5、7)."""
    same = facts["authors"].get("offer") == facts["actor_person"]
    return "是你移出的，不移了就收回" if same else None


@guard("parent_is_open")
def there_is_still_a_case(facts: Facts) -> str | None:
    """A case that ended in the meantime is handled nowhere any more."""
    return None if facts["parent_is_open"] else "移过来的案件已经结束了，不用接"
