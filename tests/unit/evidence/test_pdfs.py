"""What is shown of a document: its pages as they look, and nothing that acts, carries or tells."""

import io
import re
import sys
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject

from weiquanbao.evidence.files import confined, jpeg2000, jpegs
from weiquanbao.evidence.files.pdfs import document
from weiquanbao.evidence.files.prepared import Limits, prepared
from weiquanbao.evidence.files.refusal import Refusal


def unfolded(data):
    """Everything in a document, with its streams decoded as far as a stranger could."""
    parts = [data]
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL):
        parts.append(stream)
        try:
            parts.append(zlib.decompressobj().decompress(stream))  # the last byte may look like a line end
        except zlib.error:
            continue
    return b"\n".join(parts)


def made(data, most_pages=200):
    return document(data, most_pages=most_pages)


@pytest.mark.parametrize(
    "filters",
    [("/DCTDecode",), ("/FlateDecode", "/DCTDecode"), ("/ASCII85Decode", "/FlateDecode", "/DCTDecode")],
)
def test_nothing_private_is_left_however_it_was_wrapped(media, filters):
    original = media.pdf(2, filters=filters)
    copy = made(original)
    left = unfolded(copy.shown)
    assert copy.pages == 2
    for trace in (media.PRIVATE, b"Exif", b"xmpmeta", b"/Author", b"ICC"):
        assert trace not in left
    for thing in (
        b"/JavaScript",
        b"/OpenAction",
        b"/AA",
        b"/EmbeddedFile",
        b"/Link",
        b"/PieceInfo",
        b"/Info",
    ):
        assert thing not in left


def test_the_private_marks_were_there_to_begin_with(media):
    """Without this the test above could pass on an empty paper."""
    for filters in (("/DCTDecode",), ("/FlateDecode", "/DCTDecode")):
        left = unfolded(media.pdf(2, filters=filters))
        assert left.count(media.PRIVATE) > 8
        assert b"Exif" in left


def test_the_pages_still_look_the_same(media):
    original = media.jpeg(320, 240)
    reader = PdfReader(io.BytesIO(made(media.pdf(3, photo=original)).shown))
    assert [page.extract_text() for page in reader.pages] == [f"wages page {number}" for number in range(3)]
    image = reader.pages[2]["/Resources"]["/XObject"]["/Im"]
    assert image["/ColorSpace"] == ["/DeviceRGB"]
    assert media.saved(reader.pages[2].images[0].image, "PNG") == media.saved(
        PdfReader(io.BytesIO(media.pdf(3, photo=original))).pages[2].images[0].image.convert("RGB"), "PNG"
    )


def test_a_seal_stays_visible_and_does_nothing(media):
    page = PdfReader(io.BytesIO(made(media.pdf(1)).shown)).pages[0]
    (seal,) = [one.get_object() for one in page["/Annots"]]
    assert seal["/Subtype"] == "/Stamp"
    assert seal["/AP"]["/N"].get_data() == b"1 0 0 rg 0 0 100 100 re f"
    assert set(seal) == {"/Type", "/Subtype", "/Rect", "/F", "/AP"}


def test_a_picture_written_into_the_drawing_commands_loses_its_place(media):
    photo = media.jpeg(64, 48)
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(media.pdf(1))))
    contents = writer.pages[0]["/Contents"].get_object()
    contents.set_data(b"q BI /W 64 /H 48 /CS /RGB /BPC 8 /F /DCT ID " + photo + b" EI Q")
    out = io.BytesIO()
    writer.write(out)
    left = unfolded(made(out.getvalue()).shown)
    assert b"BI /W 64" in left
    assert b"Exif" not in left
    assert b"GPS" not in left


