"""What a dossier is gathered from. A further kind of material joins as one module with `pieces(view)`, named here."""

from __future__ import annotations

from collections.abc import Callable

from weiquanbao.archive.pieces import Piece
from weiquanbao.archive.sources import application, evidence, history, messages, papers
from weiquanbao.archive.view import View

Source = Callable[[View], tuple[Piece, ...]]
SOURCES: tuple[Source, ...] = (
    application.pieces,
    papers.pieces,
    evidence.pieces,
    messages.pieces,
    history.pieces,
)


def catalogue(view: View) -> tuple[Piece, ...]:
    """Everything in the order of the catalogue: by heading, within one in the order in which it came."""
    found = [piece for source in SOURCES for piece in source(view)]
    return tuple(sorted(found, key=lambda piece: piece.place))
