"""scans: 60 signed papers as they were printed and 60 that were changed, scanned back and compared."""

from __future__ import annotations

import time
from collections import Counter
from statistics import quantiles

from weiquanbao.commands.bench.result import Figure, Result
from weiquanbao.commands.bench.scan_samples import CHANGES, Sample, samples
from weiquanbao.papers.compare import compare

#: Papers, pens, scanners and changes follow from it; the comparison was made on those of another one.
SEED = 4
SEVERAL = 60


def measure(rounds: int) -> Result:
    """Each paper once: what is wrongly found on one as it was printed, and whether a change is found where it is.

    One round: the same papers would give the same again.
    """
    seconds: list[float] = []
    alarms, found = 0, Counter[str]()
    remarks = []
    for sample in samples(SEED, SEVERAL):
        said, took = _compared(sample)
        seconds.append(took / len(sample.scans))
        if sample.change:
            found[sample.change] += sample.right(said)
        else:
            alarms += bool(said)
        if not sample.right(said):
            remarks.append(f"{sample.scanner}, {sample.sheet.title}, {sample.change or 'clean'}: {said[:2]}")
    return Result(
        name="scans",
        rounds=1,
        figures={
            "a page": Figure(seconds, "s of processor time"),
            "a page, p95": Figure([quantiles(seconds, n=20)[-1]], "s of processor time"),
        }
        | {
            f"{change} found": Figure([found[change]], f"of {several}") for change, several in CHANGES.items()
        },
        ratios={
            "changed papers found, right place": found.total() / SEVERAL,
            "clean papers stopped": alarms / SEVERAL,
        },
        goals={
            "changed papers found, right place": f">= {59 / 60:.3f}",
            "clean papers stopped": f"<= {2 / 60:.3f}",
        },
        remarks=(
            "The papers are rendered, and scanners, pens and seals are drawn: no paper went through a machine.",
            *remarks,
        ),
    )


def _compared(sample: Sample) -> tuple[list[str], float]:
    start = time.process_time()
    found = compare(sample.scans, sample.sheet).differences
    return [one.words for one in found], time.process_time() - start
