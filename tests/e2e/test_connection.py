"""Losing the connection, the browser or the light in the middle of a long note loses nothing."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Locator, Response
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import LANGUAGES, PHONE, Visitor, visit

PARAGRAPH = "聞きとり。三時間目のあと、廊下で立ち止まっていた理由をたずねた。急がせずに待った。\n"
LONG = PARAGRAPH * 60
SAVES = "/drafts/"
NO_CONNECTION = (
    "No connection. Your text is still here; it is kept on this page. Try again in a moment."
)
CUT_OFF = ("ERR_INTERNET_DISCONNECTED", "ERR_FAILED")


def at_the_note(browser: Browser, school: DemoSchool, language: str = "en") -> Visitor:
    """Open the newest case as the lead of the committee's work, at the form for a note."""
    visitor = visit(browser, school, language, size=PHONE)
    visitor.become("guidance")
    visitor.open_newest_case()
    words(visitor).wait_for(state="attached")
    visitor.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    return visitor


def words(visitor: Visitor) -> Locator:
    return visitor.page.locator('form[action$="/note/"] textarea[name="words"]')


def button(visitor: Visitor) -> Locator:
    return visitor.page.locator('form[action$="/note/"] button')


def is_saving(answer: Response) -> bool:
    return answer.url.endswith(SAVES)


@contextmanager
def saved(visitor: Visitor) -> Iterator[None]:
    """Wait until what is typed inside is saved."""
    with visitor.page.expect_response(is_saving) as answer:
        yield
    assert answer.value.status == 204


def told(visitor: Visitor) -> list[str]:
    """Return what the browser complained of, but for the connection that we cut ourselves."""
    return [text for text in visitor.complaints if not any(cut in text for cut in CUT_OFF)]


def test_a_browser_that_dies_in_the_middle_of_a_long_note(
    browser: Browser, demo_school: DemoSchool
) -> None:
    before = at_the_note(browser, demo_school)
    with saved(before):
        words(before).fill(LONG)
    case = before.page.url
    before.page.context.close()  # nothing was sent

    somebody_else = visit(browser, demo_school, "en")
    somebody_else.become("principal")
    somebody_else.page.goto(case)
    assert words(somebody_else).input_value() == ""

    after = visit(browser, demo_school, "en")  # another browser, without any cookie of the first
    after.become("guidance")
    assert after.page.url == demo_school.url + "/"
    after.page.goto(case)
    assert words(after).input_value().rstrip() == LONG.rstrip()
    assert words(after).is_visible()
    assert after.page.get_by_text("Nothing is lost: check it and send.").is_visible()
    after.press(button(after))
    assert after.text().count(PARAGRAPH.strip()) == 60
    assert words(after).input_value() == ""
    assert told(before) + told(after) == []


@pytest.mark.parametrize("cut", ["offline", "no answer"])
def test_the_button_pressed_without_a_connection(
    browser: Browser, demo_school: DemoSchool, cut: str
) -> None:
    visitor = at_the_note(browser, demo_school)
    page, case = visitor.page, visitor.page.url
    mark = f"途切れた {cut} "
    words(visitor).fill(mark + LONG)
    if cut == "offline":
        page.context.set_offline(True)
    else:
        page.context.route("**/*", lambda route: route.abort())
    for _ in range(2):  # and once more, with the same answer
        button(visitor).click()
        alert = page.get_by_role("alert").filter(has_text=NO_CONNECTION)
        alert.wait_for()
        assert alert.count() == 1
    assert page.url == case
    assert words(visitor).input_value() == mark + LONG

    page.context.set_offline(False)
    page.context.unroute("**/*")
    visitor.press(button(visitor))
    assert page.url == case
    assert visitor.text().count(mark.strip()) == 1
    page.reload()
    assert visitor.text().count(mark.strip()) == 1
    assert words(visitor).input_value() == ""
    assert told(visitor) == []


def test_what_is_typed_offline_is_saved_when_the_connection_is_back(
    browser: Browser, demo_school: DemoSchool
) -> None:
    visitor = at_the_note(browser, demo_school)
    page, case = visitor.page, visitor.page.url
    page.context.set_offline(True)
    with page.expect_event("requestfailed", is_saving_request):
        words(visitor).fill("電車の中で書いた")
    with saved(visitor):
        page.context.set_offline(False)
    page.context.close()
    again = visit(browser, demo_school, "en")
    again.become("guidance")
    again.page.goto(case)
    assert words(again).input_value() == "電車の中で書いた"
    throw_away(again)


def is_saving_request(request: object) -> bool:
    return str(getattr(request, "url", "")).endswith(SAVES)


def throw_away(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Throw away what I typed").click()
    visitor.page.wait_for_load_state()
    assert words(visitor).input_value() == ""


def test_somebody_who_goes_elsewhere_at_once_finds_it_again(
    browser: Browser, demo_school: DemoSchool
) -> None:
    visitor = at_the_note(browser, demo_school)
    case = visitor.page.url
    words(visitor).fill("すぐに呼ばれた")
    visitor.go("/about/")  # what is sent behind the page's back is no request of the next one
    for _ in range(20):
        visitor.page.goto(case)
        if words(visitor).input_value():
            break
    assert words(visitor).input_value() == "すぐに呼ばれた"
    throw_away(visitor)
    visitor.page.reload()
    assert words(visitor).input_value() == ""
    assert told(visitor) == []


def test_what_is_taken_back_is_not_offered_again(browser: Browser, demo_school: DemoSchool) -> None:
    visitor = at_the_note(browser, demo_school)
    with saved(visitor):
        words(visitor).fill("やはりやめる")
    with saved(visitor):
        words(visitor).fill("")
    visitor.page.reload()
    assert words(visitor).input_value() == ""
    assert visitor.page.get_by_text("Nothing is lost").count() == 0


def test_a_form_nobody_touched_is_sent_at_once(browser: Browser, demo_school: DemoSchool) -> None:
    visitor = at_the_note(browser, demo_school)
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.url))
    visitor.press(button(visitor))
    assert sent[0].endswith("/note/")


def test_a_page_nobody_types_on_saves_nothing(browser: Browser, demo_school: DemoSchool) -> None:
    visitor = at_the_note(browser, demo_school)
    sent: list[str] = []
    visitor.page.on("request", lambda request: sent.append(request.method))
    visitor.page.wait_for_timeout(11_000)
    assert "POST" not in sent


def test_the_browser_itself_keeps_no_word(browser: Browser, demo_school: DemoSchool) -> None:
    visitor = at_the_note(browser, demo_school)
    with saved(visitor):
        words(visitor).fill("ひみつの話")
    kept = visitor.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert "ひみつ" not in kept
    assert visitor.page.evaluate("indexedDB.databases().then(found => found.length)") == 0
    visitor.page.reload()
    throw_away(visitor)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_said_in_the_language_of_the_page(
    browser: Browser, demo_school: DemoSchool, language: str
) -> None:
    visitor = at_the_note(browser, demo_school, language)
    visitor.page.context.set_offline(True)
    button(visitor).click()
    alert = visitor.page.locator("form [data-not-sent]")
    alert.wait_for()
    with translation.override(language):
        assert translation.gettext(NO_CONNECTION) in alert.inner_text()
    below = "(note, button) => note.compareDocumentPosition(button) & 4"
    handle = button(visitor).element_handle()
    assert alert.evaluate(below, handle)  # it stands before the button that was pressed
