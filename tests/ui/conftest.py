import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def built() -> Path:
    """The folder of built style sheets and scripts; built now if it is not there yet."""
    subprocess.run([sys.executable, "tools/assets.py"], cwd=ROOT, check=True)
    return ROOT / "src/mamori/ui/static/ui/built"


@pytest.fixture(scope="session")
def govuk_dist(built: Path) -> Path:
    """GOV.UK Frontend as its package ships it, with the fixtures."""
    return ROOT / "node_modules/govuk-frontend/dist/govuk"
