"""A store of each test's own, drafts and matters, and files as browsers send them."""

import importlib.util
import io
import uuid
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from weiquanbao.evidence.owners import DraftOwner, MatterOwner
from weiquanbao.evidence.results import Upload

MEDIA = Path(__file__).parents[2] / "unit" / "evidence" / "media.py"


@pytest.fixture(scope="session")
def media() -> ModuleType:
    """Files as phones make them: see media.py."""
    spec = importlib.util.spec_from_file_location("evidence_media", MEDIA)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def stored(settings, tmp_path) -> Path:
    """Where the bytes of this test lie."""
    settings.MEDIA_ROOT = tmp_path
    return tmp_path / "evidence"


@pytest.fixture
def draft(stored) -> DraftOwner:
    return DraftOwner(uuid.uuid4())


@pytest.fixture
def matter(stored, db) -> MatterOwner:
    from weiquanbao.cases.models import Matter
    from weiquanbao.organisations.actions import create_organisation

    organisation = create_organisation(kind="federation", name="示例县总工会", is_sample=True)
    made = Matter.objects.create(
        code=f"SL{uuid.uuid4().hex[:12]}",
        opening_key=uuid.uuid4(),
        organisation=organisation,
        channel="phone",
        problems=["wages"],
        filed_on=date(2026, 11, 23),
    )
    return MatterOwner(made.pk)


@pytest.fixture
def sent():
    """A file as a browser sends it."""

    def make(data: bytes, name: str = "IMG_0001.jpg", key: str = "", size: int | None = None) -> Upload:
        return Upload(name, len(data) if size is None else size, io.BytesIO(data), key)

    return make
