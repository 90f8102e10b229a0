"""`weiquanbao translations`: bring the English catalogue up to date with the texts."""

from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Needs


def run(options: Namespace) -> int:
    """Renew the catalogue and compile it."""
    from weiquanbao.commands.catalogue import PO, state

    missing = state.renew()
    print(f"{PO}：还有 {missing} 句没有英文。" if missing else "英文齐了。")
    return Exit.FOUND if missing else Exit.OK


COMMAND = Command(
    name="translations",
    summary="更新并编译英文目录（开发用）",
    about="Collect every Chinese text into the English catalogue, drop what is gone, compile it. Exit code 1 while "
    "texts without English remain.",
    run=run,
    needs=Needs.DJANGO,
)
