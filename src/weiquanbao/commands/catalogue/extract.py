"""Finds the Chinese texts that users may see, in templates and in Python.

Screens mark theirs for translation. The floors below hold plain labels and sentences, which screens translate when they
show them: there every Chinese text counts, except what the people using the screens never read.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from django.utils.translation.template import templatize

from weiquanbao.law import tables

CHINESE = re.compile(r"[\u3400-\u9fff]")
SPEAK_FOR_THEMSELVES = ("advice", "commands", "config", "documents", "locale", "statutes")
"""Floors whose texts never reach a screen, or are law written in Chinese: what a document for a court asks and says."""
OFF_SCREEN = frozenset(
    {
        # A dossier is a record of the house and is written in Chinese; so is what its verifier, which runs alone, says.
        "archive/binding.py",
        "archive/checks.py",
        "archive/make.py",
        "archive/metadata.py",
        "archive/timeline.py",
        "archive/verify.py",
        "people/erasing.py",  # stands for the name of a person who is forgotten
        "cases/numbers.py",  # the marks in a case number: part of a name
        "common/capitals.py",  # how a paper writes a sum
        "common/numerals.py",  # how Chinese writes and speaks numbers
        "notices/checks.py",  # measures the length of messages
        "papers/checks.py",  # an example by which an operator's layout is tried
        "papers/compare.py",  # quotes lines of a paper, which is written in Chinese
        "papers/docx.py",  # the name of a font
        "papers/numbers.py",  # the marks in a number of a paper: part of a name
        "funds/headings.py",  # what banks write in a statement
        "law/knowledge/figures.py",  # units within the Chinese of a knowledge page
        "law/knowledge/loading.py",  # faults of a knowledge page, told to whoever writes it
        "procedures/matrix.py",  # headings of the printed reference
        "service/receipts.py",  # an example by which the text of the receipt is tried
        "reading/assignment_fields.py",  # what papers say, which are written in Chinese
        "reading/paper_fields.py",  # examples by which the texts of papers are tried; papers are written in Chinese
        "recognition/days.py",  # how Chinese writes dates
        "recognition/figures.py",  # how Chinese writes sums
        "recognition/firms.py",  # how firms are called
        "recognition/suggest.py",  # headings of wage tables
        "web/acting.py",  # who may open which address, for the printed reference
        "web/design/kit.py",  # samples on the makers' own page of components
        "web/worker/consenting.py",  # where a line of Chinese may not break
    }
)
"""Files whose Chinese is not a text of a screen, or cannot be another language."""
NEVER_SHOWN = frozenset({"help_text", "verbose_name", "verbose_name_plural", "basis"})
"""Names of arguments and attributes that speak to makers, or cite the law in its own words."""
AMOUNT_WORDS = frozenset("零两百千万块元角分")
"""Pieces of amounts written out in Chinese, which only Chinese puts together."""
CITATION = re.compile(r"\D+ ?[0-9]{1,4}(第[0-9]{1,2}款)?")
PATTERN_MARK = "(?"
MARKS = frozenset({"_", "gettext", "gettext_lazy", "gettext_noop"})
PLURAL_CALLS = frozenset({"ngettext", "ngettext_lazy"})
_TEXT = r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"\b(n?gettext|_)\(\s*u?{_TEXT}(?:\s*,\s*u?{_TEXT})?", re.DOTALL)


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """One text, with its plural if it counts something."""

    text: str
    plural: str = ""


def found(root: Path) -> Mapping[Message, tuple[str, ...]]:
    """Every message, and the files that hold it; what the figures of the law are called is kept in tables."""
    places: defaultdict[Message, set[str]] = defaultdict(set)
    for path in sorted(root.glob("law/parameters/*.yaml")):
        for row in tables.read(path).values():
            places[Message(row["title"])].add(path.relative_to(root).as_posix())
    topics = root / "law/knowledge/topics.yaml"
    for row in tables.read(topics).values() if topics.exists() else ():
        for text in (row["title"], row["hint"]):
            places[Message(text)].add(topics.relative_to(root).as_posix())
    for path in _files(root):
        read = _in_python if path.suffix == ".py" else _in_template
        for message in read(path.read_text("utf-8")):
            places[message].add(path.relative_to(root).as_posix())
    counted = {message.text for message in places if message.plural}
    return {
        message: tuple(sorted(files))
        for message, files in sorted(places.items())
        if message.plural or message.text not in counted
    }


def _files(root: Path) -> Iterator[Path]:
    for path in sorted((*root.rglob("*.py"), *root.rglob("templates/**/*.html"))):
        parts = path.relative_to(root).parts
        if parts[0] in SPEAK_FOR_THEMSELVES or "migrations" in parts:
            continue
        if path.relative_to(root).as_posix() not in OFF_SCREEN:
            yield path


def _in_template(source: str) -> Iterator[Message]:
    for _, text, plural in _CALL.findall(templatize(source)):
        yield Message(ast.literal_eval(text), ast.literal_eval(plural) if plural else "")


def _in_python(source: str) -> Iterator[Message]:
    tree = ast.parse(source)
    silent = set(map(id, _silent(tree)))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in PLURAL_CALLS:
            singular, plural = (
                argument.value for argument in node.args[:2] if isinstance(argument, ast.Constant)
            )
            yield Message(str(singular), str(plural))
        elif isinstance(node, ast.Call) and _name(node.func) in MARKS:
            yield from (Message(str(one.value)) for one in node.args if _is_text(one))
        elif isinstance(node, ast.Constant) and id(node) not in silent and _is_chinese(node.value):
            yield Message(str(node.value))


def _silent(tree: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, explanations standing alone, pieces of f-strings, and what speaks to makers."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield node.value
        elif isinstance(node, ast.JoinedStr):
            yield from node.values
        elif isinstance(node, ast.keyword | ast.Assign) and _named(node) & NEVER_SHOWN:
            yield from ast.walk(node.value)


def _named(node: ast.keyword | ast.Assign) -> set[str | None]:
    """What is given a value here: an argument, or attributes."""
    if isinstance(node, ast.keyword):
        return {node.arg}
    return {target.id for target in node.targets if isinstance(target, ast.Name)}


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_chinese(value: object) -> bool:
    """Whether it is a Chinese text to read: no pattern, no piece of an amount, no citation."""
    if not isinstance(value, str) or not CHINESE.search(value):
        return False
    return value not in AMOUNT_WORDS and PATTERN_MARK not in value and not CITATION.fullmatch(value)
