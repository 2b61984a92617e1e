"""Pages of the consent register, in four languages, on a narrow phone and a desk."""

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.test_consent_story import photograph
from tests.e2e.test_every_page import finish, look
from tests.e2e.visitor import LANGUAGES, visit


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_office(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("office")
    page = visitor.page
    for path in ("/consent/", "/consent/ask/", "/consent/not-shown/"):
        visitor.go(path)
        told += look(visitor)
    visitor.press(page.locator("main form.mamori-find button"))
    told += look(visitor)
    visitor.go("/consent/ask/")
    visitor.press(page.locator('button[name="send"]'))
    told += look(visitor)
    visitor.go("/consent/")
    page.locator("main h2 a").last.click()
    told += look(visitor)
    asking = page.url.split("?")[0]
    page.goto(f"{asking}remind/")
    told += look(visitor)
    page.goto(asking)
    page.locator("main table a").first.click()
    told += look(visitor)
    page.locator("main section p a").last.click()
    told += look(visitor)
    visitor.press(page.locator("main form button"))
    told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_letter(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    office = visit(browser, demo_school, language)
    office.become("office")
    office.go("/consent/")
    office.page.locator("main h2 a").first.click()
    link = photograph(office, language)
    reader, told = visit(browser, demo_school, language), []
    reader.go("/consent/letter/no-such-letter/")
    told += look(reader)
    reader.page.goto(link)
    told += look(reader)
    if reader.page.locator('button[name="send"]').count():
        reader.page.locator('button[name="send"]').click()
        told += look(reader)
        reader.page.locator('main form input[value="yes"]').first.check()
        reader.page.locator('button[name="send"]').click()
    told += look(reader)
    reader.page.locator('button[name="back"], button[name="again"]').first.click()
    told += look(reader)
    finish(reader, told)
