"""What the guards of a wage-claim assignment can know, and a way to make each of them refuse."""

from decimal import Decimal
from typing import Any

#: Facts under which nothing is barred that could be done on a fresh case.
NOTHING_DONE: dict[str, Any] = {
    "actor_person": 2,
    "actor_parties": (7,),
    "authors": {},
    "acts_done": {},
    "running_clocks": frozenset({"assess"}),
    "open_procedures": frozenset({"complaint"}),
    "left_to_sign": frozenset(),
    "wage_claims": {7: Decimal(1000)},
    "advances": {7: "applied"},
    "deciders": frozenset(),
    "fund_dues": frozenset(),
}
TWO = {"advances": {7: "applied", 8: "applied"}}
#: For every guard: facts that satisfy it, facts that do not, and what its reader then sees.
JUDGED: dict[str, tuple[dict[str, Any], dict[str, Any], str]] = {
    "no_assignment_runs": (
        {}, {"open_procedures": frozenset({"wage_assignment"})}, "这件事已经在办让渡，到那一件里申请",
    ),
    "wages_are_claimed": ({}, {"wage_claims": {}}, "这件事里没有提工资请求；只垫工资，别的不垫"),
    "has_not_applied": ({"advances": {8: "applied"}}, {}, "你已经申请了"),
    "has_applied": ({}, {"advances": {7: "dropped"}}, "你没有申请垫付，或者已经退出了"),
    "something_was_asked": ({"running_clocks": frozenset({"more"})}, {}, "工会没有要你补材料"),
    "several_applied": (TWO, {}, "只有一个人申请，不要了就撤回"),
    "he_alone_applied": ({}, TWO, "一起申请的还有别人，只退自己的"),
    "another_assessed": ({"authors": {"assess": 3}}, {"authors": {"assess": 2}}, "评估的人不能批准自己的评估"),
    "may_be_paid_by_him": (
        {"advances": {7: "signed"}},
        {"advances": {7: "signed"}, "deciders": frozenset({2})},
        "评估、批准过的人不能付钱",
    ),
    "something_is_ordered": ({"advances": {7: "ordered"}}, {}, "没有等银行付的"),
    "something_was_sent": ({"advances": {7: "paid"}}, {}, "还没有付过，没有可退的"),
    "somebody_waits": ({"advances": {7: "signed"}}, {}, "没有签了还没付的人"),
    "somebody_was_paid": ({"advances": {7: "paid"}}, {}, "还没有给谁付过，债权还没有转过来"),
    "employer_is_notified": ({"acts_done": {"notify": 1}}, {}, "先写通知给单位，没通知的对单位不算数"),
    "something_is_outstanding": ({"fund_dues": frozenset({"outstanding"})}, {}, "没有还没追回来的"),
    "a_worker_has_to_get": ({"fund_dues": frozenset({"to_worker"})}, {}, "没有该付给职工的"),
    "a_worker_has_to_repay": ({"fund_dues": frozenset({"from_worker"})}, {}, "没有职工要还工会的"),
    "no_write_off_waits": ({}, {"acts_done": {"propose_write_off": 1}}, "已经提出核销，等领导决定"),
    "write_off_is_proposed": ({"acts_done": {"propose_write_off": 1}}, {}, "没有人提出核销"),
    "another_proposed": (
        {"authors": {"propose_write_off": 3}}, {"authors": {"propose_write_off": 2}}, "提出核销的人不能自己决定",
    ),
    "has_to_sign": ({"left_to_sign": frozenset({7})}, {}, "您不用签，或者已经签好了"),
    "union_has_to_sign": ({"left_to_sign": frozenset({0})}, {}, "工会已经签好了"),
    "a_party_has_to_sign": ({"left_to_sign": frozenset({7})}, {}, "没有哪一方还要签"),
    "everybody_signed": ({}, {"left_to_sign": frozenset({7})}, "还有人没签"),
}  # fmt: skip
