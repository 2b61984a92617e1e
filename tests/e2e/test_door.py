"""A child and a guardian at the door of a real school, on a phone, without script."""

import re

import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import LANGUAGES, PHONE, Visitor, visit

WORDS = "ひるやすみに、くつを かくされました。"
MORE = "きょうも ありませんでした。"
ANSWER = "おしえてくれて、ありがとう。いっしょに さがします。"


def door_of(browser: Browser, school: DemoSchool) -> str:
    """Read the address of the door where staff find it."""
    desk = visit(browser, school, "en")
    desk.become("english")
    desk.go("/door/staff/address/")
    path = desk.page.locator('main a[href^="/door/"]').first.get_attribute("href")
    assert path
    desk.page.context.close()
    return path


def came(browser: Browser, school: DemoSchool, language: str) -> Visitor:
    guest = visit(browser, school, language, script=False, size=PHONE)
    guest.go(door_of(browser, school))
    return guest


def newest_talk(desk: Visitor) -> None:
    desk.go("/door/staff/talks/")
    desk.page.locator(".mamori-reports a").first.click()


@pytest.mark.row("HOK-093", "HOK-066")
def test_a_child_tells_keeps_six_words_and_reads_the_answer(
    browser: Browser, demo_school: DemoSchool
) -> None:
    child = came(browser, demo_school, "ja")
    page = child.page
    assert page.locator("html").get_attribute("lang") == "ja"
    page.locator('textarea[name="words"]').fill(WORDS)
    page.locator('input[name="sender"][value="pupil"]').check()
    page.locator("main form button").click()
    six = page.locator(".mamori-words li").all_inner_texts()
    receipt = " ".join(re.sub(r"[\d\s]", "", word) for word in six)
    assert len(receipt.split()) == 6
    told = page.url
    assert not any(word in told for word in receipt.split())
    assert page.context.cookies() == []

    desk = visit(browser, demo_school, "en")
    desk.become("nurse")
    newest_talk(desk)
    assert WORDS in desk.text()
    desk.page.locator('textarea[name="words"]').fill(ANSWER)
    desk.press(desk.page.locator('form[action$="/answer/"] button'))

    page.context.close()
    child = came(browser, demo_school, "ja")
    page = child.page
    page.locator('a[href$="/talk/"]').click()
    page.locator('input[name="receipt"]').fill(receipt)
    page.locator("main form button").click()
    assert ANSWER in child.text()
    page.locator('textarea[name="words"]').fill(MORE)
    page.locator("main form button").click()
    assert MORE in child.text()
    assert page.context.cookies() == []
    newest_talk(desk)
    assert MORE in desk.text()
    assert "holds" in demo_school.mamori("journal", "verify")
    assert child.complaints == []


@pytest.mark.row("HOK-101")
def test_a_guardian_finds_the_committee_the_windows_and_the_way_to_tell(
    browser: Browser, demo_school: DemoSchool
) -> None:
    guardian = came(browser, demo_school, "vi")
    page = guardian.page
    page.locator('a[href$="/families/"]').click()
    assert "Hiệu trưởng" in guardian.text()
    assert "保健室" in guardian.text()
    page.locator('main a[href$="/vi/"]').first.click()
    page.locator('textarea[name="words"]').fill("Con tôi không muốn đến trường.")
    page.locator('input[name="sender"][value="guardian"]').check()
    page.locator("main form button").click()
    assert page.locator(".mamori-words li").count() == 6
    page.context.close()


def test_one_leaves_at_once_and_back_does_not_return(
    browser: Browser, demo_school: DemoSchool
) -> None:
    guest = visit(browser, demo_school, "en", size=PHONE)
    where = door_of(browser, demo_school)
    guest.page.route("https://worldweather.wmo.int/**", lambda route: route.fulfill(body="rain"))
    guest.go("/about/")
    guest.go(where)
    guest.page.locator(".mamori-leave").click()
    guest.page.wait_for_url("https://worldweather.wmo.int/**")
    guest.page.go_back()
    assert guest.page.url.endswith("/about/")
    guest.page.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_screen_reader_is_told(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    """The tree that a screen reader walks: danger first, every field with its name, in order."""
    guest = came(browser, demo_school, language)
    page = guest.page
    headings = page.locator("h1, h2")
    assert headings.first.get_attribute("id") == "danger"
    tree = page.locator("body").aria_snapshot()
    assert tree.count("textbox") == 3
    assert tree.count("radiogroup") == 0 or tree.count("radio") >= 7
    for name in ("words", "pictures", "voice", "name", "group"):
        field = page.locator(f'[name="{name}"]')
        label = page.locator(f'label[for="{field.get_attribute("id")}"]').inner_text()
        assert label.strip()
        expect(field).to_have_accessible_name(re.compile(re.escape(label.strip())))
    for name in ("danger", "about_staff", "sender"):
        group = page.locator(f'fieldset:has(input[name="{name}"]) legend')
        assert group.inner_text().strip()
    order = [tree.index(page.locator("h1").inner_text()), tree.index("textbox")]
    assert order == sorted(order)
    assert tree.index("link") < tree.index("textbox")
    page.context.close()
