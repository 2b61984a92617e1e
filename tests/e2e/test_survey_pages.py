"""The pages of questionnaires, in four languages, on a narrow phone and a desk: nothing for axe."""

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.test_class_story import open_one, slips
from tests.e2e.test_every_page import OPEN_ALL, finish, look
from tests.e2e.visitor import LANGUAGES, Visitor, visit

STAFF = [
    "/surveys/",
    "/surveys/plan/",
    "/surveys/worries/",
    "/surveys/forms/",
    "/surveys/forms/new/",
    "/surveys/checklists/",
    "/surveys/checklists/jp-hokuyo/staff-checkpoints/",
    "/surveys/talks/",
    "/surveys/climate/",
]
OPEN = ["/surveys/in/", "/surveys/again/"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_questionnaires(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("guidance")
    for path in STAFF:
        visitor.go(path)
        told += look(visitor)
    visitor.go("/surveys/checklists/")
    visitor.page.locator('main a[href^="/surveys/home/"]').first.click()
    told += look(visitor)
    visitor.go("/surveys/")
    surveys = visitor.page.locator(".mamori-surveys").last.locator("a")
    addresses = [surveys.nth(at).get_attribute("href") or "" for at in range(surveys.count())]
    for address in addresses:
        visitor.go(address)
        told += look(visitor)
    told += erasing(visitor, addresses)
    visitor.become("guidance")
    visitor.go(addresses[-1])
    visitor.page.locator('table a[href*="/classes/"]').first.click()
    told += look(visitor)
    visitor.go("/surveys/worries/")
    visitor.page.locator("main .mamori-surveys a").first.click()
    visitor.page.evaluate(OPEN_ALL)
    told += look(visitor)
    finish(visitor, told)


def erasing(visitor: Visitor, addresses: list[str]) -> list[str]:
    """Look, as who leads, at the page that asks before answers are erased."""
    visitor.become("principal")
    for address in addresses:
        visitor.go(address)
        link = visitor.page.locator('a[href$="/erase/"]')
        if link.count():
            link.click()
            return look(visitor)
    raise AssertionError("none of them was gone through")


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_child_that_answers(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    survey = open_one(visit(browser, demo_school, "ja", script=False))
    code, *_rest = slips(visit(browser, demo_school, "ja", script=False), survey)
    child, told = visit(browser, demo_school, language), []
    for path in (*OPEN, f"/surveys/in/{code.replace('-', '')}/"):
        child.go(f"{path}?l={language}")
        told += look(child)
    child.go("/surveys/in/222222222222/")
    told += look(child)
    finish(child, told)
