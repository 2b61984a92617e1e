"""Pages of the form gate and of what was withdrawn, in four languages, on a phone and a desk."""

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.test_every_page import OPEN_ALL, finish, look
from tests.e2e.visitor import LANGUAGES, Visitor, visit

SHEETS = 'main .mamori-cases a[href^="/publishing/sheets/"]'
MARKS = 'main .mamori-cases a[href^="/publishing/withdrawn/"]'


def look_through(visitor: Visitor, links: str) -> list[str]:
    """Look at a page and at every page to which the deeds on it lead."""
    page, told = visitor.page, []
    page.evaluate(OPEN_ALL)
    told += look(visitor)
    here = page.url
    hrefs = [one.get_attribute("href") or "" for one in page.locator(links).all()]
    for href in hrefs:
        if not href.endswith(("/file/", "/letter/")):
            visitor.go(href)
            told += look(visitor)
    page.goto(here)
    return told


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_sheets(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    page = visitor.page
    visitor.go("/publishing/sheets/new/")
    told += look(visitor)
    visitor.press(page.locator('button[name="send"]'))
    told += look(visitor)
    visitor.go("/publishing/sheets/")
    told += look(visitor)
    for at in range(page.locator(SHEETS).count()):
        page.locator(SHEETS).nth(at).click()
        told += look_through(visitor, "main .mamori-acts a")
        visitor.go("/publishing/sheets/")
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_what_was_withdrawn(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    page = visitor.page
    visitor.go("/publishing/withdrawn/new/")
    told += look(visitor)
    visitor.press(page.locator('button[name="send"]'))
    told += look(visitor)
    visitor.go("/publishing/withdrawn/")
    told += look(visitor)
    page.locator(MARKS).first.click()
    told += look_through(visitor, "main .mamori-acts a")
    finish(visitor, told)
