"""Streams inside a document: pictures lose the notes of the camera that took them."""

import re
import zlib
from typing import Any, Final

from pypdf.generic import ArrayObject, EncodedStreamObject, NameObject, NullObject, StreamObject

from weiquanbao.evidence.files import jpeg2000, jpegs, refusal

_PICTURES: Final = {
    "/DCTDecode": jpegs.without_notes,
    "/DCT": jpegs.without_notes,
    "/JPXDecode": jpeg2000.without_notes,
}
_PLAIN_COLOURS: Final = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_NOTES: Final = (b"Exif\x00\x00", b"http://ns.adobe.com/xap/")
_WRAPPED_INLINE: Final = re.compile(rb"/\w+\s*/DCT(?:Decode)?\s*\]")
_FONT_KEYS: Final = ("/Length1", "/Length2", "/Length3")
_FONT_SUBTYPES: Final = frozenset(("/Type1C", "/CIDFontType0C", "/OpenType", "/Image"))


# `StreamObject.get_data(stream)` gives a stream as it is coded, `stream.get_data()` decoded.


def clean(stream: StreamObject) -> None:
    """Take the notes out of a picture, or out of pictures written inline into drawing commands."""
    stream.pop("/F", None)  # the data of a stream may not lie in another file
    filters = _filters(stream)
    if any(name in _PICTURES for name in filters):
        _clean_picture(stream, filters)
    elif stream.get("/Subtype") not in _FONT_SUBTYPES and not any(key in stream for key in _FONT_KEYS):
        _clean_commands(stream)


def name_plain_colours(array: ArrayObject) -> None:
    """A colour profile may carry private tags: the plain colour space with as many channels stands in for it."""
    if len(array) == 2 and array[0] == "/ICCBased":
        channels = array[1].get_object().get("/N")
        array[:] = [NameObject(_PLAIN_COLOURS[channels])]


def _filters(stream: StreamObject) -> list[str]:
    found = stream.get("/Filter")
    found = found.get_object() if found is not None else []
    return [str(name.get_object()) for name in found] if isinstance(found, ArrayObject) else [str(found)]


def _clean_picture(stream: StreamObject, filters: list[str]) -> None:
    if filters[-1] not in _PICTURES:
        raise refusal.broken_document()
    coded = _unwrapped(stream, filters) if len(filters) > 1 else StreamObject.get_data(stream)
    start = max(0, coded[:64].find(b"\xff\xd8")) if filters[-1] != "/JPXDecode" else 0
    StreamObject.set_data(stream, _PICTURES[filters[-1]](coded[start:]))


def _unwrapped(stream: StreamObject, filters: list[str]) -> bytes:
    """Undo the filters wrapped round a coded picture; the picture's own filter stays."""
    parameters = _parameters(stream, len(filters))
    outer = EncodedStreamObject()
    StreamObject.set_data(outer, StreamObject.get_data(stream))
    outer[NameObject("/Filter")] = ArrayObject(NameObject(name) for name in filters[:-1])
    outer[NameObject("/DecodeParms")] = ArrayObject(parameters[:-1])
    stream[NameObject("/Filter")] = NameObject(filters[-1])
    stream.pop("/DecodeParms", None)
    if hasattr(parameters[-1], "keys"):
        stream[NameObject("/DecodeParms")] = parameters[-1]
    return outer.get_data()


def _parameters(stream: StreamObject, count: int) -> list[Any]:
    """One set of parameters a filter, null where there is none."""
    found = stream.get("/DecodeParms", NullObject()).get_object()
    listed = [one.get_object() for one in found] if isinstance(found, ArrayObject) else [found]
    return (listed + [NullObject()] * count)[:count]


def _clean_commands(stream: StreamObject) -> None:
    commands = stream.get_data()
    if _WRAPPED_INLINE.search(
        commands
    ):  # a coded picture inside text coding: never seen in a worker's papers
        raise refusal.broken_document()
    if not any(note in commands for note in _NOTES):
        return
    StreamObject.set_data(stream, zlib.compress(jpegs.blanked(commands)))
    stream.decoded_self = None
    stream.pop("/DecodeParms", None)
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
