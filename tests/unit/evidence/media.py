"""Files as phones make them, built in code. Everything private in them says PLACEMARK, to be looked for."""

import functools
import io
import struct
import wave

import pillow_heif
from PIL import Image, ImageCms, ImageDraw
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

PRIVATE = b"PLACEMARK"
RED, BLUE = (200, 30, 30), (30, 30, 200)


def drawing(width=640, height=480, seed=0):
    """Red above blue with some writing, so that turning and reading can be checked."""
    image = Image.new("RGB", (width, height), RED)
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, height // 2, width, height), fill=BLUE)
    for line in range(4):
        pen.text((20, 20 + 30 * line), f"wages {seed} {line} 13,740", fill="white")
    return image


def exif(orientation=1):
    """What a phone writes: which way it was held, which device, and where it was."""
    data = Image.Exif()
    data[0x0112] = orientation
    data[0x010F] = PRIVATE.decode()
    data[0x8825] = {1: "N", 2: (29.0, 18.0, 21.5), 3: "E", 4: (120.0, 4.0, 9.5), 0x12: PRIVATE.decode()}
    return data


@functools.cache  # a profile carries the second it was made in: two pictures of one seed must be the same bytes
def profile():
    """A colour profile with a private tag."""
    plain = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    padded = plain + PRIVATE + bytes(-len(plain + PRIVATE) % 4)
    return struct.pack(">I", len(padded)) + padded[4:]


def jpeg(width=640, height=480, *, orientation=1, seed=0, quality=90, **options):
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + PRIVATE + b"</x:xmpmeta>"
    given = {"exif": exif(orientation), "xmp": xmp, "comment": PRIVATE, "icc_profile": profile(), **options}
    drawing(width, height, seed).save(out, "JPEG", quality=quality, **given)
    return out.getvalue()


def saved(image, form, **options):
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def png(width=640, height=480, **options):
    return saved(drawing(width, height), "PNG", exif=exif(), **options)


def webp(width=640, height=480, **options):
    return saved(drawing(width, height), "WEBP", exif=exif(), icc_profile=profile(), **options)


def heic(width=640, height=480, *, orientation=1):
    out = io.BytesIO()
    made = pillow_heif.from_pillow(drawing(width, height))
    made.save(out, quality=60, exif=exif(orientation).tobytes())
    return out.getvalue()


def giant_png(width, height):
    """A picture that is tiny as a file and huge in memory: one colour, one bit."""
    return saved(Image.new("1", (width, height)), "PNG")


def pdf(pages=2, *, photo=None, filters=("/DCTDecode",)):
    """A paper with everything a paper should not carry along."""
    writer = PdfWriter()
    photo = photo or jpeg(320, 240)
    for number in range(pages):
        _scan(writer, photo, filters, number)
    writer.add_metadata({"/Author": PRIVATE.decode(), "/Title": PRIVATE.decode()})
    writer.add_attachment("pay.xlsx", PRIVATE)
    root = writer.root_object
    scripts = ArrayObject([TextStringObject("start"), _script()])
    root["/Names"][NameObject("/JavaScript")] = DictionaryObject({NameObject("/Names"): scripts})
    root[NameObject("/OpenAction")] = _script()
    metadata = DecodedStreamObject()
    metadata.set_data(b"<x:xmpmeta>" + PRIVATE + b"</x:xmpmeta>")
    root[NameObject("/Metadata")] = writer._add_object(metadata)
    page = writer.pages[0]
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): _script()})
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/X"): TextStringObject(PRIVATE.decode())})
    page[NameObject("/Annots")] = ArrayObject([_link(), _seal(writer), _attached(writer)])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def locked_pdf(*, user_password):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(1))))
    writer.encrypt(user_password=user_password, owner_password="owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _scan(writer, photo, filters, number):
    page = writer.add_blank_page(width=595, height=842)
    image = EncodedStreamObject()
    StreamObject.set_data(image, _wrapped(photo, filters))
    names = ArrayObject(NameObject(name) for name in filters)
    image.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(320),
            NameObject("/Height"): NumberObject(240),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): ArrayObject([NameObject("/ICCBased"), writer._add_object(_icc())]),
            NameObject("/Filter"): names if len(filters) > 1 else names[0],
        }
    )
    named = DictionaryObject({NameObject("/Im"): writer._add_object(image)})
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    fonts = DictionaryObject({NameObject("/JS"): writer._add_object(font)})  # a legal, unlucky name
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/XObject"): named, NameObject("/Font"): fonts}
    )
    commands = DecodedStreamObject()
    commands.set_data(
        b"q 500 0 0 375 40 400 cm /Im Do Q BT /JS 24 Tf 40 300 Td (wages page %d) Tj ET" % number
    )
    page[NameObject("/Contents")] = writer._add_object(commands)


