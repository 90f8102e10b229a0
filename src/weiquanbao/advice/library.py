"""Where the articles come from: a folder of files, or the texts that were imported."""

from __future__ import annotations

from pathlib import Path

from weiquanbao.advice.corpus import Piece, pieces
from weiquanbao.statutes import sources
from weiquanbao.statutes.texts import Text


def in_folder(folder: Path) -> tuple[Piece, ...]:
    """The articles of a folder of files; what is not in order is passed over. Raises NoSource and Malformed."""
    return pieces(found for found in sources.read(folder) if isinstance(found, Text))
