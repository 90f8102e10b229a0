"""Every signature: is it there for its act, by a proof of its own, on the bytes that were read?"""

from __future__ import annotations

from collections.abc import Iterator

from weiquanbao.commands.soaking.rows import rows
from weiquanbao.papers.reading import pdf
from weiquanbao.store.shelves import digest

_ACTS = """
SELECT step.case_id, step.number, step.act, step.person_id, (step.canonical::jsonb ->> 'proof')::bigint
FROM ledger_step step JOIN cases_case record ON record.id = step.case_id AND record.procedure = 'signing'
WHERE step.act IN ('sign', 'sign_as_mediator')
"""
#: Each signature with its proof, and how often that was used.
_MARKS = """
SELECT paper.case_id, mark.step, mark.person_id, mark.proof_id, mark.sha256 = version.sha256,
    proof.person_id, proof.about, (SELECT count(*) FROM people_proofuse used WHERE used.proof_id = proof.id)
FROM papers_signature mark JOIN papers_version version ON version.id = mark.version_id
JOIN papers_paper paper ON paper.id = version.paper_id LEFT JOIN people_proof proof ON proof.id = mark.proof_id
"""
_IDLE_PROOFS = """
SELECT used.proof_id FROM people_proofuse used
WHERE NOT EXISTS (SELECT FROM papers_signature mark WHERE mark.proof_id = used.proof_id)
"""
#: What each paper that is signed still wants: of its newest wording, who has not signed it.
_PAPERS = """
SELECT record.id, record.state, paper.state, version.sha256,
    (SELECT count(*) FROM papers_signer signer WHERE signer.case_id = record.id AND NOT EXISTS (
        SELECT FROM papers_signature mark
        WHERE mark.version_id = version.id AND mark.party_id IS NOT DISTINCT FROM signer.party_id))
FROM cases_case record JOIN papers_paper paper ON paper.case_id = record.id
JOIN LATERAL (SELECT * FROM papers_version one WHERE one.paper_id = paper.id ORDER BY number DESC LIMIT 1) version
    ON true
WHERE record.procedure = 'signing'
"""
_SEALED = """
SELECT version.id, version.sha256, seal.sha256, paper.state
FROM papers_seal seal JOIN papers_version version ON version.id = seal.version_id
JOIN papers_paper paper ON paper.id = version.paper_id
"""
#: By the state of its case the state of a paper that waits for signatures.
STANDING = {"drafting": "draft", "signing": "signing", "signed": "final"}


def count() -> tuple[int, int]:
    """How many signatures there are, and how many papers everybody signed."""
    final = [case for case, _state, standing, _sha256, _left in rows(_PAPERS) if standing == "final"]
    return len(rows(_MARKS)), len(final)


def faults() -> Iterator[str]:
    """A signing act without its signature or proof, a signature without its act, a paper that stands otherwise."""
    marks = {(case, step): mark for case, step, *mark in rows(_MARKS)}
    for case, number, act, person, proof in rows(_ACTS):
        mark = marks.pop((case, number), None)
        if mark != [person, proof, True, person, f"case {case} {act}", 1]:
            yield f"case {case} step {number} ({act}) by {person} with proof {proof} left {mark}"
    yield from (f"the signature of case {case} step {step} belongs to no act" for case, step in marks)
    yield from (f"proof {proof} was used up by nothing" for (proof,) in rows(_IDLE_PROOFS))
    for case, state, paper, sha256, left in rows(_PAPERS):
        if (state == "signed") != (not left) or paper != STANDING[state]:
            yield f"case {case} is {state}, its paper {paper}, and {left} have not signed"
        if digest(_bytes(sha256)) != sha256:
            yield f"case {case} has other bytes than were signed"
    yield from _seals()


def _seals() -> Iterator[str]:
    """A sealed paper begins with exactly the bytes whose digest was signed."""
    for version, sha256, sealed, state in rows(_SEALED):
        plain, whole = _bytes(sha256), _bytes(sealed)
        if digest(whole) != sealed or not whole.startswith(plain) or state != "final":
            yield f"the seal of wording {version} is not on the bytes it names"


def _bytes(sha256: str) -> bytes:
    try:
        return pdf(sha256)
    except FileNotFoundError:
        return b""
