"""A sheet of 2020 that asked for passwords comes back a year later, at another school.

Somebody else typed it anew and dated it anew. In Japanese, with the browser of a school.
"""

import io

import docx
import pytest
from playwright.sync_api import Browser, expect
from tests.e2e.demo_school import DemoSchool
from tests.e2e.test_every_page import OPEN_ALL
from tests.e2e.visitor import PHONE, Visitor, visit
from tests.publishing.ward import AGAIN, SHEET, STORY

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SCHOOL, OTHER = "こもれび小学校", "まっさら小学校"
PATIENCE = 120  # looks at the page, one a second, until the worker has looked at the sheet


def withdraw(lead: Visitor) -> str:
    """Let the principal withdraw the sheet of 2020, and return its page."""
    lead.go("/publishing/withdrawn/new/")
    page = lead.page
    page.locator('input[name="title"]').fill(STORY["title"])
    page.locator('input[name="reason"][value="secret"]').check()
    for name in ("why", "instead", "notice"):
        page.locator(f'textarea[name="{name}"]').fill(STORY[name])
    page.locator('input[name="circulating"][value="yes"]').check()
    page.locator('textarea[name="text"]').fill(SHEET)
    lead.press(page.locator('button[name="send"]'))
    return page.url


def offer(teacher: Visitor, text: str, title: str) -> None:
    """Put a sheet before the gate as a Word file, and wait until it was looked through."""
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    page = teacher.page
    teacher.go("/publishing/sheets/new/")
    assert page.locator('input[name="mode"]:checked').get_attribute("value") == "keep-at-home"
    page.locator('input[name="title"]').fill(title)
    page.locator('textarea[name="purpose"]').fill("家庭でのネットの使い方を知るため")
    page.locator('input[name="owner"]').fill("生活指導主任")
    file = {"name": "調査票.docx", "mimeType": WORD, "buffer": kept.getvalue()}
    page.locator('input[name="file"]').set_input_files([file])
    teacher.press(page.locator('button[name="send"]'))
    for _ in range(PATIENCE):
        if not page.locator('main [role="status"]').count():
            return
        page.wait_for_timeout(1000)
        page.reload()


@pytest.mark.row("NER-01", "NER-06", "NER-08")
def test_a_sheet_of_2020_is_refused_in_2021_at_another_school(
    browser: Browser, school: DemoSchool
) -> None:
    lead = visit(browser, school, "ja")
    lead.become("principal")
    mark = withdraw(lead)
    assert STORY["why"] in lead.text()
    assert SHEET.splitlines()[1] not in lead.text()  # nothing of the sheet itself is kept

    lead.go("/demo/")
    lead.page.evaluate(OPEN_ALL)
    year_later = lead.page.locator('input[name="day"]')
    form = lead.page.locator("form", has=year_later)
    year_later.fill("2027-11-30")
    lead.press(form.locator("button"))

    teacher = visit(browser, school, "ja", script=False, size=PHONE)
    teacher.become("empty")
    offer(teacher, AGAIN, "ネットの利用について（令和3年度）")
    told = teacher.text()
    for words in ("この用紙は使えません", STORY["why"], STORY["title"], SCHOOL, STORY["instead"]):
        assert words in told
    assert teacher.page.locator('a[href$="/approve/"]').count() == 0
    width = teacher.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0

    lead.page.goto(mark)
    assert OTHER in lead.text()
    expect(lead.page.locator("main .mamori-due")).to_contain_text("再び出てきました")
    staff = visit(browser, school, "ja")
    staff.become("4-1")
    staff.go("/year/rules/")
    assert STORY["notice"] in staff.text()
    assert "holds" in school.mamori("journal", "verify")
    assert [text for text in teacher.complaints + lead.complaints if "422" not in text] == []
