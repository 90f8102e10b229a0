"""Handing in evidence: each file judged alone, kept once, within the limits, byte for byte."""

import hashlib
import io
import stat
import uuid

import pytest

from weiquanbao.evidence import reading, store
from weiquanbao.evidence.actions import add, move_to_matter, remove, running_total
from weiquanbao.evidence.models import Blob, Page
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Added, Refused, Upload

pytestmark = pytest.mark.django_db


def kept(owner):
    """Names of the pages as the strip shows them, item by item."""
    items = reading.items_of_draft(owner.draft_key)
    return [[page.name for page in item.pages] for item in items]


def test_several_shots_become_the_pages_of_one_item(draft, media, sent):
    shots = [sent(media.jpeg(seed=number), f"{number}.jpg") for number in range(3)]
    answers = add(owner=draft, uploads=shots, added_by=None)
    assert {answer.item_id for answer in answers} == {answers[0].item_id}
    assert kept(draft) == [["0.jpg", "1.jpg", "2.jpg"]]
    assert running_total(draft).sentence == "3 页，0.1 / 100 MB"


def test_a_paper_and_a_voice_note_are_items_of_their_own(draft, media, sent):
    uploads = [sent(media.jpeg(), "a.jpg"), sent(media.pdf(3), "b.pdf"), sent(media.amr(), "c.amr")]
    uploads.append(sent(media.jpeg(seed=1), "d.jpg"))
    add(owner=draft, uploads=uploads, added_by=None)
    assert kept(draft) == [["a.jpg", "d.jpg"], ["b.pdf"], ["c.amr"]]
    assert [item.kind_label for item in reading.items_of_draft(draft.draft_key)] == ["照片", "文件", "录音"]
    assert running_total(draft).sentence == "5 页，1 段录音，0.1 / 100 MB"


def test_more_shots_can_be_added_to_an_item(draft, media, sent):
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), "a.jpg")], added_by=None, title="合同")
    add(owner=draft, uploads=[sent(media.jpeg(seed=1), "b.jpg")], added_by=None, item_id=first.item_id)
    assert kept(draft) == [["a.jpg", "b.jpg"]]
    assert reading.items_of_draft(draft.draft_key)[0].title == "合同"


def test_an_item_of_somebody_else_is_never_added_to(draft, media, sent, stored):
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), "a.jpg")], added_by=None)
    other = DraftOwner(uuid.uuid4())
    add(owner=other, uploads=[sent(media.jpeg(seed=1), "b.jpg")], added_by=None, item_id=first.item_id)
    assert kept(draft) == [["a.jpg"]]
    assert kept(other) == [["b.jpg"]]


def test_good_files_are_kept_when_others_are_refused(draft, media, sent, settings):
    settings.EVIDENCE_FILE_LIMIT = 100_000
    answers = add(
        owner=draft,
        uploads=[
            sent(media.jpeg(), "合同.jpg"),
            sent(b"<svg onload='x()'/>", "合同.jpg"),
            sent(bytes(100_001), "大.jpg"),
            sent(b"", "空.jpg"),
            sent(media.jpeg()[:2000], "断.jpg"),
            sent(media.pdf(1), "工资条.exe"),
        ],
        added_by=None,
    )
    assert [type(answer) for answer in answers] == [Added, Refused, Refused, Refused, Refused, Added]
    told = ["收不了SVG 图", "这个文件 0.1 MB，太大了", "这个文件是空的", "这张图没传完整"]
    refused = [answer.sentence for answer in answers if isinstance(answer, Refused)]
    assert [sentence.startswith(start) for sentence, start in zip(refused, told, strict=True)] == [True] * 4
    assert kept(draft) == [["合同.jpg"], ["工资条.exe"]]


def test_too_large_then_removed_then_tried_again_works(draft, media, sent, settings):
    """The upload strip must not die after a refusal or a removal."""
    settings.EVIDENCE_MATTER_LIMIT = 200_000
    large = media.jpeg(1600, 1200, quality=100)
    settings.EVIDENCE_FILE_LIMIT = len(large) - 1
    (refused,) = add(owner=draft, uploads=[sent(large, "大.jpg")], added_by=None)
    assert "太大了。一个最多" in refused.sentence
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), "a.jpg")], added_by=None)
    assert remove(owner=draft, page_id=first.page_id)
    (again,) = add(owner=draft, uploads=[sent(media.jpeg(), "a.jpg")], added_by=None)
    assert isinstance(again, Added)
    assert not again.again
    assert kept(draft) == [["a.jpg"]]
    settings.EVIDENCE_FILE_LIMIT = len(large)
    settings.EVIDENCE_MATTER_LIMIT = 10_000_000
    (retried,) = add(owner=draft, uploads=[sent(large, "大.jpg")], added_by=None)
    assert isinstance(retried, Added)


def test_a_full_set_says_how_full_and_room_comes_back(draft, media, sent, settings):
    one, two = media.jpeg(seed=1), media.jpeg(seed=2)
    settings.EVIDENCE_MATTER_LIMIT = len(one) + len(two) - 1
    (first,) = add(owner=draft, uploads=[sent(one)], added_by=None)
    (refused,) = add(owner=draft, uploads=[sent(two)], added_by=None)
    assert refused.sentence == "已经有 0.1 MB，再加这个 0.1 MB 就超过 0.1 MB 了。先删掉几个再传。"
    remove(owner=draft, page_id=first.page_id)
    assert isinstance(add(owner=draft, uploads=[sent(two)], added_by=None)[0], Added)