def _wrapped(photo, filters):
    import base64
    import zlib

    for name in reversed(filters[:-1]):
        photo = zlib.compress(photo) if name == "/FlateDecode" else base64.a85encode(photo, adobe=True)[2:]
    return photo


def _icc():
    stream = DecodedStreamObject()
    stream.set_data(profile())
    stream[NameObject("/N")] = NumberObject(3)
    return stream


def _script():
    return DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject(f"app.alert('{PRIVATE.decode()}')"),
        }
    )


def _rect():
    return ArrayObject(FloatObject(value) for value in (40, 40, 140, 140))


def _link():
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): _rect(),
            NameObject("/A"): _script(),
        }
    )


def _seal(writer):
    """A seal as signing software draws it: the face of a form field."""
    face = DecodedStreamObject()
    face.set_data(b"1 0 0 rg 0 0 100 100 re f")
    face[NameObject("/Subtype")] = NameObject("/Form")
    face[NameObject("/BBox")] = ArrayObject(FloatObject(value) for value in (0, 0, 100, 100))
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/T"): TextStringObject(PRIVATE.decode()),
            NameObject("/Rect"): _rect(),
            NameObject("/AA"): DictionaryObject({NameObject("/U"): _script()}),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(face)}),
        }
    )


def _attached(writer):
    content = DecodedStreamObject()
    content.set_data(PRIVATE)
    held = DictionaryObject({NameObject("/F"): writer._add_object(content)})
    face = DecodedStreamObject()
    face.set_data(b"0 0 100 100 re f")
    face[NameObject("/BBox")] = _rect()
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FileAttachment"),
            NameObject("/Rect"): _rect(),
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer._add_object(face)}),
            NameObject("/FS"): DictionaryObject(
                {NameObject("/F"): TextStringObject("x"), NameObject("/EF"): held}
            ),
        }
    )


def wav(seconds=1):
    out = io.BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(range(256)) * (8000 * 2 * seconds // 256))
    plain = out.getvalue()
    note = (
        b"LIST" + struct.pack("<I", 4 + 8 + 10) + b"INFO" + b"ICMT" + struct.pack("<I", 10) + PRIVATE + b"\0"
    )
    return b"RIFF" + struct.pack("<I", len(plain) - 8 + len(note)) + plain[8:] + note


def box(name, body):
    return struct.pack(">I", len(body) + 8) + name + body


def mp4(*, handler=b"soun", brand=b"M4A "):
    """A recording as phones write it, with the place in its user data."""
    media = box(b"mdia", box(b"hdlr", bytes(8) + handler + bytes(13)))
    place = box(b"udta", box(b"\xa9xyz", b"\x00\x12\x15\xc7+29.30+120.07/" + PRIVATE))
    moov = box(b"moov", box(b"mvhd", bytes(100)) + box(b"trak", media) + place)
    return box(b"ftyp", brand + bytes(4) + b"isommp42") + box(b"mdat", b"sound" * 40) + moov


def mp3(frames=4):
    header = bytes((0xFF, 0xFB, 0x90, 0x64))  # MPEG 1 layer 3, 128 kbit/s, 44.1 kHz: 417 bytes a frame
    tag = b"ID3\x04\x00\x00" + bytes((0, 0, 0, len(PRIVATE) + 11)) + b"TXXX" + bytes(7) + PRIVATE
    return tag + (header + bytes(413)) * frames + b"TAG" + PRIVATE.ljust(125, b"\0")


def webm(codec=b"A_OPUS"):
    track = b"\xd7\x81\x01\x83\x81\x02\x86" + bytes((0x80 | len(codec),)) + codec
    head = b"\x1a\x45\xdf\xa3\x9f\x42\x82\x84webm" + bytes(12)
    return (
        head + b"\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" + track + b"\x1f\x43\xb6\x75" + bytes(64)
    )


def ogg(codec=b"OpusHead"):
    return b"OggS\x00\x02" + bytes(20) + b"\x01\x13" + codec + bytes(60)


def amr():
    return b"#!AMR\n" + bytes((0x3C,)) + bytes(31)
