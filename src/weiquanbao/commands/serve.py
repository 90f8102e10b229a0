"""`weiquanbao serve`: the web server and the live process."""

from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Needs


def run(options: Namespace) -> int:
    """Serve until SIGTERM or Ctrl-C."""
    from weiquanbao.commands import services, supervisor
    from weiquanbao.commands.soundness import require_sound_house
    from weiquanbao.config import environment

    require_sound_house()
    told = environment.current()
    services.require_free_ports(told)
    services.collect_static(told)
    with supervisor.supervising(report) as running:
        running.start(services.web(told))
        running.start(services.live(told))
        report(f"正在服务：http://{told.host}:{told.port}/")
        running.watch()
    return Exit.OK


def report(sentence: str) -> None:
    """Progress is for whoever watches, so it appears at once."""
    print(sentence, flush=True)


COMMAND = Command(
    name="serve",
    summary="运行网站和实时通知",
    about="Run the web server and the live process. Set `PORT` and `WEIQUANBAO_HOST`; run `worker` beside it.",
    run=run,
    needs=Needs.TABLES,
)