def test_the_number_of_files_is_limited(draft, media, sent, settings):
    settings.EVIDENCE_COUNT_LIMIT = 2
    answers = add(owner=draft, uploads=[sent(media.jpeg(seed=n)) for n in range(3)], added_by=None)
    assert [type(answer) for answer in answers] == [Added, Added, Refused]
    assert answers[2].sentence == "最多 2 个文件，已经满了。先删掉几个再传。"


def test_what_the_matter_holds_counts_for_a_batch_beside_it(matter, draft, media, sent, settings):
    settings.EVIDENCE_COUNT_LIMIT = 2
    add(owner=matter, uploads=[sent(media.jpeg(seed=n)) for n in range(2)], added_by=None)
    (refused,) = add(owner=draft, uploads=[sent(media.jpeg(seed=9))], added_by=None, beside=matter)
    assert isinstance(refused, Refused)
    assert running_total(draft, beside=matter).files == 2


def test_never_more_is_read_than_the_limit_whatever_was_declared(draft, settings):
    settings.EVIDENCE_FILE_LIMIT = 1000

    class Endless(io.RawIOBase):
        asked = 0

        def read(self, size=-1):
            self.asked += size
            assert 0 < size <= 1001
            return bytes(size)

    content = Endless()
    (refused,) = add(owner=draft, uploads=[Upload("a.jpg", 10, content)], added_by=None)
    assert "太大了" in refused.sentence
    assert content.asked == 1001


def test_the_original_is_kept_byte_for_byte_under_its_digest(draft, media, sent, stored):
    data = media.jpeg(2000, 1500)
    (added,) = add(owner=draft, uploads=[sent(data)], added_by=None)
    page = Page.objects.select_related("original", "served").get(pk=added.page_id)
    sha256 = hashlib.sha256(data).hexdigest()
    assert page.original_id == sha256
    path = stored / sha256[:2] / sha256[2:4] / sha256
    assert path.read_bytes() == data
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with store.fetch(page.served_id) as shown:
        assert media.PRIVATE not in shown.read()
    assert not list((stored / store.UNFINISHED).iterdir())


def test_the_same_sending_twice_makes_one_page(draft, media, sent):
    data = media.jpeg()
    first = add(owner=draft, uploads=[sent(data, key="k1")], added_by=None)
    second = add(owner=draft, uploads=[sent(data, key="k1")], added_by=None)
    assert [first[0].page_id, False] == [second[0].page_id, first[0].again]
    assert second[0].again
    assert Page.objects.count() == 1


def test_shots_that_all_have_one_name_and_one_key_are_all_kept(draft, media, sent):
    """Phones call every shot image.jpg, and a page without script has one key for all its files."""
    shots = [sent(media.jpeg(seed=number), "image.jpg", "k:image.jpg") for number in range(3)]
    answers = add(owner=draft, uploads=shots, added_by=None)
    assert [answer.again for answer in answers] == [False] * 3
    assert kept(draft) == [["image.jpg"] * 3]


def test_a_sending_broken_off_goes_on_in_the_same_item(draft, media, sent):
    shots = [(media.jpeg(seed=number), f"{number}.jpg", f"k{number}") for number in range(3)]
    add(owner=draft, uploads=[sent(*shots[0])], added_by=None)
    answers = add(owner=draft, uploads=[sent(*shot) for shot in shots], added_by=None)
    assert [answer.again for answer in answers] == [True, False, False]
    assert kept(draft) == [["0.jpg", "1.jpg", "2.jpg"]]


def test_the_same_bytes_are_answered_with_the_first(draft, media, sent):
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), "a.jpg", "k1")], added_by=None)
    answers = add(
        owner=draft, uploads=[sent(media.jpeg(), "b.jpg", "k2"), sent(media.jpeg(seed=1), "c.jpg", "k3")],
        added_by=None,
    )  # fmt: skip
    assert (answers[0].page_id, answers[0].again) == (first.page_id, True)
    assert Page.objects.count() == 2


def test_the_same_bytes_of_two_people_are_stored_once_and_known_to_neither(draft, media, sent, stored):
    other = DraftOwner(uuid.uuid4())
    for owner in (draft, other):
        (added,) = add(owner=owner, uploads=[sent(media.jpeg(), key="k")], added_by=None)
        assert not added.again
    assert Page.objects.count() == 2
    assert Blob.objects.count() == 3


def test_a_late_repetition_does_not_bring_back_what_was_removed(draft, media, sent):
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    remove(owner=draft, page_id=first.page_id)
    (late,) = add(owner=draft, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    assert late.again
    assert kept(draft) == []


def test_what_arrives_after_filing_is_told_where_to_go(draft, matter, media, sent):
    (first,) = add(owner=draft, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    move_to_matter(draft_key=draft.draft_key, matter_id=matter.matter_id)
    (repeated,) = add(owner=draft, uploads=[sent(media.jpeg(), key="k")], added_by=None)
    assert (repeated.page_id, repeated.again) == (first.page_id, True)
    (late,) = add(owner=draft, uploads=[sent(media.jpeg(seed=1), key="k2")], added_by=None)
    assert late.sentence == "这件事已经交给工会了。打开“办到哪了”，在那里补。"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("C:\\Users\\示例\\工资条.jpg", "工资条.jpg"),
        ("../../etc/passwd", "passwd"),
        ("a\x00b\r\n\u202egpj.exe", "abgpj.exe"),
        ("", "没有名字的文件"),
        ("长" * 300 + ".jpeg", "长" * 115 + ".jpeg"),
    ],
)
def test_names_are_shown_without_tricks(draft, media, sent, given, shown):
    add(owner=draft, uploads=[sent(media.jpeg(), given)], added_by=None)
    assert kept(draft) == [[shown]]
