"""Every citation of the product in one place: what acts, clocks, figures and claims rest on, and what texts mention.

What the code is built of names its basis itself; sentences of templates, papers, house rules and comments are searched
for the names of the register and for 《…》第…条.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from weiquanbao.commands.reference.markdown import link
from weiquanbao.commands.reference.procedure_page import heading
from weiquanbao.common import numerals
from weiquanbao.law import knowledge
from weiquanbao.law.citations import UnknownCitation, all_citations, cite
from weiquanbao.law.claims.flags import FLAGS
from weiquanbao.law.claims.register import CLAIMS
from weiquanbao.law.parameters import all_parameters
from weiquanbao.procedures import PROCEDURES

#: Files in which sentences stand. The register itself cites nothing, and the catalogue says it all again in English.
READ = (".py", ".html", ".txt", ".typ", ".yaml", ".js")
LEFT_OUT = ("citations.yaml", "locale", "migrations", "__pycache__")
#: Titles made up for tests and previews.
MADE_UP = ("示例", "某")
STATE = "中华人民共和国"
_NUMERAL = "[一二三四五六七八九十百千零〇]{1,9}"
_IN_WORDS = rf"第(?P<words>{_NUMERAL})条(?P<in_words>之[一二三四五六七八九])?(?:第(?P<part>{_NUMERAL})款)?"
_IN_FIGURES = (
    r"第?(?P<number>\d{1,4})条?(?P<in_figures>之[一二三四五六七八九])?"
    r"(?:第(?P<paragraph>\d{1,2})款)?(?![\d年.\-〔])"
)
_ARTICLE = rf"(?:{_IN_WORDS}|{_IN_FIGURES})"
_AND = re.compile(rf"(?:、|和|以及|或者)\s*{_ARTICLE}")


@dataclass(frozen=True, slots=True)
class Mention:
    """A citation in a file; `quoted` where the code says nothing but it, as it does for a basis."""

    basis: str
    place: str
    line: int
    quoted: bool


def relied_on() -> Iterator[tuple[str, str]]:
    """Every basis with a link to what rests on it: acts, clocks, figures, claims, warnings and knowledge pages."""
    for procedure in PROCEDURES.values():
        page = f"procedures/{procedure.code}.md"
        for code, act in procedure.acts.items():
            yield act.basis, link(f"{procedure.title} {act.title}", page, heading(code, act))
        for clock in procedure.clocks.values():
            yield clock.basis, link(f"{procedure.title} {clock.title}", page, "Clocks")
    for value in all_parameters():
        yield value.source, link(value.code, "parameters.md", value.code)
    for claim in CLAIMS.values():
        for basis in (*claim.basis, *claim.burden):
            yield basis, f"{claim.title} (`{claim.code}`)"
    for code, flag in FLAGS.items():
        for basis in flag.basis:
            yield basis, f"`{code}`"
    for one in knowledge.pages().values():
        for basis in one.articles:
            yield basis, f"{one.title} (`{one.code}`)"


@cache
def mentions() -> tuple[Mention, ...]:
    """Every citation written in a file of the product, in the order of files and lines."""
    root = files("weiquanbao")
    return tuple(found for place, file in _files(root, "") for found in _in(file.read_text("utf-8"), place))


def plain(basis: str) -> str:
    """A citation as the register writes it, whatever the name it was given by: 调解仲裁法 27."""
    try:
        return cite(basis).short
    except UnknownCitation:
        return basis


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name in LEFT_OUT:
            continue
        if entry.is_dir():
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.name.endswith(READ):
            yield f"{path}{entry.name}", entry


def _in(text: str, place: str) -> Iterator[Mention]:
    for found in _pattern().finditer(text):
        name = found["title"] or found["name"]
        if name.startswith(MADE_UP):
            continue
        line = text.count("\n", 0, found.start()) + 1
        quoted = text[found.start() - 1 : found.start()] == text[found.end() : found.end() + 1] == '"'
        yield Mention(_basis(name, found), place, line, quoted)
        end = found.end()
        while more := _AND.match(text, end):
            yield Mention(_basis(name, more), place, line, False)
            end = more.end()


def _basis(name: str, found: re.Match[str]) -> str:
    name = _names().get(name, name)
    article = found["number"] or str(numerals.read(found["words"]))
    part = found["paragraph"] or (str(numerals.read(found["part"])) if found["part"] else "")
    branch = found["in_words"] or found["in_figures"] or ""
    return f"{name} {article}{branch}" + (f"第{part}款" if part else "")


@cache
def _names() -> Mapping[str, str]:
    """Every way a text is called, and its short name."""
    return {
        name: one.short
        for one in all_citations()
        for name in (one.title.removeprefix(STATE), one.title, *one.aliases, one.short)
    }


@cache
def _pattern() -> re.Pattern[str]:
    known = "|".join(re.escape(name) for name in sorted(_names(), key=len, reverse=True))
    return re.compile(rf"(?:《(?P<title>[^《》\n]{{2,60}})》|(?P<name>{known}))\s?{_ARTICLE}")
