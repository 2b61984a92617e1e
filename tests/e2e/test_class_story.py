"""A class answers on phones without script, and one answer becomes a sign."""

import re
from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pypdfium2
import pytest
from playwright.sync_api import Browser
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import PHONE, Visitor, visit

CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}\b")
HURT = {"ja": "たいいくの とき わらわれる", "vi": "Các bạn giấu dép của em"}


TOKYO = ZoneInfo("Asia/Tokyo")


def open_one(lead: Visitor) -> str:
    """Plan a questionnaire for every class and open it; return its address in the school."""
    lead.become("guidance")
    lead.go("/surveys/plan/")
    today = datetime.now(TOKYO).date()
    for name, day in (("opens", today), ("closes", today + timedelta(days=3))):
        lead.page.locator(f'input[name="{name}"]').fill(day.isoformat())
    lead.page.locator("main form button").last.click()
    address = urlsplit(lead.page.url).path
    lead.page.locator('form[action$="/open/"] button').click()
    return address


def slips(teacher: Visitor, survey: str) -> list[str]:
    """Print the slips of the teacher's own class in a questionnaire that is open."""
    teacher.become("4-1")
    teacher.go(survey)
    page = teacher.page
    page.locator('table a[href*="/classes/"]').first.click()
    address = page.url
    token = page.locator('form[action$="/codes/"] input[name="csrfmiddlewaretoken"]')
    data = {"csrfmiddlewaretoken": token.get_attribute("value") or ""}
    answer = page.request.post(f"{address}codes/", form=data, headers={"Referer": address})
    assert answer.headers["content-type"] == "application/pdf"
    paper = pypdfium2.PdfDocument(answer.body())
    text = "\n".join(paper[at].get_textpage().get_text_range() for at in range(len(paper)))
    return CODE.findall(text)


def answer_on_a_phone(
    browser: Browser, school: DemoSchool, code: str, language: str, words: str = ""
) -> str:
    """Answer as a child does; return what the page says at the end."""
    child = visit(browser, school, language, script=False, size=PHONE)
    page = child.page
    child.go("/surveys/in/")
    page.locator('input[name="code"]').fill(code.lower())
    page.locator("main form button").click()
    assert page.locator("html").get_attribute("lang") == language
    page.locator('input[name="q-hurt-now"]').nth(0 if words else 1).check()
    if words:
        page.locator('textarea[name="q-what-happened"]').fill(words)
    page.locator("form#answers > button").click()
    told = child.text()
    assert page.locator(".mamori-words li").count() == 7
    assert page.context.cookies() == []
    page.context.close()
    return told


@pytest.mark.row("HOK-094", "HOK-095", "HOK-098")
def test_a_class_answers_and_one_answer_becomes_a_sign(
    browser: Browser, demo_school: DemoSchool
) -> None:
    lead = visit(browser, demo_school, "ja", script=False)
    survey = open_one(lead)
    teacher = visit(browser, demo_school, "ja", script=False)
    codes = slips(teacher, survey)
    assert codes
    rest = iter([("vi", HURT["vi"]), ("ja", "")])
    answer_on_a_phone(browser, demo_school, codes[0], "ja")
    for code, (language, words) in zip(codes[1:], rest, strict=False):
        answer_on_a_phone(browser, demo_school, code, language, words)

    lead.go(survey)
    lead.page.locator('a[href$="/close/"]').click()
    lead.page.locator("main form button").click()

    teacher.go("/surveys/worries/")
    teacher.page.locator("main .mamori-surveys a").first.click()
    assert HURT["vi"] in teacher.text()
    teacher.page.locator('input[name="result"][value="sign"]').check()
    teacher.page.locator('textarea[name="why"]').fill("まず話を聞く。")
    teacher.page.locator('button[name="decide"]').click()
    assert teacher.page.locator(".govuk-error-summary").is_visible()  # no child is chosen yet
    teacher.page.locator('input[name="pupils"]').first.check()
    teacher.page.locator('button[name="decide"]').click()
    assert teacher.page.url.endswith("/shared/")
    assert "holds" in demo_school.mamori("journal", "verify")
