"""What a file is, is told from its bytes: nothing else is believed, and what is refused is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from weiquanbao.evidence.files import kinds
from weiquanbao.evidence.files.refusal import ALLOWED, Refusal

STARTS = [start for start, _ in kinds._STARTS] + [
    b"RIFF\0\0\0\0WAVE", b"RIFF\0\0\0\0WEBP", b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypM4A ", b"\x1a\x45\xdf\xa3webm",
    b"OggS\0\2OpusHead", b"PK\x03\x04", b"ID3\x04\0\0\0\0\0\1", b"\xff\xfb\x90\x64", b"<svg", b"GIF89a", b"#!",
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        ("jpeg", kinds.JPEG),
        ("png", kinds.PNG),
        ("webp", kinds.WEBP),
        ("heic", kinds.HEIC),
        ("pdf", kinds.PDF),
        ("wav", kinds.WAV),
        ("mp4", kinds.MP4),
        ("mp3", kinds.MP3),
        ("webm", kinds.WEBM),
        ("ogg", kinds.OGG),
        ("amr", kinds.AMR),
    ],
)
def test_what_phones_send_is_recognised(media, made, kind):
    assert kinds.kind_of(getattr(media, made)()) == kind


def test_recordings_of_other_phones_are_recognised(media):
    assert kinds.kind_of(media.mp4(brand=b"3gp4")) == kinds.MP4
    assert kinds.kind_of(media.mp3()[30:]) == kinds.MP3
    assert kinds.kind_of(b"#!AMR-WB\n" + bytes(40)) == kinds.AMR
    assert kinds.kind_of(b"\r\n" + media.pdf(1)) == kinds.PDF


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "SVG 图"),
        (b"\xef\xbb\xbf <!DOCTYPE html><script>x()</script>", "网页文件"),
        (b"<html>%PDF-1.4 hidden behind a page</html>", "网页文件"),
        (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "Word 文件"),
        (b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml", "Excel 表格"),
        (b"PK\x03\x04" + bytes(26) + b"ppt/slides", "PPT 文件"),
        (b"PK\x03\x04" + bytes(26) + b"AndroidManifest.xml", "手机安装包"),
        (b"PK\x03\x04" + bytes(26) + b"photo.jpg", "压缩包"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "旧版 Word、Excel 或 PPT 文件"),
        (b"Rar!\x1a\x07\x00", "压缩包"),
        (b"MZ\x90\x00" + bytes(60), "电脑程序"),
        (b"\x7fELF\x02\x01", "电脑程序"),
        (b"#!/bin/sh\nrm -rf /", "电脑程序"),
        (b"BM" + bytes(60), "BMP 图"),
        (b"II*\x00" + bytes(60), "TIFF 图"),
        ("老板没给工资".encode(), "文字文件"),
        (bytes(range(256)), "这种文件"),
        (b"RIFF\0\0\0\0CDXA", "这种文件"),
    ],
)
def test_other_kinds_are_named_with_what_is_taken(data, named):
    with pytest.raises(Refusal) as refused:
        kinds.kind_of(data)
    assert refused.value.sentence == f"收不了{named}。能收的有：{ALLOWED}。拍成照片再传。"


def test_videos_are_told_to_become_pictures(media):
    videos = [
        media.mp4(handler=b"vide", brand=b"isom"),
        media.webm(b"V_VP9"),
        b"RIFF\0\0\0\0AVI LIST",
        media.ogg(b"\x80theora"),
        b"FLV\x01\x05",
    ]
    for data in videos:
        with pytest.raises(Refusal, match="收不了视频"):
            kinds.kind_of(data)


def test_moving_pictures_are_told_to_become_a_screenshot():
    for data in (b"GIF89a" + bytes(20), b"\0\0\0\x18ftyphevc\0\0\0\0msf1hevc"):
        with pytest.raises(Refusal, match="会动的图"):
            kinds.kind_of(data)


def test_an_empty_file_says_so():
    with pytest.raises(Refusal, match="空的"):
        kinds.kind_of(b"")


@given(start=st.sampled_from([b"", *STARTS]), rest=st.binary(max_size=3000))
def test_no_bytes_make_it_stumble(start, rest):
    try:
        assert kinds.kind_of(start + rest) in kinds.TAKEN
    except Refusal as refused:
        sentence = refused.sentence
    else:
        sentence = "。"
    assert sentence.endswith("。")
