"""Reads and writes catalogues in gettext's forms, so that `make check` needs no tool beyond Python."""

import ast
import struct
from collections.abc import Iterator, Mapping

from weiquanbao.commands.catalogue.extract import Message

Translations = Mapping[Message, tuple[str, ...]]
"""What each message is in English: one text, or singular and plural."""

HEADER = (
    "Content-Type: text/plain; charset=UTF-8\nContent-Transfer-Encoding: 8bit\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
)
MAGIC = 0x950412DE


def read(text: str) -> dict[Message, tuple[str, ...]]:
    """The translations in a .po file, without its header."""
    entries = (_entry(block) for block in text.split("\n\n") if "msgid" in block)
    return {message: translated for message, translated in entries if message.text}


def write(translations: Translations, places: Mapping[Message, tuple[str, ...]]) -> str:
    """A .po file in the order of the messages; each names the files that hold it."""
    blocks = [f'msgid ""\nmsgstr {_quoted(HEADER)}']
    for message, translated in sorted(translations.items()):
        lines = [f"#: {place}" for place in places.get(message, ())]
        lines.append(f"msgid {_quoted(message.text)}")
        if message.plural:
            lines.append(f"msgid_plural {_quoted(message.plural)}")
            lines += [f"msgstr[{number}] {_quoted(text)}" for number, text in enumerate(translated)]
        else:
            lines.append(f"msgstr {_quoted(translated[0])}")
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def compiled(translations: Translations) -> bytes:
    """The .mo file that gettext reads at run time; texts without a translation stay out of it."""
    pairs = {b"": HEADER.encode()}
    for message, translated in translations.items():
        if all(translated):
            key = f"{message.text}\0{message.plural}" if message.plural else message.text
            pairs[key.encode()] = "\0".join(translated).encode()
    keys = sorted(pairs)
    values = [pairs[key] for key in keys]
    begin = 7 * 4 + 16 * len(keys)
    key_table, after = _table(keys, begin)
    value_table, _ = _table(values, after)
    head = struct.pack("<7I", MAGIC, 0, len(keys), 7 * 4, 7 * 4 + 8 * len(keys), 0, 0)
    return b"".join((head, key_table, value_table, *(text + b"\0" for text in (*keys, *values))))


def _table(texts: list[bytes], offset: int) -> tuple[bytes, int]:
    rows = []
    for text in texts:
        rows.append(struct.pack("<2I", len(text), offset))
        offset += len(text) + 1
    return b"".join(rows), offset


def _entry(block: str) -> tuple[Message, tuple[str, ...]]:
    fields = dict(_fields(block))
    translated = tuple(value for name, value in fields.items() if name.startswith("msgstr"))
    return Message(fields["msgid"], fields.get("msgid_plural", "")), translated


def _fields(block: str) -> Iterator[tuple[str, str]]:
    name, text = "", ""
    for line in block.splitlines():
        if line.startswith("msg"):
            if name:
                yield name, text
            name, _, quoted = line.partition(" ")
            text = ast.literal_eval(quoted)
        elif line.startswith('"'):
            text += ast.literal_eval(line)
    yield name, text


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'
