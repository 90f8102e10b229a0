"""`weiquanbao restore`: bring a backup back, checked before and after."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

if TYPE_CHECKING:
    from weiquanbao.commands.keeping.bringing import Brought

SHOWN = 50


def arguments(parser: ArgumentParser) -> None:
    """Which backup, and how far to go."""
    parser.add_argument("file", metavar="备份", type=Path, help="weiquanbao backup 写的文件")
    parser.add_argument("--check", action="store_true", help="只查备份是不是完整、合不合这里的钥匙和版本")
    parser.add_argument("--replace", action="store_true", help="数据库不是空的也恢复：现在的数据全部被顶替")


def run(options: Namespace) -> int:
    """All checks first; then files and database; then every check of the record."""
    from weiquanbao.commands.keeping import bringing
    from weiquanbao.commands.keeping.book import Damaged

    try:
        if options.check:
            with bringing.checked(options.file) as (_archive, told):
                print(
                    f"完整：{told.county} {told.taken_at} 的备份，{len(told.parts)} 个部分都对得上，可以在这里恢复。"
                )
            return Exit.OK
        brought = bringing.bring(options.file, replace=options.replace)
    except Damaged as damaged:
        shown = damaged.parts[:SHOWN] + [f"……还有 {n} 处" for n in [len(damaged.parts) - SHOWN] if n > 0]
        raise Mistake("\n".join(["备份坏了，没有恢复，什么也没有动：", *shown])) from None
    return _say(brought)


def _say(brought: "Brought") -> int:
    told, faults = brought.told, brought.faults
    print(
        f"恢复好了：{told.county} {told.taken_at} 的数据库（{sum(told.rows.values())} 行）和 {brought.files} 个文件。"
    )
    if brought.migrated:
        print(f"备份是 {told.version} 版做的，表已经改成现在的样子。")
    if brought.keys_kept:
        print("读这份备份的钥匙已经写进数据文件夹，以后不用再给。")
    for fault in faults[:SHOWN]:
        print(fault)
    if len(faults) > SHOWN:
        print(f"……还有 {len(faults) - SHOWN} 处")
    checked = "表的行数、台账的哈希链和签名、每个文件的摘要都查了，"
    print(checked + (f"有 {len(faults)} 处对不上。" if faults else "全部对得上。"))
    print("备份以后发生的事这里没有；那以后已经发出的通知，后台一启动会再发一次。")
    return Exit.FOUND if faults else Exit.OK


COMMAND = Command(
    name="restore",
    summary="恢复：先查备份，再放回数据库和文件，然后全部核对",
    about="Check a backup, bring it back into an empty database (`--replace`: in place of what is there), "
    "migrate it if it is older, verify ledger and files. A damaged backup, other keys or a newer version: refused "
    "before anything changes. `--check` stops there.",
    run=run,
    needs=Needs.DATABASE,
    arguments=arguments,
)
