"""Links in the documents lead somewhere, and the code they speak of exists."""

import importlib.util
import re
from pathlib import Path

import pytest

from weiquanbao.commands.reference import CHECKOUT
from weiquanbao.commands.registry import all_commands

PAGES = sorted(
    path.relative_to(CHECKOUT) for path in (*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").rglob("*.md"))
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
PATHS = re.compile(r"`((?:src|tests|docs|requirements|\.ci)/[^`\s]+|Makefile|pyproject\.toml)`")
MODULES = re.compile(r"`(weiquanbao(?:\.\w+)+)`")
COMMANDS = re.compile(r"(?<![\w./-])(?:\.venv/bin/)?weiquanbao ([a-z]+)(?: ([a-z]+))?")


def anchors(page: Path) -> set[str]:
    """The anchors GitHub gives the headings of a page."""
    headings = re.findall(r"^#{1,6} (.+)$", FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    bare = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip() for heading in headings)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in bare}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_every_link_leads_somewhere(page):
    dead = []
    for found in LINK.finditer((CHECKOUT / page).read_text("utf-8")):
        target = found[1] or found[2]
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        where, _, anchor = target.partition("#")
        there = (CHECKOUT / page).parent / where if where else CHECKOUT / page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            dead.append(target)
    assert not dead


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_code_a_page_speaks_of_exists(page):
    text = (CHECKOUT / page).read_text("utf-8")
    named = [one for one in PATHS.findall(text) if not re.search(r"[A-Z]{4,}|[*<…]", one)]
    gone = [one for one in named if not (CHECKOUT / one.partition(":")[0]).exists()]
    assert not gone
    for module in MODULES.findall(text):
        name = module
        while importlib.util.find_spec(name.rpartition(".")[0]) is None:
            name = name.rpartition(".")[0]
        parent, _, last = name.rpartition(".")
        assert importlib.util.find_spec(name) or hasattr(importlib.import_module(parent), last), module


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_commands_a_page_speaks_of_exist(page):
    known = {command.name for command in all_commands()}
    told = COMMANDS.findall((CHECKOUT / page).read_text("utf-8"))
    assert not [(one, two) for one, two in told if one not in known and f"{one} {two}" not in known]


def test_every_page_can_be_reached_from_the_index():
    reached, waiting = set(), [CHECKOUT / "docs" / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached:
            continue
        reached.add(page)
        for found in LINK.finditer(page.read_text("utf-8")):
            there = (page.parent / (found[1] or found[2]).partition("#")[0]).resolve()
            if there.suffix == ".md" and there.exists():
                waiting.append(there)
    docs = {path.resolve() for path in (CHECKOUT / "docs").rglob("*.md")}
    assert docs <= {page.resolve() for page in reached}
