"""make(): put a view together into one sealed file."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.db import connection, transaction

from weiquanbao.archive import timeline
from weiquanbao.archive.metadata import metadata
from weiquanbao.archive.sources import catalogue
from weiquanbao.archive.verify import LEDGER, dump
from weiquanbao.archive.view import View
from weiquanbao.archive.writer import Member, Unwritable, digests, write
from weiquanbao.ledger.proof import own_key, proof, sign

VERIFIER = Path(__file__).with_name("verify.py")
READ_ME = """{title}

卷宗.pdf     装订好的一册：封面、目录、能打印的每一页
证据/        每个原件，一个字节都没有动
时间线.txt   办理经过（时间线.json 是给程序读的）
元数据.xml   题名、责任者、日期、格式
四性.txt     立卷时的真实性、完整性、可用性、安全性检测
ledger.json  账本：每一步的原文、盐、每天的签名封存
manifest.jsonl 清单和签名

怎么核对：在一台有 Python 3.9 以上的电脑上运行
    python3 verify.py 卷宗文件 --key 总工会公布的公钥
请用总工会另外给你的 verify.py，不要用从这个文件里取出来的：改得了卷宗的人，也改得了里面的 verify.py。
"""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, of what: how many members, and what did not hold in the four checks."""

    view: View
    members: int
    faults: tuple[str, ...]


def make(viewing: Callable[[], View], out: IO[bytes]) -> Made:
    """Write the dossier of what `viewing` gives to `out`. The same content gives the same bytes.

    Everything is read in one snapshot. Files are read a piece at a time; what is in memory is the bound volume and the
    ledger. Raises Unwritable with the reason.
    """
    # What binds volumes is loaded when one is made: every process would wait a third of a second for it.
    from weiquanbao.archive.binding import bound
    from weiquanbao.archive.checks import checks, readable

    with transaction.atomic():
        _one_snapshot()
        view = viewing()
        ledger = dump(_proof(view))
    pieces = catalogue(view)
    volume = bound(view, pieces)
    files = [file for piece in pieces for file in piece.files]
    members = [
        Member.of("说明.txt", READ_ME.format(title=view.title).encode()),
        Member.of("verify.py", VERIFIER.read_bytes()),
        Member.of("卷宗.pdf", volume),
        Member.of("时间线.txt", ("\n".join(timeline.readable(view)) + "\n").encode()),
        Member.of("时间线.json", _json(timeline.as_data(view))),
        Member.of(LEDGER, ledger),
        *(Member(file.name, file.open) for file in files),
    ]
    listed = {member.name: digests(member) for member in members}
    if len(listed) != len(members):
        raise Unwritable("两个文件重名。")
    found = checks(view, pieces, listed, ledger, volume)
    for late in (
        Member.of("元数据.xml", metadata(view, pieces, listed)),
        Member.of("四性.json", _json(found)),
        Member.of("四性.txt", readable(found).encode()),
    ):
        members.append(late)
        listed[late.name] = digests(late)
    told = {"title": view.title, "part": view.part, "matter": view.code, "public_key": own_key()}
    write(out, members, [listed[member.name] for member in members], told, sign)
    return Made(
        view, len(members) + 1, tuple(f"{one['what']}：{fault}" for one in found for fault in one["faults"])
    )


def _one_snapshot() -> None:
    """The command and the page begin here; whoever already reads in a transaction has his own snapshot."""
    if not connection.savepoint_ids:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def _proof(view: View) -> dict[str, Any]:
    """Of what was written, salts and values of what this part tells, and of nothing else."""
    told_in = {(moment.case_id, moment.step) for moment in view.timeline}

    def shown(case: int, step: int, label: str, told: bool) -> bool:
        return (case, step) in told_in and told != view.untold and label not in view.hidden

    return proof({case.id: case.number for case in view.cases}, shown)


def _json(what: Any) -> bytes:
    return (json.dumps(what, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def suggested_name(view: View) -> str:
    """What the file is called when it is handed out."""
    return f"{view.title}.zip".replace(" ", "-")
