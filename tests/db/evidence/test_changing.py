"""Taking back, putting in order, filing and giving up evidence."""

import uuid
from datetime import datetime, timedelta

import pytest

from weiquanbao.common import dates
from weiquanbao.evidence import actions, reading
from weiquanbao.evidence.models import Item, Page
from weiquanbao.evidence.owners import DraftOwner

pytestmark = pytest.mark.django_db


@pytest.fixture
def six(draft, media, sent):
    """Two items of two photos each, then two papers: a b | c d | e | f."""
    for pair in ("ab", "cd"):
        shots = [sent(media.jpeg(64, 64, seed=ord(name)), name) for name in pair]
        actions.add(owner=draft, uploads=shots, added_by=None)
    papers = [sent(media.amr() + name.encode(), name) for name in "ef"]
    actions.add(owner=draft, uploads=papers, added_by=None)
    return draft


def strip(owner):
    items = reading.items_of_draft(owner.draft_key)
    return " ".join("".join(page.name for page in item.pages) for item in items)


def page_id(name):
    return Page.objects.get(original_name=name).id


def item_id(name):
    return Page.objects.get(original_name=name).item_id


def test_a_page_moves_within_its_item_and_then_with_it(six):
    assert strip(six) == "ab cd e f"
    assert actions.shift(owner=six, page_id=page_id("d"), step=-1)
    assert strip(six) == "ab dc e f"
    assert actions.shift(owner=six, page_id=page_id("d"), step=-1)
    assert strip(six) == "dc ab e f"
    assert not actions.shift(owner=six, page_id=page_id("d"), step=-1)
    assert actions.shift(owner=six, page_id=page_id("e"), step=1)
    assert strip(six) == "dc ab f e"
    assert not actions.shift(owner=six, page_id=page_id("e"), step=1)


def test_an_order_from_an_old_page_is_followed_as_far_as_it_goes(six):
    actions.reorder(owner=six, item_ids=[item_id("f"), 10**9, item_id("c")])
    assert strip(six) == "f cd ab e"
    actions.reorder_pages(owner=six, item_id=item_id("a"), page_ids=[page_id("b"), page_id("e")])
    assert strip(six) == "f cd ba e"


def test_nobody_else_can_change_or_name_it(six):
    other = DraftOwner(uuid.uuid4())
    assert not actions.remove(owner=other, page_id=page_id("a"))
    assert not actions.remove_item(owner=other, item_id=item_id("a"))
    assert not actions.shift(owner=other, page_id=page_id("a"), step=1)
    assert not actions.retitle(owner=other, item_id=item_id("a"), title="合同")
    actions.reorder(owner=other, item_ids=[item_id("f")])
    assert strip(six) == "ab cd e f"


def test_an_item_goes_with_its_last_page(six):
    assert actions.remove(owner=six, page_id=page_id("a"))
    assert strip(six) == "b cd e f"
    assert actions.remove(owner=six, page_id=page_id("b"))
    assert strip(six) == "cd e f"
    assert not actions.remove(owner=six, page_id=page_id("b"))
    assert actions.remove_item(owner=six, item_id=item_id("c"))
    assert strip(six) == "e f"
    assert actions.running_total(six).sentence == "0 页，2 段录音，0.1 / 100 MB"


def test_a_removed_page_of_a_draft_lets_its_bytes_go_but_a_matter_keeps_them(six, matter):
    actions.remove(owner=six, page_id=page_id("a"))
    assert Page.objects.get(original_name="a").original_id is None
    moved = actions.move_to_matter(draft_key=six.draft_key, matter_id=matter.matter_id)
    assert moved == tuple(item_id(name) for name in "bcef")
    actions.remove(owner=matter, page_id=page_id("b"))
    assert Page.objects.get(original_name="b").original_id is not None
    assert [item.removed_at is None for item in _of(matter)] == [True, True, True]
    assert len(_of(matter, with_removed=True)) == 4


def _of(matter, **options):
    return reading.items_of_matters([matter.matter_id], **options)[matter.matter_id]


def test_filing_puts_the_evidence_behind_what_is_there_and_forgets_what_was_taken_back(
    six, matter, media, sent
):
    actions.add(owner=matter, uploads=[sent(media.jpeg(64, 64), "z")], added_by=None, side="union")
    actions.remove(owner=six, page_id=page_id("a"))
    actions.move_to_matter(draft_key=six.draft_key, matter_id=matter.matter_id)
    assert [[page.name for page in item.pages] for item in _of(matter)] == [
        ["z"],
        ["b"],
        ["c", "d"],
        ["e"],
        ["f"],
    ]
    assert [item.side_label for item in _of(matter)] == ["工会", "申请人", "申请人", "申请人", "申请人"]
    assert strip(six) == ""
    assert not Page.objects.filter(original_name="a").exists()
    assert actions.move_to_matter(draft_key=six.draft_key, matter_id=matter.matter_id) == ()


def test_a_draft_given_up_takes_its_evidence_along(six, media, sent):
    assert actions.drop_draft(draft_key=six.draft_key) == 4
    assert not Item.objects.exists()
    (late,) = actions.add(owner=six, uploads=[sent(media.jpeg(64, 64))], added_by=None)
    assert late.sentence == "这份放得太久，已经清掉了。从头填一份再传。"


def test_drafts_that_got_nothing_new_are_found(draft, media, sent, stored):
    then = datetime(2026, 11, 1, 9, tzinfo=dates.TZ)
    with dates.at(then):
        actions.add(owner=draft, uploads=[sent(media.amr())], added_by=None)
    with dates.at(then + timedelta(days=3)):
        actions.add(owner=DraftOwner(uuid.uuid4()), uploads=[sent(media.amr())], added_by=None)
    assert actions.idle_drafts(then) == ()
    assert actions.idle_drafts(then + timedelta(days=1)) == (draft.draft_key,)


def test_reading_costs_two_queries_for_any_number(matter, media, sent, django_assert_num_queries):
    actions.add(owner=matter, uploads=[sent(media.jpeg(64, 64, seed=n)) for n in range(3)], added_by=None)
    actions.add(owner=matter, uploads=[sent(media.amr())], added_by=None)
    with django_assert_num_queries(2):
        found = reading.items_of_matters([matter.matter_id, 10**9])
    assert len(found[matter.matter_id]) == 2
    assert found[10**9] == ()
    with django_assert_num_queries(1):
        actions.running_total(matter)


def test_whose_a_page_is(six, matter):
    assert reading.owner_of_page(page_id("a")) == six
    page = page_id("a")
    actions.move_to_matter(draft_key=six.draft_key, matter_id=matter.matter_id)
    assert reading.owner_of_page(page) == matter
    assert reading.owner_of_page(10**9) is None
    assert reading.item_of_page(page) == item_id("a")
    assert reading.item_of_page(10**9) is None


def test_an_item_is_called_by_its_title_or_its_kind(six, django_assert_num_queries):
    assert actions.retitle(owner=six, item_id=item_id("a"), title=" 合同 ")
    wanted = {item_id("a"): "合同", item_id("c"): "照片", item_id("e"): "录音"}
    with django_assert_num_queries(1):
        assert reading.titles_of([*wanted, 10**9]) == wanted
