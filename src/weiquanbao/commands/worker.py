"""`weiquanbao worker`: deliver notices, run out clocks, seal days, until it is told to stop."""

import signal
import threading
from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Needs


def run(options: Namespace) -> int:
    """Work until SIGTERM or Ctrl-C; running jobs are finished first."""
    from weiquanbao.commands.soundness import require_sound_house
    from weiquanbao.jobs.run import main

    require_sound_house()
    stop = threading.Event()
    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, lambda *_: stop.set())
    main(stop)
    return Exit.OK


COMMAND = Command(
    name="worker",
    summary="运行后台工作：发通知、走期限、每日封存",
    about="Run the background work: notices, clocks, daily seals, reminders. Several may run at once.",
    run=run,
    needs=Needs.TABLES,
)
