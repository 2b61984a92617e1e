"""What every test shares: a data folder of its own, and the record of rows that tests show."""

import os
import shutil
from pathlib import Path

import django
import pytest

pytest_plugins = ["tools.outcomes"]

# A worker of xdist reads its settings before this file: it shares the folder of whoever started it.
IS_WORKER = "PYTEST_XDIST_WORKER" in os.environ
DATA = Path(__file__).resolve().parents[1] / f".test/data-{os.getpid()}"

if not IS_WORKER:
    # Set before Django reads its settings, so that no test meets the key, the data or the mail
    # server of a school that runs from this checkout.
    for name in [name for name in os.environ if name.startswith("MAMORI_")]:
        if name != "MAMORI_SAMPLES":
            del os.environ[name]
    os.environ["MAMORI_DATA"] = str(DATA)
    os.environ["DJANGO_SETTINGS_MODULE"] = "mamori.site.settings"
django.setup()  # the folders' own conftest files import models


@pytest.hookimpl
def pytest_unconfigure() -> None:
    if not IS_WORKER:
        shutil.rmtree(DATA, ignore_errors=True)
