"""What a decision rests on: an article of a statute, or a named house rule of the federation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final

from weiquanbao.common import numerals
from weiquanbao.law import tables

HOUSE: Final = "内部规则"
KINDS: Final = ("法律", "行政法规", "司法解释", "部门规章", "地方性法规", HOUSE)

_WRITTEN = re.compile(
    r"(?P<name>\D+?)\s*(?P<article>[0-9]{1,4})(?P<inserted>之[一二三四五六七八九])?(?:第(?P<paragraph>[0-9]{1,2})款)?"
)


class UnknownCitation(LookupError):
    """A basis that stands in no register: nothing may be decided on it."""


@dataclass(frozen=True, slots=True)
class HouseArticle:
    """One numbered article of a house rule, in full."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Statute:
    """A text that may be cited: its short name, full title, number, version and last article."""

    short: str
    title: str
    kind: str
    number: str | None
    version: date
    in_force: date | None
    last_article: int
    aliases: tuple[str, ...] = ()
    articles: tuple[HouseArticle, ...] = ()

    @property
    def is_house_rule(self) -> bool:
        """Whether the federation wrote it for itself."""
        return self.kind == HOUSE


@dataclass(frozen=True, slots=True)
class Citation:
    """One article, ready to be printed; `branch`: 1 for 第十条之一, `paragraph`: 0 for the whole article."""

    short: str
    title: str
    number: str | None
    version: date
    article: str
    article_number: int
    branch: int = 0
    paragraph: int = 0
    statute: str = ""
    heading: str = ""
    text: str = ""
    is_house_rule: bool = False

    @property
    def formal(self) -> str:
        """《中华人民共和国劳动争议调解仲裁法》第二十七条第一款."""
        return f"《{self.title}》{self.article}"

    @property
    def full(self) -> str:
        """The same with document number and version: which text was relied on."""
        version = f"{self.version.isoformat()}版"
        return f"《{self.title}》（{'，'.join(filter(None, (self.number, version)))}）{self.article}"


@cache
def cite(basis: str) -> Citation:
    """The article somebody means by “调解仲裁法 27”, “办案规则30第1款” or “内部规则 投诉办理 4”."""
    found = _WRITTEN.fullmatch(basis.strip())
    statute = _register().get(found["name"].strip()) if found else None
    if found is None or statute is None:
        raise UnknownCitation(f"依据不在目录里：{basis}")
    article = int(found["article"])
    if not 1 <= article <= statute.last_article:
        raise UnknownCitation(f"《{statute.title}》没有第{article}条：{basis}")
    house = next((rule for rule in statute.articles if rule.number == article), None)
    return Citation(
        short=f"{statute.short} {basis.strip()[found.start('article') :]}",
        title=statute.title,
        number=statute.number,
        version=statute.version,
        article_number=article,
        branch=numerals.read(found["inserted"][1:]) if found["inserted"] else 0,
        paragraph=int(found["paragraph"] or 0),
        statute=statute.short,
        article=_printed(article, found["inserted"] or "", found["paragraph"]),
        heading=house.title if house else "",
        text=house.text if house else "",
        is_house_rule=statute.is_house_rule,
    )


@cache
def all_citations() -> tuple[Statute, ...]:
    """Every text that may be cited, laws first, house rules last."""
    statutes = [_statute(short, row) for short, row in tables.read(tables.in_law("citations.yaml")).items()]
    rules = [_house_rule(code, row) for code, row in tables.read(tables.in_law("house_rules.yaml")).items()]
    return tuple(sorted([*statutes, *rules], key=_rank))


def _rank(statute: Statute) -> int:
    return KINDS.index(statute.kind)


@cache
def _register() -> Mapping[str, Statute]:
    register: dict[str, Statute] = {}
    for statute in all_citations():
        for name in {statute.short, statute.title, *statute.aliases}:
            if name in register:
                raise tables.BadTable(f"两部法用了同一个名称：{name}")
            register[name] = statute
    return register


def _printed(article: int, inserted: str, paragraph: str | None) -> str:
    printed = f"第{numerals.written(article)}条{inserted}"
    return f"{printed}第{numerals.written(int(paragraph))}款" if paragraph else printed


def _statute(short: str, row: dict[str, Any]) -> Statute:
    try:
        return Statute(
            short=short,
            title=row["title"],
            kind=row["kind"],
            number=row["number"],
            version=row["version"],
            in_force=row["in_force"],
            last_article=row["articles"],
            aliases=tuple(row.get("aliases", ())),
        )
    except KeyError as missing:
        raise tables.BadTable(f"citations.yaml：{short} 没有写 {missing}") from missing


def _house_rule(code: str, row: dict[str, Any]) -> Statute:
    articles = tuple(
        HouseArticle(number, item["title"], item["text"]) for number, item in row["articles"].items()
    )
    if [article.number for article in articles] != list(range(1, len(articles) + 1)):
        raise tables.BadTable(f"house_rules.yaml：{code} 的条号要从一开始，一个接一个")
    return Statute(
        short=f"{HOUSE} {code}",
        title=row["title"],
        kind=HOUSE,
        number=None,
        version=row["since"],
        in_force=row["since"],
        last_article=len(articles),
        articles=articles,
    )
