"""The kernel decides about people's rights: every branch of it is taken by these tests, or this one fails."""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__)
ROOT = HERE.parents[3]


def test_every_branch_of_the_kernel_is_taken(tmp_path) -> None:
    command = [
        *(
            sys.executable,
            "-m",
            "pytest",
            str(HERE.parent),
            "-q",
            "-p",
            "no:cacheprovider",
            f"--ignore={HERE}",
        ),
        *("--cov=weiquanbao.kernel", "--cov-branch", "--cov-report=term-missing", "--cov-fail-under=100"),
    ]
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_"))}
    alone["COVERAGE_FILE"] = str(tmp_path / "coverage")
    run = subprocess.run(command, cwd=ROOT, env=alone, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[-3000:] + run.stderr[-1000:]
