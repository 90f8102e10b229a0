"""What is shown of a picture: upright, small, and only the picture."""

import io
import tracemalloc

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from weiquanbao.evidence.files import images
from weiquanbao.evidence.files.images import picture, shown_size
from weiquanbao.evidence.files.prepared import Limits, prepared
from weiquanbao.evidence.files.refusal import Refusal

TYPES = {"jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


def opened(data):
    return Image.open(io.BytesIO(data))


def segments(data):
    """The markers of a JPEG up to its picture data."""
    found, at = [], 2
    while data[at + 1] != 0xDA:
        found.append(data[at + 1])
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return found


def is_near(pixel, colour):
    return all(abs(one - other) < 40 for one, other in zip(pixel, colour, strict=True))


@pytest.mark.parametrize("made", ["jpeg", "png", "webp", "heic"])
def test_the_copy_holds_the_picture_and_nothing_else(media, made):
    original = getattr(media, made)(2000, 1500)
    assert media.PRIVATE in original
    copies = prepared(original, Limits())
    assert (copies.width, copies.height) == (1600, 1200)
    for copy in (copies.shown, copies.thumbnail):
        assert media.PRIVATE not in copy
        assert set(segments(copy)) <= {
            0xE0,
            0xDB,
            0xC0,
            0xC4,
        }  # density, tables, frame: no EXIF, XMP, ICC, comment
        assert not opened(copy).getexif()
    assert max(opened(copies.thumbnail).size) == 240


def test_a_comment_does_not_slip_through(media):
    """A small picture without a profile takes the shortest way through; Pillow would write its comment again."""
    copy = picture(media.jpeg(200, 150, icc_profile=None), "image/jpeg")
    assert media.PRIVATE not in copy.shown + copy.thumbnail


@pytest.mark.parametrize("made", ["jpeg", "heic"])
@pytest.mark.parametrize(
    ("orientation", "top_left", "bottom_right"),
    [
        (1, "red", "blue"), (2, "red", "blue"), (3, "blue", "red"), (4, "blue", "red"),
        (5, "red", "blue"), (6, "blue", "red"), (7, "blue", "red"), (8, "red", "blue"),
    ],
)  # fmt: skip
def test_it_is_upright_however_the_phone_was_held(media, made, orientation, top_left, bottom_right):
    copies = prepared(getattr(media, made)(640, 480, orientation=orientation), Limits())
    assert (copies.width, copies.height) == ((480, 640) if orientation >= 5 else (640, 480))
    shown = opened(copies.shown).convert("RGB")
    colours = {"red": media.RED, "blue": media.BLUE}
    # orientations 5 to 8 put the halves side by side: probe near the corners, away from the writing
    assert is_near(shown.getpixel((5, 5)), colours[top_left])
    assert is_near(shown.getpixel((shown.width - 6, shown.height - 6)), colours[bottom_right])


def test_the_same_picture_gives_the_same_copy(media):
    data = media.jpeg()
    assert picture(data, "image/jpeg") == picture(data, "image/jpeg")


def test_small_pictures_are_not_blown_up():
    assert shown_size(300, 200) == (300, 200)
    assert shown_size(4000, 3000) == (1600, 1200)
    assert shown_size(1, 70_000) == (1, 16_000)


def test_a_long_screenshot_stays_readable(media):
    copies = picture(media.png(1080, 12_000), "image/png")
    assert (copies.width, copies.height) == (900, 10_000)
    assert opened(copies.thumbnail).size == (80, 240)


@given(width=st.integers(1, 20_000), height=st.integers(1, 20_000))
def test_what_is_shown_is_bounded(width, height):
    shown = shown_size(width, height)
    assert max(shown) <= images.LONG_LENGTH
    assert max(shown) <= images.SHOWN_EDGE or min(shown) <= images.LONG_WIDTH
    assert all(1 <= now <= before for now, before in zip(shown, (width, height), strict=True))


def test_a_huge_picture_is_refused_before_it_is_unfolded(media):
    bomb = media.giant_png(30_000, 30_000)
    assert len(bomb) < 200_000
    tracemalloc.start()
    with pytest.raises(Refusal) as refused:
        picture(bomb, "image/png")
    assert tracemalloc.get_traced_memory()[1] < 10_000_000
    tracemalloc.stop()
    assert refused.value.sentence == "这张图太大，超过 4000 万像素。打开它截个图，把截图传上来。"


def test_a_jpeg_that_claims_to_be_huge_is_refused(media):
    data = bytearray(media.jpeg())
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    with pytest.raises(Refusal, match="万像素"):
        picture(bytes(data), "image/jpeg")


@pytest.mark.parametrize(("form", "made"), [("PNG", "image/png"), ("WEBP", "image/webp")])
def test_moving_pictures_are_refused(media, form, made):
    frames = [media.drawing(seed=seed) for seed in range(3)]
    data = media.saved(frames[0], form, save_all=True, append_images=frames[1:])
    with pytest.raises(Refusal, match="会动的图"):
        picture(data, made)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_picture_cut_off_on_the_way_says_send_it_again(media, share):
    data = media.jpeg(2000, 1500)
    with pytest.raises(Refusal, match="没传完整。再传一次"):
        picture(data[: int(len(data) * share)], "image/jpeg")


@pytest.mark.parametrize("mode", ["L", "LA", "P", "RGBA", "1"])
def test_every_kind_of_png_is_shown_on_white(media, mode):
    image = (
        Image.new("RGBA", (200, 100), (0, 0, 0, 0)) if "A" in mode else Image.new("RGB", (200, 100), "white")
    )
    shown = opened(picture(media.saved(image.convert(mode), "PNG"), "image/png").shown).convert("RGB")
    assert is_near(shown.getpixel((100, 50)), (255, 255, 255))


def test_a_scan_with_fine_greys_keeps_its_tones(media):
    data = media.saved(Image.new("I;16", (200, 100), 32_768), "PNG")
    assert opened(picture(data, "image/png").shown).getpixel((100, 50)) == 128


def test_printed_colours_are_shown_as_screen_colours(media):
    shown = opened(picture(media.saved(media.drawing().convert("CMYK"), "JPEG"), "image/jpeg").shown)
    assert shown.mode == "RGB"
    assert is_near(shown.getpixel((5, 5)), media.RED)


def test_wide_colours_are_worked_in_before_their_profile_goes(media):
    """A profile that swaps red and green, as a far-fetched Display P3."""
    from PIL import ImageCms

    plain = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    at = {}
    for place in range(132, 132 + 12 * int.from_bytes(plain[128:132], "big"), 12):
        at[bytes(plain[place : place + 4])] = place
    red, green = at[b"rXYZ"], at[b"gXYZ"]
    plain[red + 4 : red + 12], plain[green + 4 : green + 12] = (
        plain[green + 4 : green + 12],
        plain[red + 4 : red + 12],
    )
    data = media.saved(Image.new("RGB", (200, 200), (220, 0, 0)), "JPEG", icc_profile=bytes(plain))
    assert is_near(opened(picture(data, "image/jpeg").shown).getpixel((100, 100)), (0, 220, 0))


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
def test_a_damaged_exif_block_does_not_cost_the_picture(media):
    data = media.jpeg(exif=b"Exif\x00\x00MM\x00*\xff\xff\xff\xff")
    assert picture(data, "image/jpeg").width == 640


def test_a_soft_picture_is_noticed_and_kept(media):
    from PIL import ImageFilter

    page = Image.new("RGB", (1200, 1600), "#ddd")
    page.paste(media.drawing(1000, 1400), (100, 100))
    soft = page.filter(ImageFilter.GaussianBlur(12))
    assert not picture(media.saved(page, "JPEG"), "image/jpeg").blurred
    assert picture(media.saved(soft, "JPEG"), "image/jpeg").blurred
    assert not picture(media.saved(Image.new("RGB", (800, 800), "white"), "JPEG"), "image/jpeg").blurred


@settings(max_examples=60, deadline=None)
@given(made=st.sampled_from(sorted(TYPES)), data=st.data())
def test_damage_anywhere_is_refused_or_shown_never_a_crash(media, made, data):
    file = bytearray(getattr(media, made)(64, 48))
    for place in data.draw(st.lists(st.integers(2, len(file) - 1), max_size=20)):
        file[place] = data.draw(st.integers(0, 255))
    try:
        assert picture(bytes(file), TYPES[made]).shown
    except Refusal as refused:
        sentence = refused.sentence
    else:
        sentence = "。"
    assert sentence.endswith("。")
