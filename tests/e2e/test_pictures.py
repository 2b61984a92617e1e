"""The pictures in the documentation show the program as it is: this test takes them.

They are written below .test/pictures; `KEEP_PICTURES=1` also puts them where the documents look.
"""

import os
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import visit

ROOT = Path(__file__).resolve().parents[2]
TAKEN, SHOWN = ROOT / ".test/pictures", ROOT / "docs/images"
KEEP = "KEEP_PICTURES" in os.environ
# name -> language, person, path, width
PICTURES = {
    "today": ("en", "principal", "/", 1120),
    "sign": ("ja", "4-1", "/signs/new/", 390),
}


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_taken_of_the_program_as_it_is(
    browser: Browser, demo_school: DemoSchool, name: str
) -> None:
    language, person, path, width = PICTURES[name]
    visitor = visit(browser, demo_school, language, size={"width": width, "height": 900})
    visitor.become(person)
    visitor.go(path)
    picture = TAKEN / f"{name}.png"
    visitor.page.screenshot(path=picture)
    assert picture.stat().st_size > 10_000
    if KEEP:
        SHOWN.mkdir(exist_ok=True)
        shutil.copy(picture, SHOWN / picture.name)


def test_every_picture_in_the_documents_is_one_that_is_taken() -> None:
    pages = [ROOT / "README.md", *ROOT.glob("docs/**/*.md")]
    named = {
        Path(found).stem
        for page in pages
        for found in re.findall(r"!\[[^\]]+\]\(([^)]+\.png)\)", page.read_text(encoding="utf-8"))
    }
    assert named == set(PICTURES)
    assert all((SHOWN / f"{name}.png").exists() for name in named)
