"""Documents: a copy that only draws its pages. It runs nothing, opens nothing, carries nothing along."""

import io
import logging
from collections.abc import Iterable
from typing import Any, Final

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from weiquanbao.evidence.files import pdf_streams, refusal
from weiquanbao.evidence.files.copies import Document
from weiquanbao.evidence.files.refusal import Refusal

MOST_OBJECTS: Final = 200_000
_PAGE_KEYS: Final = ("/Resources", "/MediaBox", "/CropBox", "/Rotate", "/UserUnit", "/Contents", "/Group")
# Not needed to draw: document metadata, private application data, attached files, positions on the globe.
_DROPPED_KEYS: Final = frozenset(
    (
        "/Metadata",
        "/PieceInfo",
        "/AF",
        "/OPI",
        "/Ref",
        "/Measure",
        "/PtData",
        "/LGIDict",
        "/LastModified",
        "/StructParent",
        "/StructParents",
        "/Alternates",
    )
)
# A drawing has no business pointing at these; a file that does gets them emptied.
_FOREIGN_TYPES: Final = frozenset(
    (
        "/Catalog",
        "/Pages",
        "/Page",
        "/Annot",
        "/Action",
        "/Outlines",
        "/StructTreeRoot",
        "/StructElem",
        "/Filespec",
        "/EmbeddedFile",
        "/Metadata",
        "/Sig",
    )
)
# Scripts and attached files need not name their type (ISO 32000-1, 12.6.4.16 and 7.11.3).
_FOREIGN_SHAPES: Final = (frozenset(("/S", "/JS")), frozenset(("/EF", "/F")), frozenset(("/EF", "/UF")))
# Seals and filled-in forms are drawn by annotations and stay visible; these only act, open or carry.
_UNDRAWN: Final = frozenset(
    ("/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D")
)
_HIDDEN: Final = 2 | 32
_PRINTED: Final = 4

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its warnings quote what the document says


def document(data: bytes, *, most_pages: int) -> Document:
    """Make the copy that may be shown: the drawings of the pages in their order and nothing else."""
    try:
        return _redrawn(data, most_pages)
    except Refusal:
        raise
    except Exception as fault:  # a parser given damaged or hostile bytes raises nearly anything
        raise refusal.broken_document() from fault


def _redrawn(data: bytes, most_pages: int) -> Document:
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(
        ""
    ):  # many are locked against change only, and open for anyone
        raise refusal.locked_document()
    count = len(reader.pages)
    if count > most_pages:
        raise refusal.too_many_pages(count, most_pages)
    if not count:
        raise refusal.broken_document()
    pages = list(reader.pages)
    for page in pages:
        _keep_drawing_only(page)
    _clean(pages)
    return Document(_written(pages), count)


def _written(pages: list[PageObject]) -> bytes:
    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    for page in pages:
        writer.add_page(page)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _keep_drawing_only(page: PageObject) -> None:
    """What is not named as part of a drawing goes: actions, thumbnails, viewports with coordinates, and the unknown."""
    drawn = _appearances(page)
    for key in set(page) - {*_PAGE_KEYS, "/Type", "/Parent"}:
        del page[key]
    if drawn:
        page[NameObject("/Annots")] = ArrayObject(drawn)


def _appearances(page: PageObject) -> list[DictionaryObject]:
    """The visible faces of seals, signatures, stamps and form fields, as plain stamps that do nothing."""
    listed = _resolved(page, "/Annots")
    if not isinstance(listed, ArrayObject):
        return []
    stamps = (_stamp(one.get_object()) for one in listed)
    return [stamp for stamp in stamps if stamp is not None]


def _stamp(annotation: Any) -> DictionaryObject | None:
    if not isinstance(annotation, DictionaryObject) or annotation.get("/Subtype") in _UNDRAWN:
        return None
    flags = annotation.get("/F", 0)
    face = _face(annotation)
    if face is None or "/Rect" not in annotation or (isinstance(flags, int) and flags & _HIDDEN):
        return None
    corners = ArrayObject(FloatObject(number) for number in _resolved(annotation, "/Rect"))
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Stamp"),
            NameObject("/Rect"): corners,
            NameObject("/F"): NumberObject(_PRINTED),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): face}),
        }
    )


def _face(annotation: DictionaryObject) -> Any:
    """The normal appearance; a tick box has one for each of its states."""
    faces = _resolved(annotation, "/AP")
    if not isinstance(faces, DictionaryObject):
        return None
    normal, state = _resolved(faces, "/N"), annotation.get("/AS")
    if isinstance(normal, StreamObject):
        return faces.raw_get("/N")
    if isinstance(normal, DictionaryObject) and isinstance(_resolved(normal, state), StreamObject):
        return normal.raw_get(state)
    return None


def _resolved(holder: DictionaryObject, key: Any) -> Any:
    """What stands under a key, wherever in the file it lies."""
    found = holder.get(key)
    return found.get_object() if found is not None else None


def _clean(pages: Iterable[PageObject]) -> None:
    """Walk everything the pages draw with, once, and take out what does not draw."""
    waiting: list[Any] = [
        page[key] for page in pages for key in page if key not in ("/Type", "/Parent", "/Annots")
    ]
    stamps = [stamp for page in pages for stamp in page.get("/Annots", ())]
    waiting += [stamp["/AP"] for stamp in stamps]
    seen: set[int] = set()
    while waiting:
        thing = waiting.pop().get_object()
        if id(thing) in seen or not isinstance(thing, DictionaryObject | ArrayObject):
            continue
        seen.add(id(thing))
        if len(seen) > MOST_OBJECTS:
            raise refusal.broken_document()
        waiting += _parts(thing)


def _parts(thing: DictionaryObject | ArrayObject) -> list[Any]:
    """The cleaned thing's own parts, still to be looked at."""
    if isinstance(thing, ArrayObject):
        pdf_streams.name_plain_colours(thing)
        return list(thing)
    if _kind(thing) in _FOREIGN_TYPES or any(shape <= set(thing) for shape in _FOREIGN_SHAPES):
        _empty(thing)
    for key in _DROPPED_KEYS & set(thing):
        del thing[key]
    if isinstance(thing, StreamObject):
        pdf_streams.clean(thing)
    return list(thing.values())


def _empty(thing: DictionaryObject) -> None:
    thing.clear()
    if isinstance(thing, StreamObject):
        StreamObject.set_data(thing, b"")
        thing.decoded_self = None


def _kind(thing: DictionaryObject) -> str:
    kind = thing.get("/Type")
    return str(kind) if isinstance(kind, NameObject) else ""
