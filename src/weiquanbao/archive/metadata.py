"""The metadata of a dossier in XML, in a small schema of our own (docs/explanation/dossier.md).

Elements carry the Chinese names that DA/T 46 (文书类电子文件元数据方案) uses for the same things, where we know them;
no conformity is claimed, and this is no encapsulation in the sense of DA/T 48.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as Xml

from weiquanbao.archive.pieces import HEADINGS, Piece
from weiquanbao.archive.view import PARTS, View
from weiquanbao.archive.writer import Digests

SCHEMA = "weiquanbao-dossier-metadata/1"


def metadata(view: View, pieces: Sequence[Piece], listed: dict[str, Digests]) -> bytes:
    """UTF-8, every element in a fixed order."""
    root = Xml.Element("卷宗", {"schema": SCHEMA})
    for name, text in (
        ("题名", view.title),
        ("卷别", PARTS[view.part]),
        ("事项码", view.code),
        ("立档单位名称", view.organisation),
        ("立案日期", str(view.filed_on)),
        ("来源", view.channel),
    ):
        Xml.SubElement(root, name).text = text
    people = Xml.SubElement(root, "人员")
    for side, standing, name in view.parties:
        Xml.SubElement(people, "当事人", {"哪一方": side, "身份": standing}).text = _clean(name)
    cases = Xml.SubElement(root, "案件")
    for case in view.cases:
        told = {
            "案号": case.number,
            "程序": case.title,
            "立案": str(case.opened_on),
            "结案": str(case.closed_on or ""),
            "状态": case.state,
            "办理单位": case.organisation,
        }
        Xml.SubElement(cases, "件", told)
    content = Xml.SubElement(root, "卷内文件")
    for order, piece in enumerate(pieces, 1):
        entry = Xml.SubElement(content, "文件", {"顺序号": str(order), "类目": HEADINGS[piece.heading]})
        for name, text in (
            ("题名", piece.title),
            ("责任者", piece.from_whom),
            ("日期", str(piece.day or "")),
        ):
            Xml.SubElement(entry, name).text = _clean(text)
        for file in piece.files:
            Xml.SubElement(
                entry,
                "计算机文件",
                {
                    "名": file.name,
                    "原名": _clean(file.called),
                    "格式信息": file.media_type,
                    "计算机文件大小": str(listed[file.name].size),
                    "SHA-256": listed[file.name].sha256,
                },
            )
    Xml.indent(root)
    return bytes(Xml.tostring(root, encoding="utf-8", xml_declaration=True))


def _clean(text: str) -> str:
    """XML knows no control characters."""
    return "".join(one if one.isprintable() else " " for one in text)
