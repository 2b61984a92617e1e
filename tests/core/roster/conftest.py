from pathlib import Path

import pytest
from tests.samples import samples


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of sample rosters that stands beside the checkout."""
    return samples()
