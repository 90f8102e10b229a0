"""Styles and scripts, put together once at start: one request for a desk page, none for a worker's first page."""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

_HERE = Path(__file__).parents[1] / "static" / "weiquanbao"
_SHARED = ("tokens.css", "base.css", "atoms.css", "parts.css")
BUNDLES: Mapping[str, tuple[str, ...]] = {
    "worker.css": (*_SHARED, "worker.css"),
    "employer.css": (*_SHARED, "worker.css", "employer.css", "sheet.css", "print.css"),
    "desk.css": (*_SHARED, "worker.css", "desk.css", "office.css", "talks.css", "sheet.css", "print.css"),
    "talks.css": ("talks.css",),
    "estimate.css": ("estimate.css",),
    "sheet.css": ("sheet.css",),
    "print.css": ("print.css",),
    "worker.js": ("common.js", "listen.js", "worker.js"),
    "money.js": ("money.js",),
    "record.js": ("record.js",),
    "asked.js": ("asked.js",),
    "share.js": ("share.js",),
    "uploads.js": ("uploads.js",),
    "talks.js": ("talks.js",),
    "desk.js": ("htmx", "common.js", "money.js", "uploads.js", "desk.js"),
}
"""File on the wire → the files it is made of, in order. `htmx` is taken from its package, never copied here."""

_COMMENT = re.compile(r"//.*|/\*(?:(?!\*/).)*\*/")
_TYPES = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8"}


@dataclass(frozen=True, slots=True)
class Asset:
    """One file ready to be sent, plain and compressed, named by what is in it."""

    name: str
    text: str
    body: bytes
    zipped: bytes
    digest: str
    content_type: str


@cache
def asset(name: str) -> Asset:
    """The bundle of that name; KeyError for one not declared."""
    suffix = "." + name.rpartition(".")[2]
    text = _text(BUNDLES[name], suffix)
    body = text.encode()
    zipped = gzip.compress(body, 9, mtime=0)
    return Asset(name, text, body, zipped, hashlib.sha256(body).hexdigest()[:12], _TYPES[suffix])


LOADER = (
    'addEventListener("load",function(){requestAnimationFrame(function(){setTimeout(function(){'
    'var d=document;(d.documentElement.dataset.script||"").split(" ").forEach(function(a){'
    'if(a){var s=d.createElement("script");s.async=!1;s.src=a;d.head.append(s)}'
    "})})})})"
)
"""The only script inside a page: once the page has been shown it fetches the rest, in order."""


def _text(parts: tuple[str, ...], suffix: str) -> str:
    texts = [_read(part) for part in parts]
    return "".join(map(shorter, texts)) if suffix == ".css" else ";\n".join(map(thinner, texts))


def _read(part: str) -> str:
    if part == "htmx":
        return files("django_htmx").joinpath("static/django_htmx/htmx-2.min.js").read_text("utf-8")
    return (_HERE / part).read_text("utf-8")


def shorter(css: str) -> str:
    """The same styles without comments and spare white space."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    css = re.sub(r" ?([{};,]) ?", r"\1", css)
    return re.sub(r": ", ":", css).replace(";}", "}").strip()


def thinner(script: str) -> str:
    """The same script without indentation and lines that are a comment. A comment after code stays."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not _COMMENT.fullmatch(line))
