"""What the floors below say in Chinese reaches an English page in English."""

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.utils.translation import override

import weiquanbao
from weiquanbao.common.money import yuan
from weiquanbao.common.text import plain
from weiquanbao.evidence.files import refusal
from weiquanbao.funds.matching import Booked, Said, suggested
from weiquanbao.funds.refusals import NotEnough, PeriodClosed, TooMuch
from weiquanbao.funds.statements import Unreadable, read
from weiquanbao.law.limitation import limitation
from weiquanbao.web.design import saying

DAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("", ""),
        ("工资没给", "Wages not paid"),
        ("工资没给、加班", "Wages not paid, Overtime"),
        ("5 个工作日", "5 working days"),
        ("1 天", "1 day"),
        (
            "要在“待补齐”、“办理中”时才能办，现在是“新收件”",
            "Possible in: Waiting for more, In progress. Now it is: New",
        ),
        ("示例饰品有限公司", "示例饰品有限公司"),
    ],
)
def test_labels_rows_and_lengths_are_said_in_english(text: str, english: str) -> None:
    with override("en"):
        assert saying.said(text) == english
    with override("zh-hans"):
        assert saying.said(text) == text


def test_refusals_with_values_are_said_in_english() -> None:
    with override("en"):
        assert saying.said(_refused(lambda: plain("字" * 9, 5))) == "At most 5 characters; now it has 9."
        assert saying.said(_refused(lambda: yuan("很多"))).startswith("“很多” cannot be read.")
        assert saying.said(refusal.video().sentence).startswith("Videos cannot be taken. Accepted: photos")


@pytest.mark.parametrize("known", [{"knew_on": DAY}, {"began_on": DAY}, {}])
@pytest.mark.parametrize("kind", ["wages", "other"])
@pytest.mark.parametrize("still", [True, False, None])
@pytest.mark.parametrize("filed_on", [DAY, date(2028, 3, 1)])
def test_the_last_day_for_arbitration_is_told_in_english(known, kind, still, filed_on) -> None:
    limit = limitation(
        kind, ended_on=None, still_employed=still, filed_on=filed_on, **{"knew_on": None} | known
    )
    with override("en"):
        for sentence in (limit.sentence, *limit.assumed):
            assert not re.search(r"[\u3400-\u9fff]", saying.said(sentence))


def test_refusals_of_the_books_are_said_in_english() -> None:
    sentences = (
        str(TooMuch(90_01, 90_00, "单位还欠的")),
        str(NotEnough(50_00, 40_00)),
        str(PeriodClosed(DAY, DAY)),
        *(
            one.sentence
            for one in suggested([Said(1, DAY, 5)], [Booked(n, "granted", DAY, 5) for n in (3, 4)])
        ),
    )
    with override("en"):
        for sentence in sentences:
            assert not re.search(r"[\u3400-\u9fff]", saying.said(sentence)), sentence
        with pytest.raises(Unreadable) as refused:
            read("交易日期,借方,贷方,余额\n昨天,x,,1".encode())
        assert [saying.said(one) for one in refused.value.faults] == [
            "Row 2, “Date”: the date “昨天” cannot be read: write it like 2026-03-02.",
            "Row 2, “Debit”: the amount “x” cannot be read: write it like 1200.50, to the fen at most.",
        ]


def test_every_mould_is_a_sentence_that_some_floor_fills_in() -> None:
    """A reworded sentence would otherwise fall back to Chinese unseen."""
    made = set(_filled_in(Path(weiquanbao.__file__).parent))
    for mould in saying.MOULDS:
        pieces = tuple(saying.SLOT.split(mould)[::2])
        assert any(_fits(pieces, one) for one in made), mould


def _fits(pieces: tuple[str, ...], made: str) -> bool:
    return re.sub(r"\0+", "\0", made).strip("\0") == "\0".join(pieces).strip("\0")


def _filled_in(root: Path) -> Iterator[str]:
    """Every f-string as its own words, a NUL for each value; one that goes on with a clause is joined to it."""
    for path in sorted(root.rglob("*.py")):
        own = [
            "".join(part.value if isinstance(part, ast.Constant) else "\0" for part in node.values)
            for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.JoinedStr)
        ]
        yield from own
        clauses = [one for one in own if one.startswith("，")]
        yield from (
            one.removesuffix("\0") + clause for one in own if one.endswith("\0") for clause in clauses
        )


def _refused(deed: Callable[[], object]) -> str:
    with pytest.raises(ValueError, match="。") as caught:
        deed()
    return str(caught.value)
