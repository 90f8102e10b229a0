"""Whether the steps of one case still stand as they were written: the chain walked again, each time it is shown."""

from __future__ import annotations

from weiquanbao.ledger.digests import START, chained
from weiquanbao.ledger.models import Step
from weiquanbao.reading.rows import ProofRow


def proof_of(case_id: int) -> ProofRow:
    """How many steps, the last digest, and the first step that does not hold. One query."""
    digest, number = START, 0
    steps = Step.objects.filter(case_id=case_id).order_by("number")
    for place, previous, text, found, algorithm in steps.values_list(
        "number", "previous", "canonical", "digest", "algorithm"
    ):
        number += 1
        expected = chained(digest, text, algorithm)
        if place != number or bytes(previous) != digest or bytes(found) != expected:
            return ProofRow(number, digest.hex(), broken_at=number)
        digest = expected
    return ProofRow(number, digest.hex(), broken_at=None)
