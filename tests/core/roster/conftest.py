from pathlib import Path

import pytest
from tests.core.roster.making import SHARED


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of sample rosters that stands beside the checkout."""
    if not SHARED.is_dir():
        pytest.fail(f"the sample rosters are missing: expected a folder {SHARED}")
    return SHARED
