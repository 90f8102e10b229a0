"""The texts of papers: found, read and filled in. An operator's own text stands before ours, without code.

A text lies in `procedures/<code>/papers/<name>.txt`, or under the same path in the folder named by
WEIQUANBAO_PAPERS. It opens with a head:

    title: 受理告知书
    series: 受告            what its numbers are called
    layout: letter          letter (GB/T 9704), plain, or brief (what a party writes)
    for: claimant           claimant, respondent, both, or file (kept, given to nobody)
    signs: parties          only where it has to be signed: a draft until it is sent to those who sign it,
    signs: present          or waiting for them as soon as it is written
    seal: no                only where it is not the body's to seal
    ---

and goes on with lines (see `blocks`) in which Jinja fills in what the sender supplies. The sandbox gives a text no
way to anything but those fields.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import jinja2
from django.conf import settings
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from weiquanbao.common.capitals import in_capitals
from weiquanbao.common.dates import plain_date
from weiquanbao.common.money import in_figures
from weiquanbao.papers.blocks import Block, filled, parse
from weiquanbao.procedures import PROCEDURES

LAYOUTS = ("letter", "plain", "brief")
AUDIENCES = ("claimant", "respondent", "both", "file")
#: Who signs it → what it is until they have.
SIGNS = {"": "final", "parties": "draft", "present": "signing"}
#: A text longer than this is none of ours.
LONGEST = 60_000

_HEAD = re.compile(r"\A((?:[a-z]+:.*\n)+)---\n")
_CODE = re.compile(r"([a-z][a-z0-9_]*)\.([a-z][a-z0-9_]*)")


class PaperError(ValueError):
    """A text cannot be used as it is written; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Template:
    """One text, ready to be filled in."""

    code: str
    title: str
    series: str
    layout: str
    audience: str
    state: str
    """What it is when it is written, one of `words.STATES`."""
    sealed: bool
    body: str

    def compose(self, data: Mapping[str, object]) -> tuple[Block, ...]:
        """The blocks with everything filled in. Raises PaperError for a field without a value."""
        blocks = self.part(data)
        if not blocks:
            raise PaperError(f"{self.code}: the text is empty")
        return blocks

    def part(self, data: Mapping[str, object]) -> tuple[Block, ...]:
        """The same of a text that is part of one, and may have nothing to say. Raises PaperError."""
        try:
            text = _compiled(self.body).render(**data)
        except (TemplateError, TypeError, ValueError) as error:
            raise PaperError(f"{self.code}: {error}") from error
        return parse(text)


def _said(value: object) -> str:
    """A value as a paper writes it: 2026年11月26日, 12,000.50."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return filled(in_figures(value))
    if isinstance(value, date):
        return filled(plain_date(value))
    if isinstance(value, StrictUndefined):
        return str(value)  # raises with the name of the field
    if not isinstance(value, str | int):
        raise TypeError(f"a paper says words, numbers, sums and days, no {type(value).__name__}")
    return filled(str(value))


def _sandbox() -> ImmutableSandboxedEnvironment:
    sandbox = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        autoescape=False,  # no HTML is made here; marks keep values apart from markup
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_said,
    )
    sandbox.globals.clear()
    sandbox.filters = {
        name: sandbox.filters[name] for name in ("join", "length", "first", "last", "default", "sum", "map")
    }
    sandbox.filters["capital"] = in_capitals
    return sandbox


_JINJA = _sandbox()


@cache
def _compiled(body: str) -> jinja2.Template:
    """A text is compiled once a process."""
    return _JINJA.from_string(body)


@cache
def template(code: str) -> Template:
    """The text with this code, such as `complaint.accepted`. Raises PaperError."""
    found = _CODE.fullmatch(code)
    if not found:
        raise PaperError(f"{code!r} is not the code of a paper")
    for folder in _folders(found[1]):
        source = folder.joinpath(f"{found[2]}.txt")
        if source.is_file():
            return parse_template(code, source.read_text(encoding="utf-8"))
    raise PaperError(f"no text for the paper {code}")


def codes(procedure: str) -> tuple[str, ...]:
    """The codes of all papers of a procedure."""
    names = {
        entry.name.removesuffix(".txt")
        for folder in _folders(procedure)
        if folder.is_dir()
        for entry in folder.iterdir()
        if entry.name.endswith(".txt")
    }
    return tuple(f"{procedure}.{name}" for name in sorted(names))


@cache
def unsealed_codes() -> frozenset[str]:
    """The papers the body does not seal: what others say in them is not its word."""
    all_codes = (code for law in PROCEDURES for code in codes(law))
    return frozenset(code for code in all_codes if not template(code).sealed)


def _folders(procedure: str) -> Iterator[Traversable]:
    if own := own_folder():
        yield own / procedure
    yield resources.files("weiquanbao") / "procedures" / procedure / "papers"


def own_folder() -> Path | None:
    """The operator's folder of texts, layout and fonts; None where there is none."""
    return Path(settings.PAPERS_FOLDER) if settings.PAPERS_FOLDER else None


def parse_template(code: str, source: str) -> Template:
    """Read one text file. Raises PaperError."""
    text = source.replace("\r\n", "\n")
    found = _HEAD.match(text)
    if not found or len(text) > LONGEST:
        raise PaperError(f"{code}: the text does not open with a head, or is too long")
    lines = (line.partition(":") for line in found[1].splitlines())
    head = {name: value.strip() for name, _, value in lines}
    signs, seal = head.pop("signs", ""), head.pop("seal", "yes")
    wrong = sorted(head.keys() ^ {"title", "series", "layout", "for"})
    if wrong or signs not in SIGNS or seal not in {"yes", "no"}:
        raise PaperError(f"{code}: missing or unknown in the head: {', '.join(wrong) or 'signs, seal'}")
    if head["layout"] not in LAYOUTS or head["for"] not in AUDIENCES or not head["title"]:
        raise PaperError(f"{code}: layout is one of {LAYOUTS}, for one of {AUDIENCES}, a title is needed")
    return Template(
        code, head["title"], head["series"], head["layout"], head["for"], SIGNS[signs], seal == "yes",
        text[found.end() :],
    )  # fmt: skip
