"""A document speaks to an employer as to an employer, and prints the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, product

import pytest

from weiquanbao.documents import DOCUMENTS, checks
from weiquanbao.documents.addressing import EMPLOYER, addressed
from weiquanbao.documents.checks import faults
from weiquanbao.documents.document import Document, Field
from weiquanbao.documents.texts import EXAMPLE_DAY as TODAY
from weiquanbao.documents.texts import example_of
from weiquanbao.reading.written import written

OF_EMPLOYERS = [code for code, one in DOCUMENTS.items() if "employer" in one.who]
every = pytest.mark.parametrize("code", OF_EMPLOYERS)
#: What only somebody who claims against an employer is told.
NOT_TO_EMPLOYERS = (
    "你",
    "告谁",
    "要告",
    "老板",
    "当家",
    "本人手机",
    "工资条",
    "单位不付",
    "和单位一起",
    "个人空着",
)


def boxes(fields: tuple[Field, ...]) -> Iterator[str]:
    """Labels and hints of boxes and of their columns."""
    for one in fields:
        yield from (one.label, one.hint)
        yield from boxes(one.columns)


def answered(document: Document) -> list[dict]:
    """The example, nothing at all, the example with one box emptied or one choice the other way, each in turn."""
    example = example_of(document.code)
    fields = [box for ask in document.asks for box in ask.fields]
    return [
        example,
        {},
        *({**example, box.code: [] if box.kind in {"rows", "choices"} else ""} for box in fields),
        *({**example, box.code: code} for box in fields if box.kind == "choice" for code, _ in box.choices),
        *({**example, box.code: "2015-01-01"} for box in fields if box.kind == "date"),
        *(
            {**example, box.code: example[box.code] * 3}
            for box in fields
            if box.kind == "rows" and box.code in example
        ),
    ]


def said(document: Document) -> set[str]:
    """Everything it says beside its text: what is asked, why, what each part is, where it goes, what is wrong."""
    several = answered(document)
    hand = document.handing
    return set(
        chain(
            (document.plain, document.wants, hand.where, *hand.bring),
            *((one.title, one.why, one.sub, *boxes(one.fields)) for one in document.asks),
            *((one.title, one.plain) for one in document.parts),
            *((hand.copies(one), hand.by(one, TODAY).says) for one in several),
            (fault.says for one in several for fault in faults(document, one, TODAY)),
        )
    )


@every
def test_nothing_an_employer_is_asked_or_told_speaks_to_a_worker(code: str) -> None:
    spoken = said(addressed(DOCUMENTS[code], "employer"))
    assert [(one, word) for one, word in product(spoken, NOT_TO_EMPLOYERS) if word in one] == []


@every
def test_what_is_printed_is_the_same_for_both(code: str) -> None:
    ours, theirs = DOCUMENTS[code], addressed(DOCUMENTS[code], "employer")
    assert written(theirs, example_of(code), TODAY).text == written(ours, example_of(code), TODAY).text
    assert not faults(theirs, example_of(code), TODAY)
    assert [one.code for one in theirs.asks] == [one.code for one in ours.asks]
    assert all(len(one.title) <= 15 for one in theirs.asks)


def test_a_worker_and_staff_are_spoken_to_as_it_was_written() -> None:
    for code in OF_EMPLOYERS:
        assert addressed(DOCUMENTS[code], "worker") is DOCUMENTS[code]
        assert addressed(DOCUMENTS[code], "staff") is DOCUMENTS[code]


def test_every_sentence_that_has_another_for_employers_is_one_they_would_be_told() -> None:
    ours = set().union(*(said(DOCUMENTS[code]) for code in OF_EMPLOYERS)) | set(checks._MISSING.values())
    assert set(EMPLOYER) - ours == set()
    assert not [one for one, instead in EMPLOYER.items() if instead == one.replace("你", "您")]


def test_a_fault_names_the_box_as_the_employer_knows_it() -> None:
    answers = example_of("authority") | {"principal_number": ""}
    theirs = faults(addressed(DOCUMENTS["authority"], "employer"), answers, TODAY)
    assert [one.says for one in theirs] == ["还没填：统一社会信用代码。"]
    assert [one.says for one in faults(DOCUMENTS["authority"], answers, TODAY)] == ["还没填：证件号码。"]


def test_a_firm_is_not_offered_kin_or_a_union_as_its_agent() -> None:
    def kinds(document: Document) -> list[str]:
        agents = next(ask for ask in document.asks if ask.code == "agents").fields[0]
        return [code for column in agents.columns if column.code == "kind" for code, _ in column.choices]

    authority = DOCUMENTS["authority"]
    assert kinds(addressed(authority, "employer")) == ["lawyer", "grassroots", "staff"]
    assert kinds(addressed(authority, "worker")) == kinds(authority)
