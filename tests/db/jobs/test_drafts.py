"""Drafts nobody came back to go, with their photos; those handed in keep everything."""

import io
from datetime import datetime, timedelta

import pytest
from PIL import Image

from weiquanbao.common import dates
from weiquanbao.desk.file import file_complaint
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.models import Item
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Added, Upload
from weiquanbao.intake.models import Draft
from weiquanbao.jobs.drafts import drop, drop_stale_drafts

pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 16, 20, 0, tzinfo=dates.TZ)


@pytest.fixture
def draft_with_photo(county, draft, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(picture, "JPEG")
    with dates.at(START):
        key = draft()
        size = picture.tell()
        picture.seek(0)
        (kept,) = add(owner=DraftOwner(key), uploads=[Upload("工资条.jpg", size, picture)], added_by=None)
    assert isinstance(kept, Added)
    assert Item.objects.filter(draft_key=key).count() == 1
    return key


def test_a_draft_goes_when_its_time_is_over_and_not_before(draft_with_photo) -> None:
    until = Draft.objects.get(key=draft_with_photo).keep_until
    with dates.at(until - timedelta(minutes=1)):
        drop_stale_drafts()
        assert Draft.objects.count() == Item.objects.count() == 1
    with dates.at(until + timedelta(minutes=1)):
        drop_stale_drafts()
        drop_stale_drafts()
    assert Draft.objects.count() == Item.objects.count() == 0


def test_what_was_handed_in_meanwhile_keeps_its_evidence(draft_with_photo) -> None:
    with dates.at(START + timedelta(hours=1)):
        file_complaint(draft_key=draft_with_photo)
    drop(draft_with_photo)
    with dates.at(START + timedelta(days=60)):
        drop_stale_drafts()
    assert Draft.objects.count() == Item.objects.count() == 1
