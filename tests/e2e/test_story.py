"""One sign, from a phone to every desk it must reach, in each language, without script."""

import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import LANGUAGES, PHONE, visit

COMMITTEE = ("principal", "vice", "guidance", "nurse", "counsellor", "expert")
CLAUSE = "2-2 (3)"
WORDS = {
    "ja": "掃除の時間、ひとりだけ机を運ばせてもらえなかった。",
    "vi": "Giờ trực nhật, các bạn không cho em cùng làm.",
    "nl": "Bij het opruimen mocht dit kind niet meedoen.",
    "en": "At cleaning time the others did not let this child join in.",
}


@pytest.mark.row("HOK-062", "HOK-108", "HOK-136", "HOK-137")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_from_a_phone_reaches_every_desk(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    teacher = visit(browser, demo_school, language, script=False, size=PHONE)
    teacher.become("4-1")
    page = teacher.page
    assert page.locator("html").get_attribute("lang") == language
    page.locator('a[href="/signs/new/"]').first.click()
    page.locator('input[name="pupils"]').first.check()
    page.locator('textarea[name="words"]').fill(WORDS[language])
    page.locator('button[name="send"]').click()
    assert page.url.endswith("/shared/")
    case = page.url.removesuffix("shared/").removeprefix(demo_school.url)
    number = page.locator(".govuk-panel__body").inner_text()

    for member in COMMITTEE:
        desk = visit(browser, demo_school, language, script=False)
        desk.become(member)
        link = desk.page.locator(f'main a[href="{case}"]').first
        assert link.is_visible()
        assert any(word in number for word in link.inner_text().split())
        desk.page.locator("main details summary").first.click()
        assert CLAUSE in desk.page.content()
        link.click()
        assert WORDS[language] in desk.text()
        desk.page.context.close()

    for other in ("english", "music", "ict", "board"):
        desk = visit(browser, demo_school, language, script=False)
        desk.become(other)
        assert desk.page.locator(f'a[href="{case}"]').count() == 0
        answer = desk.page.goto(demo_school.url + case)
        assert answer is not None
        assert answer.status == 404
        desk.page.context.close()
    assert "holds" in demo_school.mamori("journal", "verify")


def test_letters_find_a_child_at_once_where_there_is_script(
    browser: Browser, demo_school: DemoSchool
) -> None:
    teacher = visit(browser, demo_school, "ja")
    teacher.become("english")
    teacher.go("/signs/new/")
    page = teacher.page
    page.locator('textarea[name="words"]').fill("書きかけ")
    page.locator('select[name="school_class"]').select_option(index=3)
    page.locator('button[name="look"]').click()
    page.locator('input[name="pupils"]').first.wait_for()
    assert page.locator('textarea[name="words"]').input_value() == "書きかけ"
    assert teacher.complaints == []


def test_what_was_typed_comes_back_after_the_session_ended(
    browser: Browser, demo_school: DemoSchool
) -> None:
    teacher = visit(browser, demo_school, "en", script=False)
    teacher.become("4-1")
    teacher.go("/signs/new/")
    page = teacher.page
    page.locator('input[name="pupils"]').first.check()
    page.locator('textarea[name="words"]').fill("A long text that must not be lost.")
    page.context.clear_cookies(name="sessionid")
    page.locator('button[name="send"]').click()
    assert "/signs/" not in page.url
    page.locator('button[name="role"][value="4-1"]').click()
    text = page.locator('textarea[name="words"]').input_value()
    assert text == "A long text that must not be lost."
    assert page.locator('input[name="pupils"]').first.is_checked()
