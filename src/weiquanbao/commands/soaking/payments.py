"""The books of every agreement: is each report and each answer in them once, and do the sums add up?"""

from __future__ import annotations

from collections.abc import Iterator

from weiquanbao.commands.soaking.rows import rows

_TOLD = """
SELECT step.case_id, step.number, step.act, count(payment.id),
    bool_and(payment.amount = (coalesce(said.value, got.value) #>> '{}')::numeric)
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id AND record.procedure = 'performance'
LEFT JOIN payments_payment payment ON payment.case_id = step.case_id AND payment.step = step.number
LEFT JOIN cases_entry said ON (said.case_id, said.step, said.code) = (step.case_id, step.number, 'amount')
LEFT JOIN cases_entry got ON (got.case_id, got.step, got.code) = (step.case_id, step.number, 'received')
WHERE step.act IN ('report', 'receive') GROUP BY step.case_id, step.number, step.act
"""
_ANSWERED = """
SELECT step.case_id, step.number, step.act, count(payment.id), array_agg(DISTINCT payment.answer)
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id AND record.procedure = 'performance'
LEFT JOIN payments_payment payment ON payment.case_id = step.case_id AND payment.answered_step = step.number
WHERE step.act IN ('confirm', 'short', 'deny', 'receive') GROUP BY step.case_id, step.number, step.act
"""
_LOOSE = """
SELECT payment.id FROM payments_payment payment
WHERE NOT EXISTS (SELECT FROM ledger_step step WHERE (step.case_id, step.number) = (payment.case_id, payment.step)
        AND step.act IN ('report', 'receive'))
    OR payment.answered_step IS NOT NULL AND NOT EXISTS (
        SELECT FROM ledger_step step WHERE (step.case_id, step.number) = (payment.case_id, payment.answered_step)
        AND step.act IN ('confirm', 'short', 'deny', 'receive'))
"""
#: Every agreement: what was accepted, what is due, paid, received and waits; and how its case stands.
_BOOKS = """
SELECT offer.id, talks.state, count(plan.id), max(terms.amount), max(record.state), max(record.amount_obtained),
    coalesce(max(due.agreed), 0), coalesce(max(due.paid), 0),
    coalesce(max(told.received), 0), coalesce(max(told.waiting), 0)
FROM cases_case offer JOIN cases_case talks ON talks.id = offer.parent_id
JOIN mediation_terms terms ON terms.case_id = offer.id
LEFT JOIN payments_plan plan ON plan.offer_id = offer.id
LEFT JOIN cases_case record ON record.id = plan.case_id
LEFT JOIN LATERAL (SELECT sum(amount) AS agreed, sum(paid) AS paid
    FROM payments_due one WHERE one.case_id = plan.case_id) due ON true
LEFT JOIN LATERAL (SELECT sum(received) AS received, sum(amount) FILTER (WHERE answer = 'waiting') AS waiting
    FROM payments_payment one WHERE one.case_id = plan.case_id) told ON true
WHERE offer.procedure = 'offer' AND offer.state = 'accepted' GROUP BY offer.id, talks.state
"""
#: What the answer of each act makes of a payment.
ANSWERS = {"confirm": {"received"}, "receive": {"received"}, "deny": {"none"}, "short": {"part"}}


def count() -> tuple[int, int]:
    """How many payments were told, and how many agreements are paid."""
    paid = [offer for offer, _talks, _plans, _sum, state, *_rest in rows(_BOOKS) if state == "fulfilled"]
    return sum(number for _case, _step, _act, number, _fits in rows(_TOLD)), len(paid)


def faults() -> Iterator[str]:
    """An act without its line in the books, a line without its act, sums that do not fit."""
    for case, step, act, number, fits in rows(_TOLD):
        if number != 1 or not fits:
            yield f"case {case} step {step} ({act}) is in the books {number} times"
    for case, step, act, number, answers in rows(_ANSWERED):
        if number != 1 or set(answers) != ANSWERS[act]:
            yield f"case {case} step {step} ({act}) answered {number} payments: {answers}"
    yield from (f"payment {payment} belongs to no act" for (payment,) in rows(_LOOSE))
    for offer, talks, plans, amount, state, obtained, agreed, paid, received, waiting in rows(_BOOKS):
        if plans != (talks == "concluded"):
            yield f"offer {offer} is followed {plans} times while its talks are {talks}"
        if plans and (agreed, paid) != (amount, received):
            yield f"offer {offer}: {amount} agreed, {agreed} due, {paid} paid, {received} received"
        if plans and waiting > agreed - paid:
            yield f"offer {offer}: {waiting} reported of {agreed - paid} open"
        if plans and (state == "fulfilled", obtained) != (paid == agreed, paid if paid == agreed else None):
            yield f"offer {offer}: {state} with {paid} of {agreed} paid, {obtained} obtained"