def test_a_catalogue_reached_through_a_drawing_is_not_copied(media):
    """A file may point from a font back to its own catalogue, and so carry everything along."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(media.pdf(2))))
    page = writer.pages[0]
    page["/Resources"][NameObject("/Properties")] = DictionaryObject(
        {NameObject("/Way"): writer.root_object.indirect_reference}
    )
    out = io.BytesIO()
    writer.write(out)
    left = unfolded(made(out.getvalue()).shown)
    assert media.PRIVATE not in left
    assert left.count(b"/Catalog") == 1
    assert b"/Names" not in left


def test_a_paper_with_a_password_is_sent_back_with_the_way_round(media):
    with pytest.raises(Refusal) as refused:
        made(media.locked_pdf(user_password="secret"))
    assert refused.value.sentence == "这个 PDF 有密码，拍照或去掉密码再传。"


def test_a_paper_locked_only_against_change_is_taken(media):
    copy = made(media.locked_pdf(user_password=""))
    assert copy.pages == 1
    assert not PdfReader(io.BytesIO(copy.shown)).is_encrypted


def test_the_number_of_pages_is_limited_and_named(media):
    assert made(media.pdf(3), most_pages=3).pages == 3
    with pytest.raises(Refusal) as refused:
        made(media.pdf(4), most_pages=3)
    assert refused.value.sentence == "这个 PDF 有 4 页，一份最多 3 页。分成几份再传。"


def test_a_paper_cut_off_on_the_way_is_refused_or_recovered(media):
    data = media.pdf(2)
    with pytest.raises(Refusal, match="打不开。把每一页拍成照片"):
        made(data[: len(data) // 20])


def test_the_child_answers_as_the_work_itself(media):
    data = media.pdf(2)
    assert confined.document(data, most_pages=9) == document(data, most_pages=9)
    with pytest.raises(Refusal, match="有密码"):
        confined.document(media.locked_pdf(user_password="secret"), most_pages=9)


def test_a_child_that_dies_costs_one_sentence(media, monkeypatch):
    monkeypatch.setattr(confined, "_COMMAND", ("/bin/sh", "-c", "kill -SEGV $$"))
    with pytest.raises(Refusal, match="这个 PDF 打不开"):
        prepared(media.pdf(1), Limits())
    with pytest.raises(Refusal, match="这张图打不开"):
        prepared(media.heic(64, 64), Limits())


def test_a_child_that_never_ends_costs_one_sentence(media, monkeypatch):
    monkeypatch.setattr(confined, "_COMMAND", ("/bin/sleep", "60"))
    monkeypatch.setattr(confined, "SECONDS", 0.2)
    with pytest.raises(Refusal, match="这个 PDF 打不开"):
        prepared(media.pdf(1), Limits())


def test_the_child_may_not_take_more_memory_than_its_share(media, monkeypatch):
    greedy = (
        "from weiquanbao.evidence.files import child\n"
        "child._WORK['document'] = lambda data, options: ({'pages': 1}, [bytes(%d)[:1]])\n"
        "child.main()"
    )
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", greedy % 1_000_000))
    assert confined.document(media.pdf(1), most_pages=9).pages == 1
    monkeypatch.setattr(confined, "_COMMAND", (sys.executable, "-c", greedy % 1_700_000_000))
    with pytest.raises(Refusal, match="这个 PDF 打不开"):
        confined.document(media.pdf(1), most_pages=9)


def test_a_document_that_unfolds_without_end_is_refused(media):
    """Drawing commands of 300 MB squeezed into a few kilobytes, twice over."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(media.pdf(1))))
    contents = writer.pages[0]["/Contents"].get_object()
    bomb = zlib.compress(zlib.compress(b" " * 300_000_000, 9), 9)
    contents.set_data(bomb)
    contents[NameObject("/Filter")] = _names("/FlateDecode", "/FlateDecode")
    out = io.BytesIO()
    writer.write(out)
    assert len(out.getvalue()) < 100_000
    with pytest.raises(Refusal, match="这个 PDF 打不开"):
        prepared(out.getvalue(), Limits())


def _names(*names):
    from pypdf.generic import ArrayObject

    return ArrayObject(NameObject(name) for name in names)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_refused_or_shown_never_a_crash(media, data):
    file = bytearray(media.pdf(1))
    for place in data.draw(st.lists(st.integers(8, len(file) - 1), max_size=30)):
        file[place] = data.draw(st.integers(0, 255))
    try:
        assert made(bytes(file)).shown.startswith(b"%PDF-")
    except Refusal as refused:
        sentence = refused.sentence
    else:
        sentence = "。"
    assert sentence.endswith("。")


def test_a_jpeg_inside_keeps_its_picture_bit_for_bit(media):
    data = media.jpeg(320, 240)
    bare = jpegs.without_notes(data + b"motion photo video " + media.PRIVATE)
    assert media.PRIVATE not in bare
    assert media.saved(_picture(bare), "PNG") == media.saved(_picture(data), "PNG")
    progressive = media.jpeg(320, 240, progressive=True)
    assert media.saved(_picture(jpegs.without_notes(progressive)), "PNG") == media.saved(
        _picture(progressive), "PNG"
    )


def _picture(data):
    from PIL import Image

    image = Image.open(io.BytesIO(data))
    image.load()
    image.info = {}
    return image.convert("RGB")


def test_a_jpeg_2000_inside_loses_its_notes(media):
    bare = media.saved(media.drawing(64, 48), "JPEG2000")
    noted = bare + media.box(b"uuid", bytes(16) + media.PRIVATE) + media.box(b"xml ", media.PRIVATE)
    at = bare.rindex(b"jp2c") - 4
    sized = bare[:at] + (len(bare) - at).to_bytes(4, "big") + noted[at + 4 :]
    assert media.PRIVATE in sized
    cleaned = jpeg2000.without_notes(sized)
    assert media.PRIVATE not in cleaned
    assert _picture(cleaned).size == (64, 48)


@given(st.binary(max_size=600))
def test_any_bytes_said_to_be_a_jpeg_stay_bounded(data):
    try:
        assert len(jpegs.without_notes(b"\xff\xd8" + data)) <= len(data) + 4
    except jpegs.NotJpeg:
        assert b"\xff" in data
