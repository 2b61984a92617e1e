"""A guardian answers a letter on a phone without script, in another language than the school's."""

import pytest
from playwright.sync_api import Browser
from tests.consent.photographing import photographed
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import PHONE, Visitor, visit

PURPOSE = {"vi": "Đăng ảnh hội thao", "nl": "Foto's van de sportdag"}


def ask(office: Visitor, language: str) -> None:
    """Let the office ask one class about its website and its notice-board."""
    office.go("/consent/ask/")
    page = office.page
    page.locator('select[name="group"]').select_option(label="2年1組")
    page.locator('input[name="what"][value="picture"]').check()
    page.locator('input[name="channels"][value="web"]').check()
    page.locator('input[name="channels"][value="notice-board"]').check()
    page.locator('textarea[name="purpose"]').fill("運動会の写真を載せるため")
    page.locator("main details summary").first.click()
    page.locator(f'textarea[name="purpose_{language}"]').fill(PURPOSE[language])
    page.locator('input[name="until"]').fill("2036-03-31")
    page.locator('input[name="answer_by"]').fill("2036-03-01")
    office.press(page.locator('button[name="send"]'))


def photograph(office: Visitor, language: str) -> str:
    """Print the letter of the first child in the list and read its square, as a telephone does."""
    page = office.page
    page.locator("main table a").first.click()
    form = page.locator('form[action$="/letters/"]').first
    token = form.locator('input[name="csrfmiddlewaretoken"]').input_value()
    person = form.locator('input[name="person"]').input_value()
    url = office.school.url + str(form.get_attribute("action"))
    told = {"csrfmiddlewaretoken": token, "person": person, "language": language}
    pdf = page.request.post(url, form=told, headers={"Referer": page.url}).body()
    (link,) = photographed(pdf)
    return link


def choose(guardian: Visitor, number: int, answer: str) -> None:
    section = guardian.page.locator("main form section").nth(number)
    section.locator(f'input[value="{answer}"]').check()


@pytest.mark.parametrize("language", ["vi", "nl"])
@pytest.mark.row("DNI-04", "NLD-44")
def test_a_guardian_says_yes_and_no_and_takes_it_back(
    browser: Browser, school: DemoSchool, language: str
) -> None:
    office = visit(browser, school, language, script=False)
    office.become("office")
    ask(office, language)
    asked = office.page.url
    link = photograph(office, language)
    person = office.page.url

    guardian = visit(browser, school, language, script=False, size=PHONE)
    page = guardian.page
    page.goto(link)
    assert page.locator("html").get_attribute("lang") == language
    assert PURPOSE[language] in guardian.text()
    assert page.locator("input:checked").count() == 0
    page.locator('button[name="send"]').click()  # nothing chosen: nothing is given
    assert page.locator(".govuk-error-summary").is_visible()
    choose(guardian, 0, "yes")
    choose(guardian, 1, "no")
    page.locator('button[name="send"]').click()
    assert page.locator(".govuk-notification-banner--success").is_visible()
    assert page.context.cookies() == []
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0

    office.page.goto(asked)
    row = office.page.locator("main table tbody tr").first
    first, second = row.locator("td").all_inner_texts()
    assert first != second

    page.locator('button[name="back"]').click()
    office.page.goto(person)
    assert office.page.locator("main section").first.locator("li").count() == 3
    assert page.locator('button[name="again"]').count() == 2
    assert "holds" in school.mamori("journal", "verify")
    assert [text for text in guardian.complaints if "422" not in text] == []
