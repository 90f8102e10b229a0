"""The builders of sample files, shared with the tests that need a database."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def media() -> ModuleType:
    """Files as phones make them: see media.py."""
    spec = importlib.util.spec_from_file_location("evidence_media", Path(__file__).with_name("media.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
