"""What every test shares: a data folder of its own, and the record of rows that tests show."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import pytest
from hypothesis import HealthCheck, settings
from whitenoise.middleware import WhiteNoiseMiddleware

pytest_plugins = ["tools.outcomes"]

# A worker of xdist reads its settings before this file: whoever starts it says where its data goes.
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
# On a busy machine an example takes long, which tells nothing of what it shows.
settings.register_profile(
    "untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("untimed")


@pytest.fixture(scope="session", autouse=True)
def _static_files_are_read_once() -> Iterator[None]:
    """Let all browsers of a run share them: each `Client` has a WhiteNoise that would look anew."""
    seen: dict[tuple[object, ...], dict[str, object]] = {}
    look = WhiteNoiseMiddleware.add_files_from_finders

    def share(self: WhiteNoiseMiddleware) -> None:
        how = (self.static_prefix, self.max_age, self.charset, self.allow_all_origins)
        if how not in seen:
            look(self)
            seen[how] = dict(self.files)
        self.files.update(seen[how])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", share)
        yield


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(specs: list[Any]) -> None:
    """Give each worker a folder of its own, lest one finds what another writes."""
    for spec in specs:
        spec.env["MAMORI_DATA"] = str(DATA / spec.id)


@pytest.hookimpl
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what is slow and knows no database, lest it keeps everybody at the end.

    The others stay in the order that pytest-django gives them.
    """
    items.sort(key=lambda item: not is_slow(item) or uses_database(item))


def is_slow(item: pytest.Item) -> bool:
    return item.get_closest_marker("slow") is not None


def uses_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return item.get_closest_marker("django_db") is not None or "db" in fixtures


@pytest.hookimpl
def pytest_unconfigure() -> None:
    if not IS_WORKER:
        shutil.rmtree(DATA, ignore_errors=True)
