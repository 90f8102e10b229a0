"""A check that fails says what it found."""

import pytest

pytest.register_assert_rewrite("scenario_checks")
