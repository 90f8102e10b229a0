"""Three hundred asked at once cost no more statements than five, and stand in the record as if asked one by one."""

from __future__ import annotations

import pytest
from complaints import filed
from django.db import connection
from django.test.utils import CaptureQueriesContext
from small_county import make_county, make_draft

from weiquanbao.access.actors import person as acting
from weiquanbao.cases.models import Case, Claim, ClockRun, Entry, Party
from weiquanbao.common.identifiers import sample_phone
from weiquanbao.desk.act import act as desk_act
from weiquanbao.desk.file import file_complaint
from weiquanbao.desk.open import begin
from weiquanbao.desk.refusals import NotFound
from weiquanbao.intake import actions as intake
from weiquanbao.ledger.models import Step
from weiquanbao.ledger.verify import walked
from weiquanbao.notices.models import Notice

pytestmark = pytest.mark.django_db


def statements(count: int, first: int) -> int:
    """How many statements it takes to file for one worker and so many others, and who they are."""
    key = make_draft(contact={"name": ["示例发起人"], "phone": [sample_phone(first)]})
    rows = [
        f"示例工友 {sample_phone(n).removeprefix('+86')} {n}" for n in range(first + 1, first + count + 1)
    ]
    assert not intake.add_members(key=key, text="\n".join(rows)).bad
    with CaptureQueriesContext(connection) as seen:
        file_complaint(draft_key=key)
    return len(seen)


def test_the_statements_do_not_grow_with_the_members() -> None:
    make_county()
    statements(2, 1000)
    few = statements(5, 2000)
    assert statements(120, 3000) == few
    assert few < 120


def test_all_at_once_is_what_one_by_one_would_be() -> None:
    make_county()
    statements(3, 1000)
    *_rest, at_once = Case.objects.filter(procedure="joining").order_by("id")
    case = filed("2026-11-16")
    asked = begin(
        parent_id=case.case_id, code="joining", act="invite", acting_as=acting(case.person_id),
        values={"name": "示例工友己", "phone": sample_phone(499), "amount": "1003"},
    )  # fmt: skip
    alone = Case.objects.get(pk=asked.case_id)
    assert _seen(at_once) == _seen(alone)
    assert at_once.number.endswith("之入伙3")
    assert not walked().faults


def _seen(case: Case) -> dict[str, object]:
    """What everybody sees of an invitation but names, days and numbers."""
    step = Step.objects.get(case_id=case.pk)
    party = Party.objects.get(pk=case.party_id)
    run = ClockRun.objects.get(case=case)
    claim = Claim.objects.get(party=party)
    import json

    told = json.loads(step.canonical)
    return {
        "case": (case.state, case.steps, case.version, case.incident, case.parent.procedure),
        "due": case.next_due == run.due_on,
        "step": (sorted(told), *(told[one] for one in ("act", "role", "actor")), len(told["for"])),
        "head": bytes(case.head) == bytes(step.digest),
        "party": (party.side, party.standing),
        "run": (run.code, run.parameter, run.count, run.unit, run.started_by, (run.due_on - run.started_on).days),
        "claim": (claim.kind, claim.limitation, claim.amount is not None),
        "entries": list(Entry.objects.filter(case=case).values_list("code", flat=True)),
        "told": sorted(
            Notice.objects.filter(case_id=case.pk).values_list("template", "channel", "recipient_id")
        ) == sorted(
            ("joining.invited", channel, party.person_id) for channel in ("in_app", "sms")
        ),
    }  # fmt: skip


def test_to_whoever_is_asked_the_complaint_is_not_there() -> None:
    make_county()
    statements(1, 1000)
    complaint = Case.objects.get(procedure="complaint")
    (invited,) = Party.objects.filter(matter=complaint.matter_id, side="invited")
    for act in ("withdraw", "add_evidence", "accept", "no_such_act"):
        with pytest.raises(NotFound):
            desk_act(case_id=complaint.pk, act=act, acting_as=acting(invited.person_id))
