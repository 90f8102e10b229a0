"""The import contracts break when somebody climbs."""

import itertools
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from weiquanbao.config import floors

CHECKOUT = Path(__file__).parents[3]
CONTRACTS = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
PLANTED = {
    "law/planted.py": "from weiquanbao.people import crypto\n",
    "kernel/planted.py": "import django\n",
    "web/planted.py": "from weiquanbao.cases.models import Case\n",
    "intake/planted.py": "from weiquanbao.evidence import actions\n",
    "reading/planted.py": "from weiquanbao.ledger import chain\n",
    "procedures/planted/__init__.py": "from weiquanbao.procedures import complaint\n",
    "documents/kinds/planted/__init__.py": "from weiquanbao.documents.kinds import arbitration_application\n",
    "attic/__init__.py": "",
}


@pytest.fixture(scope="module")
def verdict(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What import-linter says of the house after every rule has been broken once."""
    copy = tmp_path_factory.mktemp("house")
    shutil.copytree(CHECKOUT / "src", copy / "src", ignore=shutil.ignore_patterns("*.html", "__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", copy)
    for name, text in PLANTED.items():
        path = copy / "src" / "weiquanbao" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo"]
    environment = os.environ | {"PYTHONPATH": str(copy / "src")}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stdout


@pytest.mark.parametrize("name", [contract["name"] for contract in CONTRACTS])
def test_every_contract_can_break(verdict: str, name: str) -> None:
    assert f"{name} BROKEN" in " ".join(verdict.split())


@pytest.mark.parametrize("fault", ["law.planted", "intake.planted", "attic"])
def test_the_fault_is_named(verdict: str, fault: str) -> None:
    assert fault in verdict


def test_tables_stand_in_the_same_order_as_imports() -> None:
    (contract,) = (each for each in CONTRACTS if each["id"] == "floors")
    layers = [line.replace("(", "").replace(")", "").split(" | ") for line in reversed(contract["layers"])]
    height = {name: level for level, names in enumerate(layers) for name in names}
    for lower, higher in itertools.pairwise(floors.FLOORS):
        assert all(height[one] < height[other] for one in lower for other in higher)
    assert all(len({height[name] for name in floor}) == 1 for floor in floors.FLOORS)
