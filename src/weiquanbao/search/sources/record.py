"""办理记录: what was written in the acts of a case, as its page shows it to whoever reads that case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from weiquanbao.cases.models import Entry
from weiquanbao.ledger.models import Step
from weiquanbao.procedures import procedure
from weiquanbao.search.contract import MATTER, Source, Thing

#: Fields somebody wrote in words of his own; the others are codes, figures and days.
WRITTEN_KINDS = frozenset({"line", "text"})


def things(matter_ids: Sequence[int]) -> Iterator[Thing]:
    """One for each field that was filled in with words; what the opening form asked is told in the matter itself."""
    entries = Entry.objects.filter(case__matter_id__in=matter_ids).select_related("case")
    several = [entry for entry in entries if isinstance(entry.value, str) and entry.value]
    rows = Step.objects.filter(case_id__in={entry.case_id for entry in several})
    steps = {
        (case, number): (act, on)
        for case, number, act, on in rows.values_list("case_id", "number", "act", "effective_on")
    }
    for entry in several:
        act, on = steps[entry.case_id, entry.step]
        law = procedure(entry.case.procedure, entry.case.version)
        field = next((one for one in law.acts[act].form or () if one.code == entry.code), None)
        if field is not None and field.kind in WRITTEN_KINDS:
            yield Thing(
                owner=entry.case.matter_id,
                key=entry.pk,
                case_id=entry.case_id,
                on=on,
                text=f"{law.acts[act].title} · {field.label}：{entry.value}",
            )


SOURCE = Source(kind="record", label="办理记录", owner=MATTER, things=things)
