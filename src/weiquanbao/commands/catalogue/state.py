"""How the catalogue stands beside the texts: what is missing, what is left over, what does not fit."""

import re
from collections.abc import Iterator

from weiquanbao.commands.catalogue import MO, PO, ROOT
from weiquanbao.commands.catalogue.extract import Message, found
from weiquanbao.commands.catalogue.po import compiled, read, write

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")


def faults() -> Iterator[str]:
    """One sentence for everything that keeps the English screens from being complete."""
    known = read(PO.read_text("utf-8")) if PO.exists() else {}
    places = found(ROOT)
    for message, files in places.items():
        if not all(known.get(message, ("",))):
            yield f"{files[0]}: no English for {message.text!r}"
    for message, translated in known.items():
        if message not in places:
            yield f"{PO.name}: {message.text!r} is said nowhere any more"
        yield from _misfits(message, translated)
    if not MO.exists() or MO.read_bytes() != compiled(known):
        yield f"{MO.name} is not made from {PO.name}: run weiquanbao translations"


def renew() -> int:
    """Add what is new, drop what is gone, compile; returns how many texts have no English yet."""
    known = read(PO.read_text("utf-8")) if PO.exists() else {}
    places = found(ROOT)
    renewed = {message: known.get(message, ("", "") if message.plural else ("",)) for message in places}
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(write(renewed, places), "utf-8")
    MO.write_bytes(compiled(renewed))
    return sum(not all(translated) for translated in renewed.values())


def _misfits(message: Message, translated: tuple[str, ...]) -> Iterator[str]:
    wanted = set(PLACEHOLDER.findall(message.text))
    for text in translated:
        if text and set(PLACEHOLDER.findall(text)) != wanted:
            yield f"{PO.name}: {text!r} does not fill in the same values as {message.text!r}"
