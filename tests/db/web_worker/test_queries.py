"""The number of queries of a worker's page is small, and the same for one row and for many."""

from __future__ import annotations

import secrets
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from small_county import make_draft

from weiquanbao.desk.file import file_complaint
from weiquanbao.evidence.actions import add
from weiquanbao.evidence.owners import DraftOwner
from weiquanbao.evidence.results import Upload
from weiquanbao.people.accounts import worker_account

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def filed(photos: int):
    key = make_draft()
    for number in range(photos):
        data = BytesIO()
        Image.frombytes("RGB", (24, 24), secrets.token_bytes(24 * 24 * 3)).save(data, "JPEG")
        upload = Upload(f"{number}.jpg", data.tell(), BytesIO(data.getvalue()))
        add(owner=DraftOwner(key), uploads=[upload], added_by=None)
    return file_complaint(draft_key=key)


def queries(client: Client, page: str) -> int:
    client.get(page)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(page).status_code == 200
    return len(seen)


@pytest.mark.parametrize("page", ["/m/{code}/", "/m/{code}/receipt/", "/mine/"])
def test_the_same_for_one_and_for_many(county, page):
    one = filed(photos=1)
    client = Client()
    client.force_login(worker_account(one.person_id), backend=BACKEND)
    few = queries(client, page.format(code=one.matter_code))
    many = filed(photos=9)
    filed(photos=0)
    assert queries(client, page.format(code=many.matter_code)) == few


@pytest.mark.parametrize(("page", "most"), [("/", 1), ("/how/", 1), ("/file/problems/", 1)])
def test_a_first_page_asks_the_database_for_nothing_but_its_count(county, page, most):
    assert queries(Client(), page) <= most
