"""Handing out evidence: the right copy, and headers that leave a browser nothing to run."""

from contextlib import closing

import pytest

from weiquanbao.evidence import actions, store
from weiquanbao.evidence.models import Page
from weiquanbao.evidence.serving import NotThere, serve

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(draft, media, sent):
    def make(data, name="合同.jpg"):
        (added,) = actions.add(owner=draft, uploads=[sent(data, name)], added_by=None)
        return added.page_id

    return make


def body(served):
    """Read and closed, as a streaming response does it."""
    with closing(served):
        return b"".join(served)


def headers_of(page_id, role):
    with closing(serve(page_id, role)) as served:
        return served.headers


def test_each_copy_is_what_it_says(page, media):
    data = media.heic(800, 600)
    made = page(data, "IMG_1.HEIC")
    served, thumbnail, original = (serve(made, role) for role in ("served", "thumbnail", "original"))
    assert body(served)[:3] == body(thumbnail)[:3] == b"\xff\xd8\xff"
    assert body(original) == data
    assert [one.media_type for one in (served, thumbnail, original)] == ["image/jpeg"] * 2 + ["image/heic"]
    assert served.content.closed


def test_nothing_can_run_be_guessed_or_be_kept(page, media):
    for role in ("served", "thumbnail", "original"):
        headers = headers_of(page(media.jpeg()), role)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in headers["Content-Security-Policy"]
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("name", "role", "told"),
    [
        ("合同.jpg", "served", "inline; filename*=utf-8''%E5%90%88%E5%90%8C.jpg"),
        ("run.html", "original", 'attachment; filename="run.jpg"'),
        ('a"; filename="x.exe', "original", 'attachment; filename="a\\"; filename=\\"x.jpg"'),
        ("a\r\nSet-Cookie: b=c.jpg", "original", 'attachment; filename="aSet-Cookie: b=c.jpg"'),
        (".jpg", "original", "attachment; filename*=utf-8''%E8%AF%81%E6%8D%AE.jpg"),
    ],
)
def test_names_cannot_mislead(page, media, name, role, told):
    assert headers_of(page(media.jpeg(), name), role)["Content-Disposition"] == told


@pytest.mark.parametrize(
    ("asked", "status", "span", "told"),
    [
        ("", 200, slice(None), None),
        ("bytes=0-", 206, slice(None), "bytes 0-{last}/{size}"),
        ("bytes=5-9", 206, slice(5, 10), "bytes 5-9/{size}"),
        ("bytes=5-99999", 206, slice(5, None), "bytes 5-{last}/{size}"),
        ("bytes=-4", 206, slice(-4, None), "bytes {tail}-{last}/{size}"),
        ("bytes=99999-", 416, slice(0, 0), "bytes */{size}"),
        ("bytes=9-5", 200, slice(None), None),
        ("bytes=0-1,4-5", 200, slice(None), None),
        ("bytes=-", 200, slice(None), None),
        ("lines=1-2", 200, slice(None), None),
    ],
)
def test_sound_is_given_in_parts_as_phones_ask(page, media, asked, status, span, told):
    data = media.mp3()
    made = page(data, "说.mp3")
    heard = body(serve(made, "served"))
    served = serve(made, "served", byte_range=asked)
    size = len(heard)
    assert served.status == status
    assert body(served) == heard[span]
    assert served.headers["Content-Length"] == str(len(heard[span]))
    wanted = told and told.format(last=size - 1, size=size, tail=size - 4)
    assert served.headers.get("Content-Range") == wanted


def test_what_is_not_there_says_so(page, draft, media):
    made = page(media.amr(), "a.amr")
    with pytest.raises(NotThere):
        serve(made, "thumbnail")
    with pytest.raises(NotThere):
        serve(10**9, "served")
    store.storage().delete(store.place(Page.objects.get(pk=made).served_id))
    with pytest.raises(NotThere):
        serve(made, "served")
    actions.remove(owner=draft, page_id=made)
    with pytest.raises(NotThere):
        serve(made, "original")
