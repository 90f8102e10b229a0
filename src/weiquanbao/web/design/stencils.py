"""Parts of a page that are the same again and again: each is rendered once for its shape, then words are filled in.

A list of twenty-five lines renders its template for each kind of line there is, not for each line. The shape is
whatever the template decides by; what is merely written into it stands in the template as `{{ slot.name }}`. A part
without slots depends on its shape alone, as a menu does on its choices.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from html import escape

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from weiquanbao.web.design.drawings import Drawing, used_on
from weiquanbao.web.design.language import by_language

#: Stands around the name of a slot; no text that people write holds it.
EDGE = "\0"
#: What `{% csrf_token %}` writes: every page has its own.
TOKEN = "csrf_token"  # noqa: S105 - its name


class Slots:
    """In a template, `slot.name` is the place where that word comes."""

    def __getitem__(self, name: str) -> SafeString:
        return slot(name)


@dataclass(frozen=True, slots=True)
class Stencil:
    """A rendered part: its text and the names of its slots in turn, and the drawings it refers to."""

    pieces: tuple[str, ...]
    drawings: tuple[Drawing, ...]

    def filled(self, page: HttpRequest, words: Mapping[str, str]) -> SafeString:
        """The part with these words, escaped like in any template; its drawings come with the page."""
        if self.drawings:
            used_on(page).update((one.code, one) for one in self.drawings)
        pieces = list(self.pieces)
        if TOKEN in pieces:
            words = {**words, TOKEN: get_token(page)}
        pieces[1::2] = [_written(words[name]) for name in pieces[1::2]]
        return SafeString("".join(pieces))


def _written(word: str) -> str:
    return word if isinstance(word, SafeString) else escape(word)


def slot(name: str) -> SafeString:
    """The place of a word, for a value that is put into the shape."""
    return SafeString(f"{EDGE}{name}{EDGE}")


@by_language
def cut(template: str, **shape: Hashable) -> Stencil:
    """The part of this shape in the language of the page. Nothing else about the page is known to its template."""
    sheet = _Sheet()
    told = {**shape, "slot": Slots(), "request": sheet, TOKEN: slot(TOKEN)}
    text = render_to_string(template, told)
    return Stencil(tuple(text.split(EDGE)), tuple(used_on(sheet).values()))


class _Sheet:
    """Stands for the request while a part is rendered, so that it refers to drawings instead of bringing them."""
