"""Every page, in four languages, on a narrow phone and a desk: nothing for axe to find."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import DESK, LANGUAGES, PHONE, Visitor, visit

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
THANKS = "教頭先生、ありがとう！"  # mentions somebody who would read it through their post
LIST = ROOT / "tests/e2e/files/list.csv"
# The menus of the header stay shut: open, they lie over the page.
OPEN_ALL = "document.querySelectorAll('main details').forEach(one => { one.open = true })"

OPEN = [
    "/demo/",
    "/sign-in/",
    "/sign-in/closed/",
    "/about/",
    "/password/forgotten/",
    "/password/sent/",
    "/password/choose/1-abc/",
    "/password/chosen/",
    "/styleguide/",
    "/nothing-here/",
]
PRINCIPAL = [
    "/",
    "/cases/",
    "/door/staff/talks/",
    "/door/staff/talks/numbers/",
    "/door/staff/address/",
    "/door/staff/windows/",
    "/school/",
    "/signs/new/",
    "/glass/",
    "/people/",
    "/people/posts/",
    "/people/posts/give/",
    "/people/committee/",
    "/people/committee/join/",
    "/people/committee/name/",
    "/people/classes/",
    "/people/closed-days/",
    "/people/import/",
    "/year/",
    "/year/plan/",
    "/year/plan/adopt/",
    "/year/plan/items/1/",
    "/year/lessons/",
    "/year/policy/",
    "/year/rules/",
    "/year/library/",
    "/year/entries/",
    "/year/record/lesson-held/",
    "/year/record/policy-adopted/",
    "/registers/",
    "/registers/complaint/",
    "/registers/complaint/new/",
    "/registers/objection/new/",
    "/registers/warning/new/",
    "/registers/partners/",
    "/kept/",
    "/kept/device/",
    "/kept/device/new/",
    "/kept/medium/new/",
    "/kept/place/new/",
    "/kept/material/new/",
    "/publishing/patrol/",
    "/publishing/patrol/plan/",
    "/publishing/patrol/words/",
    "/publishing/patrol/by-hand/",
    "/publishing/patrol/pages/new/",
    "/publishing/patrol/posts/new/",
    "/publishing/channels/",
    "/publishing/channels/new/",
    "/publishing/releases/",
    "/publishing/releases/new/",
    "/publishing/sweeps/",
    "/publishing/sweeps/new/web/",
    "/publishing/sweeps/new/storage/",
    "/publishing/takedowns/",
    "/publishing/takedowns/new/",
    "/account/",
    "/account/app/",
    "/account/passkeys/",
    "/account/passkeys/add/",
    "/account/password/set/",
    "/account/codes/new/",
    "/sign-out/",
]
# page -> the first link of this kind on it
FROM_LISTS = {
    "/year/entries/": 'main a[href$="/correct/"]',
    "/registers/complaint/": 'main a[href^="/registers/records/"]',
    "/registers/objection/": 'main a[href^="/registers/records/"]',
    "/registers/warning/": 'main a[href^="/registers/records/"]',
    "/publishing/patrol/": 'main a[href^="/publishing/patrol/rounds/"]',
    "/publishing/channels/": 'main a[href^="/publishing/channels/"]:not([href$="/new/"])',
    "/publishing/releases/": 'main a[href^="/publishing/releases/"]:not([href$="/new/"])',
    "/publishing/sweeps/": 'main a[href^="/publishing/sweeps/"]:not([href*="/new/"])',
    "/publishing/takedowns/": 'main a[href^="/publishing/takedowns/"]:not([href$="/new/"])',
    "/people/posts/": 'a[href*="/end/"]',
    "/people/classes/": 'main a[href^="/people/classes/"]',
    "/people/": 'a[href$="/invite/"]',
    "/door/staff/talks/": ".mamori-reports a",
}


def faults(visitor: Visitor) -> list[str]:
    """Run axe on the page as it stands, and look for sideways scrolling."""
    page = visitor.page
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):  # it stays while the page only changes its width
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What passes is looked at as well; only telling of it in full is left out.
    options = json.dumps(
        {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}
    )
    violations = page.evaluate(f"axe.run(document, {options}).then(found => found.violations)")
    told = [
        f"{page.url} {violation['id']}: {node['html'][:160]}"
        for violation in violations
        for node in violation["nodes"]
    ]
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return told + ([f"{page.url} scrolls sideways by {width}"] if width > 0 else [])


def look(visitor: Visitor) -> list[str]:
    told = []
    for size in (PHONE, DESK):
        visitor.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        told += [f"{size['width']} px: {fault}" for fault in faults(visitor)]
    assert visitor.page.locator("html").get_attribute("lang") == visitor.language
    return told


def finish(visitor: Visitor, told: list[str]) -> None:
    complaints = [text for text in visitor.complaints if "404 (Not Found)" not in text]
    complaints = [text for text in complaints if "422" not in text]
    visitor.page.context.close()
    assert told == []
    assert complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_that_need_no_account(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    visitor, told = visit(browser, demo_school, language), []
    for path in OPEN:
        visitor.go(path)
        told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_principal(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    for path in PRINCIPAL:
        visitor.go(path)
        told += look(visitor)
    for path, link in FROM_LISTS.items():
        visitor.go(path)
        visitor.page.locator(link).first.click()
        told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_door(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    visitor.go("/door/staff/address/")
    door = visitor.page.locator('main a[href^="/door/"]').first.get_attribute("href")
    visitor.go("/door/staff/talks/")
    visitor.page.locator(".mamori-reports a").first.click()
    talk = visitor.page.url
    for part in ("sign/", "case/", "who-can-see/"):
        visitor.page.goto(talk + part)
        visitor.page.evaluate(OPEN_ALL)
        told += look(visitor)
    for part in ("talk/", "windows/", "families/", ""):
        visitor.go(f"{door}{language}/{part}")
        told += look(visitor)
    visitor.page.locator("main form button").click()  # with nothing in it
    told += look(visitor)
    visitor.page.locator('textarea[name="words"]').fill(THANKS)
    visitor.page.locator("main form button").click()
    visitor.page.evaluate(OPEN_ALL)
    told += look(visitor)
    visitor.page.locator('form[action$="/talk/"] button').click()
    told += look(visitor)
    visitor.go("/door/staff/talks/")
    visitor.page.locator(".mamori-reports a").first.click()
    visitor.page.goto(visitor.page.url + "let-read/")
    assert visitor.page.locator('input[name="person"]').count()
    told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_a_case(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    visitor.open_newest_case()
    case = visitor.page.url
    for part in ("", "shared/", "who-can-see/", "reads/"):
        visitor.page.goto(case + part)
        visitor.page.evaluate(OPEN_ALL)
        told += look(visitor)
    visitor.page.goto(case)
    visitor.page.locator('main a[href^="/children/"]').first.click()
    visitor.page.locator(".mamori-choose summary").click()
    told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_case(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("principal")
    visitor.open_newest_case()
    visitor.page.goto(visitor.page.url + "record/")
    links = visitor.page.locator('main a[href*="/record/"]')
    paths = [links.nth(at).get_attribute("href") or "" for at in range(links.count())]
    assert len(paths) > len(LANGUAGES)
    for path in paths:
        visitor.go(path)
        visitor.page.evaluate(OPEN_ALL)
        told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_forms_that_were_sent_back(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("4-1")
    visitor.go("/signs/new/")
    visitor.page.locator('button[name="send"]').click()
    assert visitor.page.locator(".govuk-error-summary").is_visible()
    told += look(visitor)
    visitor.become("principal")
    for path in ("/people/posts/give/", "/people/import/"):
        visitor.go(path)
        visitor.page.locator("main form button.govuk-button").last.click()
        assert visitor.page.locator(".govuk-error-summary").is_visible()
        told += look(visitor)
    finish(visitor, told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_an_import(browser: Browser, demo_school: DemoSchool, language: str) -> None:
    visitor, told = visit(browser, demo_school, language), []
    visitor.become("office")
    visitor.go("/people/import/")
    visitor.page.locator('input[type="file"]').set_input_files(LIST)
    with visitor.page.expect_navigation():
        visitor.page.locator('form[enctype="multipart/form-data"] button').click()
    assert "/columns/" in visitor.page.url
    told += look(visitor)
    with visitor.page.expect_navigation():
        visitor.page.locator("main form button").first.click()
    told += look(visitor)
    finish(visitor, told)
