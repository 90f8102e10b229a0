"""`weiquanbao dossier make`: one sealed file of everything on a matter."""

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Literal

from weiquanbao.commands.command import Command, Exit, Mistake, Needs

PARTS: dict[str, Literal["main", "inner", "claimant", "respondent"]] = {
    "正卷": "main",
    "副卷": "inner",
    "职工": "claimant",
    "单位": "respondent",
}


def arguments(parser: ArgumentParser) -> None:
    """Whose dossier, which part, where to."""
    parser.add_argument("number", metavar="案号或事项码", help="哪一件")
    parser.add_argument("--out", metavar="文件", required=True, help="写到哪个文件")
    parser.add_argument(
        "--part",
        choices=sorted(PARTS),
        default="正卷",
        help="哪一卷；职工、单位是给那一方的正卷（默认：正卷）",
    )


def run(options: Namespace) -> int:
    """Write the file whole or not at all, and write down that it was made."""
    from weiquanbao.archive.make import make
    from weiquanbao.archive.view import View
    from weiquanbao.archive.writer import Unwritable
    from weiquanbao.ledger.proof import own_key
    from weiquanbao.people.security import record_event
    from weiquanbao.reading.dossier import dossier_by_number

    def viewing() -> View:
        found = dossier_by_number(options.number, PARTS[options.part])
        if found is None:
            raise Mistake(f"没有“{options.number}”这个案号或者事项码，或者它的卷宗已经销毁。")
        return found

    out = Path(options.out)
    if not out.parent.is_dir():
        raise Mistake(f"没有“{out.parent}”这个文件夹。")
    waiting = tempfile.NamedTemporaryFile(dir=out.parent, delete=False)  # noqa: SIM115 - renamed into place
    try:
        with waiting:
            made = make(viewing, waiting)
        record_event("dossier_made", detail=f"matter={made.view.matter_id} part={made.view.part}")
        Path(waiting.name).replace(out)
    except Unwritable as reason:
        raise Mistake(str(reason)) from None
    finally:
        Path(waiting.name).unlink(missing_ok=True)
    for fault in made.faults:
        print(f"四性检测：{fault}")
    print(f"{out}：{made.view.title}，{made.members} 个成员，{out.stat().st_size} 字节。")
    print(f"公钥（请另外告诉收件人）：{own_key()}")
    return Exit.FOUND if made.faults else Exit.OK


COMMAND = Command(
    name="dossier make",
    summary="制作卷宗：一件事的材料、经过和证明，一个签了名的文件",
    about="Write the sealed dossier of a matter, named by its code or the number of one of its cases, to one file: "
    "the main part, the supplementary one, or what one side may get of the main part. Exit code 1 when one of the four "
    "checks fails.",
    run=run,
    needs=Needs.TABLES,
    arguments=arguments,
)
