"""四性检测 when the dossier is made: what was examined, how, with what result (part of DA/T 70-2018)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pypdf import PdfReader

from weiquanbao.archive import verify as form
from weiquanbao.archive.pieces import Piece
from weiquanbao.archive.view import View
from weiquanbao.archive.writer import Digests

Check = dict[str, Any]


def checks(
    view: View, pieces: Sequence[Piece], listed: Mapping[str, Digests], ledger: bytes, volume: bytes
) -> list[Check]:
    """One entry a thing examined, under one of the four natures; `faults` is empty where it holds."""
    files = [file for piece in pieces for file in piece.files]
    proof = form.Report()
    form.check_ledger(form.load(ledger, form.LEDGER), proof)
    taken = _differing(files, listed)
    return [
        _check(
            "真实性",
            "账本",
            "逐步重算哈希链，逐天核对封存的签名和包含证明",
            proof.steps,
            (f"{a}：{b}" for a, b in proof.faults),
        ),
        _check("真实性", "原件", "每个原件的 SHA-256 和收下它的那天记的比", len(files), taken),
        _check(
            "完整性",
            "卷内文件",
            "目录里的每个文件都在",
            len(files),
            (f.name for f in files if f.name not in listed),
        ),
        _check(
            "完整性",
            "办理经过",
            "时间线里每一步的摘要和账本里的比",
            len(view.timeline),
            _unlike(view, ledger),
        ),
        _check(
            "可用性",
            "装订的一册",
            "用另一个程序重新打开，数页数",
            _pages(volume),
            () if _pages(volume) else ("打不开",),
        ),
        _check(
            "可用性",
            "原件的格式",
            "只收了从内容认得出的格式",
            len(files),
            (f.name for f in files if not f.media_type),
        ),
        _check(
            "安全性",
            "文件名",
            "没有路径、控制字符，不重名",
            len(listed),
            (n for n in listed if not form.plain(n)),
        ),
        _check("安全性", "内容", "收下时拒收程序、宏和加密文件；这里没有再查病毒", len(files), ()),
    ]


def _check(nature: str, what: str, how: str, examined: int, faults: Iterable[str]) -> Check:
    found = list(faults)
    return {
        "nature": nature,
        "what": what,
        "how": how,
        "examined": examined,
        "faults": found,
        "result": "不合格" if found else "合格",
    }


def _differing(files: Iterable[Any], listed: Mapping[str, Digests]) -> list[str]:
    return [file.name for file in files if file.name in listed and listed[file.name].sha256 != file.sha256]


def _unlike(view: View, ledger: bytes) -> list[str]:
    chains = form.load(ledger, form.LEDGER)["cases"]
    known = {
        (chain["case"], n): step["digest"] for chain in chains for n, step in enumerate(chain["steps"], 1)
    }
    return [f"{m.case} 第 {m.step} 步" for m in view.timeline if known.get((m.case_id, m.step)) != m.digest]


def _pages(volume: bytes) -> int:
    return len(PdfReader(io.BytesIO(volume)).pages)


def readable(found: Sequence[Check]) -> str:
    """One line a check."""
    lines = [
        f"{one['nature']}　{one['what']}：{one['how']}。查了 {one['examined']}，{one['result']}"
        + (f"：{'；'.join(one['faults'])}" if one["faults"] else "")
        for one in found
    ]
    return "\n".join(lines) + "\n"
