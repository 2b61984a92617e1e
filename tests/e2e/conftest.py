"""A real browser against a real server. Every test in this folder carries the marker `e2e`."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, expect
from tests.e2e.demo_school import DemoSchool, make, started
from tests.patience import A_CLICK
from tools.browser import SWITCHES, find_browser

HERE = Path(__file__).parent

# Playwright's loop runs in the thread of the test, where Django would refuse its database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
expect.set_options(timeout=A_CLICK)


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {"executable_path": find_browser(), "args": list(SWITCHES)}


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo school, made once and never served."""
    data = tmp_path_factory.mktemp("made") / "demo"
    make(data)
    return data


@pytest.fixture(scope="session")
def demo_school(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DemoSchool]:
    """One that many tests share, made and served in one go as a newcomer does."""
    with started(tmp_path_factory.mktemp("demo")) as school:
        yield school


@pytest.fixture
def school(made: Path, tmp_path: Path) -> Iterator[DemoSchool]:
    """One of this test's own, for a story that changes it."""
    with started(Path(shutil.copytree(made, tmp_path / "demo"))) as school:
        yield school


@pytest.fixture
def context(context: BrowserContext) -> BrowserContext:
    context.set_default_timeout(A_CLICK)
    return context
