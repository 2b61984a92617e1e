"""Where things lie, for commands that need neither Django nor a database."""

import os
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]


def packs_folder() -> Path:
    """Return the folder of packs: the one named by MAMORI_PACKS, the wheel's, or the checkout's."""
    named = os.environ.get("MAMORI_PACKS")
    places = [Path(named)] if named else [PACKAGE / "_packs", PACKAGE.parents[1] / "packs"]
    return next((place for place in places if place.exists()), places[-1])


def data_folder() -> Path:
    """Return the folder of this installation: key, database, sealed uploads."""
    return Path(os.environ.get("MAMORI_DATA", PACKAGE.parents[1] / ".data")).resolve()
