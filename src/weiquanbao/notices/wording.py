"""The wording of a notice: plain text with named fields, checked when it is read rather than when it is sent.

A text is a body with fields in braces. It may open with a head, ended by a line of three dashes:

    subject: 验证码
    secret: code
    ---
    验证码 {code}，{minutes} 分钟内有效。

`subject` heads e-mails and the list of messages; `secret` names the fields that are blanked after delivery. A
channel that needs words of its own gets them under a line `--- sms`, `--- email` or `--- in_app`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from weiquanbao.notices.values import short, spoken

CHANNELS = ("in_app", "sms", "email")
#: What stands where a secret stood, once it has been blanked.
BLANK = "••••"

_FIELD = re.compile(r"[a-z][a-z0-9_]*")
_SECTION = re.compile(r"^--- (in_app|sms|email)$", re.MULTILINE)
_HEAD = re.compile(r"\A((?:[a-z]+:.*\n)+)---\n")


class WordingError(ValueError):
    """A text cannot be used as it is written; the message says where and why."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What one channel will say, and what is kept of it once its secrets are blanked ("" if it has none)."""

    subject: str
    text: str
    kept: str


@dataclass(frozen=True, slots=True)
class Wording:
    """One text, ready to be filled in for any channel."""

    code: str
    subject: str
    secret: frozenset[str]
    common: str
    own: Mapping[str, str]

    def body(self, channel: str) -> str:
        """The words for a channel: its own, or those common to all."""
        body = self.own.get(channel, self.common)
        if not body:
            raise WordingError(f"{self.code}: no words for {channel}")
        return body

    @property
    def fields(self) -> frozenset[str]:
        """Every field the text asks for, on any channel or in its subject."""
        bodies = (self.subject, self.common, *self.own.values())
        return frozenset(name for body in bodies for name in fields_of(body, self.code))

    def render(self, channel: str, context: Mapping[str, object]) -> Rendered:
        """Fill in the fields. A field without a value is an error: half a message is never sent."""
        body = self.body(channel)
        used = fields_of(body, self.code) | fields_of(self.subject, self.code)
        missing = sorted(used - context.keys())
        if missing:
            raise WordingError(f"{self.code}: no value for {', '.join(missing)}")
        values = {name: spoken(context[name]) for name in used}
        if channel == "sms":
            values = {name: short(value) for name, value in values.items()}
        veiled = values | dict.fromkeys(self.secret & used, BLANK)
        kept = _fill(body, veiled) if self.secret & used else ""
        return Rendered(_fill(self.subject, veiled), _fill(body, values), kept)


def _fill(body: str, values: Mapping[str, str]) -> str:
    """The body with its fields filled in; a line that held only empty fields goes."""
    lines = [(line, line.format_map(values)) for line in body.split("\n")]
    return "\n".join(filled for line, filled in lines if filled.strip() or not line.strip())


def fields_of(body: str, code: str) -> frozenset[str]:
    """The names in braces. Anything but a bare name (an index, an attribute, a format) is refused."""
    return frozenset(_fields(body, code))


def _fields(body: str, code: str) -> Iterator[str]:
    try:
        pieces = list(Formatter().parse(body))
    except ValueError as error:
        raise WordingError(f"{code}: {error}") from None
    for _literal, name, spec, conversion in pieces:
        if name is None:
            continue
        if not _FIELD.fullmatch(name) or spec or conversion:
            raise WordingError(f"{code}: {{{name}}} is not a bare field name")
        yield name


def parse(code: str, source: str) -> Wording:
    """Read one text file."""
    head, rest = _split_head(source.replace("\r\n", "\n"))
    unknown = sorted(head.keys() - {"subject", "secret"})
    if unknown:
        raise WordingError(f"{code}: unknown head {', '.join(unknown)}")
    common, *sections = _SECTION.split(rest)
    names = sections[::2]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise WordingError(f"{code}: --- {' and '.join(twice)} twice")
    own = {channel: body.strip() for channel, body in zip(names, sections[1::2], strict=True)}
    wording = Wording(
        code=code,
        subject=head.get("subject", ""),
        secret=frozenset(head.get("secret", "").split()),
        common=common.strip(),
        own=own,
    )
    return _sound(wording)


def _split_head(source: str) -> tuple[dict[str, str], str]:
    found = _HEAD.match(source)
    if not found:
        return {}, source
    lines = (line.partition(":") for line in found[1].splitlines())
    return {name: value.strip() for name, _, value in lines}, source[found.end() :]


def _sound(wording: Wording) -> Wording:
    if not wording.common and not wording.own:
        raise WordingError(f"{wording.code}: the text is empty")
    if "" in wording.own.values():
        raise WordingError(f"{wording.code}: a section is empty")
    stray = sorted(wording.secret - wording.fields)
    if stray:
        raise WordingError(f"{wording.code}: secret but not used: {', '.join(stray)}")
    return wording
