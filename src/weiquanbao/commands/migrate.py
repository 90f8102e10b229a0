"""`weiquanbao migrate`: bring the database's tables up to date."""

from argparse import Namespace

from weiquanbao.commands.command import Command, Exit, Needs


def run(options: Namespace) -> int:
    """Apply what is missing."""
    from weiquanbao.commands.soundness import require_sound_house
    from weiquanbao.config import schema

    require_sound_house()
    if schema.is_current():
        schema.migrate()
        print("数据库的表已经是最新的。")
        return Exit.OK
    schema.migrate(verbosity=1)
    print("数据库的表已经建好。")
    return Exit.OK


COMMAND = Command(
    name="migrate",
    summary="建立或更新数据库的表",
    about="Create or update the database's tables. Safe to run again; run it before a new version is served.",
    run=run,
    needs=Needs.DATABASE,
)
