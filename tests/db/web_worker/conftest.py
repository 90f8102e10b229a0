"""Phones on which a worker, or somebody for him, filled in a complaint."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def phone(county) -> Client:
    """A phone without script, on which everything up to the photos was answered."""
    from filing_for import answered_up_to_the_photos

    return answered_up_to_the_photos()


@pytest.fixture
def by_code(phone) -> Client:
    """Filed with the worker's code."""
    from filing_for import file_by_code

    return file_by_code(phone)


@pytest.fixture
def on_paper(phone) -> Client:
    """Filed with a photo of what the worker signed."""
    from filing_for import file_on_paper

    return file_on_paper(phone)


@pytest.fixture
def without_phone(phone) -> Client:
    """Filed on paper for a worker who has no phone."""
    from filing_for import file_on_paper

    return file_on_paper(phone, phone="", no_phone="1")
