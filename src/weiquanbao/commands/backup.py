"""`weiquanbao backup`: database and files at one point, into one file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

SHOWN = 20


def arguments(parser: ArgumentParser) -> None:
    """Where to, and where the keys go, if they are wanted too."""
    parser.add_argument("where", metavar="去处", type=Path, help="一个文件夹，或者一个还没有的文件")
    parser.add_argument(
        "--keys", metavar="文件", type=Path, help="把钥匙另外写进这个文件；不能和备份放在同一个文件夹"
    )


def run(options: Namespace) -> int:
    """Take it while the site runs, write down that it was taken, and say what is in it and what is not."""
    from weiquanbao.commands.keeping import keyring, taking
    from weiquanbao.common.dates import now
    from weiquanbao.jobs.backups import note

    folder = options.where if options.where.is_dir() else options.where.parent
    if options.keys and options.keys.parent.resolve() == folder.resolve():
        raise Mistake("钥匙和备份不能放在同一个文件夹：谁拿到就什么都能看。请给 --keys 换一个地方。")
    taken = taking.take(options.where, now())
    note(taken_at=taken.taken_at, size=taken.size)
    print(f"备份好了：{taken.path}（{taken.size / 1_000_000:.1f} MB）")
    print(f"里面是 {taken.taken_at:%Y-%m-%d %H:%M:%S} 的数据库（{taken.rows} 行）和 {taken.files} 个文件。")
    if options.keys:
        keyring.copy(options.keys)
        print(f"钥匙写在 {options.keys}，请和备份分开保管。")
    else:
        print("钥匙不在里面。没有当时的钥匙，备份里的电话、身份证号和留言读不出来：钥匙要另外保管。")
    for name in taken.missing[:SHOWN]:
        print(f"注意，这个文件在备份以前就缺了或者坏了：{name}")
    if len(taken.missing) > SHOWN:
        print(f"……还有 {len(taken.missing) - SHOWN} 个")
    return Exit.FOUND if taken.missing else Exit.OK


COMMAND = Command(
    name="backup",
    summary="备份：同一时刻的数据库和文件，写成一个文件",
    about="Write the database and every file it names, as they were at one point, into one file (0600), while the site "
    "goes on. The keys are not in it; `--keys` writes them to another place. Exit code 1: files were missing before.",
    run=run,
    needs=Needs.TABLES,
    arguments=arguments,
)
