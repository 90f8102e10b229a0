"""seal: put the body's seal on papers that became final, each soon after its act, and what is left over later."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from procrastinate import JobContext
from procrastinate.contrib.django import app

from weiquanbao.jobs.schedule import EVERY_FIVE_MINUTES
from weiquanbao.papers import certificates
from weiquanbao.papers.actions import SEAL, seal_version, unsealed
from weiquanbao.papers.certificates import SealError

log = structlog.get_logger(__name__)
#: So many at a turn: a county that gets its certificate after a year does not keep the worker from its notices.
A_TURN = 200


@app.task(name=SEAL)
def seal_papers(version_ids: list[int]) -> None:
    """Seal these wordings."""
    _seal(version_ids)


@app.periodic(cron=EVERY_FIVE_MINUTES, periodic_id="jobs.seal_left_over")
@app.task(name="jobs.seal_left_over", queueing_lock="jobs.seal_left_over", pass_context=True)
def seal_left_over(context: JobContext, timestamp: int) -> None:
    """Seal what was missed: by a worker that died, or while the certificate could not be used."""
    if certificates.is_configured() and not certificates.fault():
        several = unsealed().order_by("id").values_list("id", flat=True)[:A_TURN]
        _seal(one for one in list(several) if not context.should_abort())


def _seal(version_ids: Iterable[int]) -> None:
    """One after the other. A paper that cannot be sealed waits for the next turn and bars nothing; the log has it."""
    for one in version_ids:
        try:
            seal_version(one)
        except (SealError, FileNotFoundError) as error:
            log.warning("papers.not_sealed", version=one, reason=str(error))
