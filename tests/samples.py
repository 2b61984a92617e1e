"""The sample rosters beside the checkout, which a public clone does not have."""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared/data"
SAMPLES = Path(os.environ.get("MAMORI_SAMPLES") or BESIDE)


def samples() -> Path:
    """Return their folder; where it is missing, leave out the test that asks."""
    if not SAMPLES.is_dir():
        pytest.skip("the sample rosters do not lie beside this checkout")
    return SAMPLES
