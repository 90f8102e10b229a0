"""`weiquanbao law check`: every citation of the product, held against texts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from made_up_statutes import NO_TEXTS, SHARED, of_title

from weiquanbao.commands.command import Exit
from weiquanbao.commands.main import main
from weiquanbao.commands.reference import cited
from weiquanbao.law.citations import all_citations
from weiquanbao.statutes.checking import Outline, Verdict, faults, judge, newer, shelf

LAW = "中华人民共和国劳动争议调解仲裁法"
NAMED = next(one for one in all_citations() if one.title == LAW)


def outline(version: date = NAMED.version, last: int = 54, number: str = "") -> Outline:
    return Outline(LAW, number, version, None, "", {(one, 0): 2 for one in range(1, last + 1)})


@pytest.mark.parametrize(
    ("basis", "texts", "verdict", "why"),
    [
        ("调解仲裁法 27", [outline()], Verdict.EXISTS, ""),
        ("调解仲裁法 27第2款", [outline()], Verdict.EXISTS, ""),
        ("调解仲裁法 27第3款", [outline()], Verdict.ABSENT, "只有二款"),
        ("调解仲裁法 27", [outline(last=26)], Verdict.ABSENT, "没有这一条"),
        ("调解仲裁法 55", [outline()], Verdict.ABSENT, "没有第55条"),
        ("没有的法 1", [outline()], Verdict.ABSENT, "不在目录里"),
        ("调解仲裁法 27", [], Verdict.UNLOADED, ""),
        ("调解仲裁法 27", [outline(date(1999, 1, 1))], Verdict.UNLOADED, "装入的是 1999-01-01版"),
        ("内部规则 投诉办理 4", [], Verdict.EXISTS, ""),
    ],
)
def test_a_citation_is_judged_by_the_version_in_the_register(basis, texts, verdict, why) -> None:
    judged = judge(basis, shelf(texts))
    assert judged.verdict is verdict
    assert why in judged.why


def test_the_register_is_held_against_the_text() -> None:
    assert list(faults(NAMED, shelf([outline(), outline(date(2030, 1, 1))]))) == []
    (fault,) = faults(NAMED, shelf([outline(last=53)]))
    assert fault == "调解仲裁法 的最后一条，目录里是 54，全文是 53"
    assert "2030-01-01版" in next(newer(NAMED, shelf([outline(date(2030, 1, 1))])))


def test_sentences_are_searched_whatever_a_law_is_called_in_them() -> None:
    text = '依照《民法典》第一百六十五条、第二百零三条和劳动合同法第47条；basis="调解仲裁法 27第1款"'
    text += "，《没有的法》第九条，《示例法》第一条，工会法 2021年"
    found = [(one.basis, one.quoted) for one in cited._in(text, "x.py")]
    assert found == [
        ("民法典 165", False), ("民法典 203", False), ("劳动合同法 47", False),
        ("调解仲裁法 27第1款", True), ("没有的法 9", False),
    ]  # fmt: skip


def test_the_command_says_what_does_not_exist_and_what_is_not_loaded(tmp_path: Path, capsys) -> None:
    file = tmp_path / f"{LAW}(2007-12-29).md"
    file.write_text(of_title(LAW, 54), "utf-8")
    check = ["law", "check", "--statutes", str(tmp_path)]
    main(check)
    told = capsys.readouterr().out
    assert "全文没有装入：民法典 203" in told
    # One paragraph an article is fewer than there are: those of which a further one is cited are named.
    absent = re.findall("^不存在：(.+?)（", told, re.MULTILINE)
    assert absent
    assert all("款" in one for one in absent)
    file.write_text(of_title(LAW, 26), "utf-8")
    assert main(check) == Exit.FOUND
    told = capsys.readouterr().out
    assert "不存在：调解仲裁法 27（" in told
    assert "目录不对：调解仲裁法 的最后一条，目录里是 54，全文是 26" in told
    other = tmp_path / "other"
    other.mkdir()
    (other / "别的法(2020-01-01).md").write_text(of_title("别的法", 3), "utf-8")
    none = ["law", "check", "--statutes", str(other)]
    assert main(none) == Exit.OK
    assert re.search(r"不存在 0，全文没有装入 [1-9]", capsys.readouterr().out)
    assert main([*none, "--strict"]) == Exit.FOUND
    assert main(["law", "check", "--statutes", str(tmp_path / "nowhere")]) == Exit.MISTAKE


@pytest.mark.skipif(not SHARED.is_dir(), reason=NO_TEXTS)
def test_no_citation_of_the_product_is_denied_by_the_collection(capsys) -> None:
    assert main(["law", "check", "--statutes", str(SHARED)]) == Exit.OK
    assert int(re.search(r"存在 (\d+)，", capsys.readouterr().out)[1]) > 150
