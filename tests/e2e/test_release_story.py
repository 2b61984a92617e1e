"""A class list is to go on the website: it is refused, a copy without names goes out, by two."""

import io
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload, expect
from tests.e2e.demo_school import DemoSchool
from tests.e2e.test_every_page import finish, look
from tests.e2e.visitor import PHONE, Visitor, visit
from tests.site.test_stolen_disk import forms_of

from mamori.core.roster import Kind
from mamori.people.years import span_around
from mamori.site.demo.make import NAME
from mamori.site.demo.roster import demo_roster

# How the Japanese policy numbers the clause on telephone numbers and dates of birth.
CLAUSE = "3-1 (2) ②"
TITLE, HEAD = "図書委員の当番", ("番号", "氏名", "生年月日")
PATIENCE = 60_000  # milliseconds, on a busy machine


def pupils() -> list[str]:
    """Return some of the invented pupils of the demo school."""
    roster = demo_roster(NAME, span_around(datetime.now(UTC).date(), "JP"))
    return [one.name.full for one in roster.persons.values() if one.kind is Kind.PUPIL][:6]


def sheet(names: list[str]) -> bytes:
    book = openpyxl.Workbook()
    book.active.append([TITLE])
    book.active.append(HEAD)
    for number, name in enumerate(names, 1):
        book.active.append([number, name, f"2016年4月{number}日"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hand_in(teacher: Visitor, data: bytes) -> None:
    """Drop the list on the form, for the website."""
    teacher.go("/publishing/releases/new/")
    page = teacher.page
    page.locator('input[name="channel"][value="web"]').check()
    mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file: FilePayload = {"name": "list.xlsx", "mimeType": mime, "buffer": data}
    page.locator('input[name="documents"]').set_input_files([file])
    teacher.press(page.locator('main form button:not([name="look"])').last)


def in_the_clear(folder: Path, words: list[str]) -> list[tuple[str, str]]:
    """Return which words stand readable in a folder that somebody stole, and where."""
    stolen: dict[str, bytes] = {}
    for one in folder.rglob("*"):
        with suppress(FileNotFoundError, IsADirectoryError):  # the school goes on working
            stolen[one.name] = one.read_bytes()
    assert any(NAME.encode() in data for data in stolen.values())  # the search itself works
    return [
        (name, word)
        for name, data in stolen.items()
        for word in words
        if any(form in data for form in forms_of(word))
    ]


@pytest.mark.parametrize("language", ["ja", "vi"])
@pytest.mark.row("DNI-01", "HOK-155")
def test_a_list_is_refused_and_a_copy_without_them_goes_out_by_the_word_of_two(
    browser: Browser, school: DemoSchool, language: str
) -> None:
    names = pupils()
    teacher, told = visit(browser, school, language), []
    teacher.become("4-1")
    for path in ("/publishing/releases/", "/publishing/releases/new/"):
        teacher.go(path)
        told += look(teacher)
    hand_in(teacher, sheet(names))
    page = teacher.page
    expect(page.locator(".mamori-danger")).to_be_visible(timeout=PATIENCE)
    text = teacher.text()
    assert all(name in text for name in names)
    assert CLAUSE in text
    assert page.locator('form[action$="/out/"]').count() == 0  # there is no way past it
    assert in_the_clear(school.data, [*names, TITLE]) == []
    told += look(teacher)

    teacher.press(page.locator('form[action$="/1/copy/"] button'))
    expect(page.locator(".mamori-green")).to_be_visible(timeout=PATIENCE)
    assert not [name for name in names if name in teacher.text()]
    with page.expect_download() as taken:
        page.locator('form[action$="/1/take/"] button').click()
    assert taken.value.suggested_filename == "copy-1.xlsx"
    copy = io.BytesIO(Path(taken.value.path()).read_bytes())
    rows = openpyxl.load_workbook(copy).active.iter_rows(values_only=True)
    cells = [str(cell) for row in rows for cell in row]
    assert TITLE in cells
    assert not [name for name in names if name in cells]
    told += look(teacher)

    teacher.press(page.locator('form[action$="/out/"] button'))
    address = page.url.removeprefix(school.url)
    assert page.locator('form[action$="/approve/"]').count() == 0  # not by the same person
    second = visit(browser, school, language, size=PHONE)
    second.become("vice")
    second.go(address)
    told += look(second)
    second.press(second.page.locator('form[action$="/approve/"] button'))
    assert second.page.locator(".govuk-tag--green").first.is_visible()
    assert "SHA-256" in second.text()
    told += look(second)
    second.go(f"{address}withdraw/")
    told += look(second)
    assert "holds" in school.mamori("journal", "verify")
    teacher.go(address)
    assert teacher.page.locator('form[action$="/take/"]').count() == 0
    finish(teacher, told)


def test_without_script_the_page_goes_on_by_itself(browser: Browser, school: DemoSchool) -> None:
    teacher = visit(browser, school, "ja", script=False)
    teacher.become("4-1")
    hand_in(teacher, sheet(pupils()))
    expect(teacher.page.locator(".mamori-danger")).to_be_visible(timeout=PATIENCE)
    stop = teacher.page.locator('form[action$="/stop/"] button')
    stop.click()
    assert teacher.page.locator(".govuk-tag--grey").first.is_visible()
    assert teacher.page.locator('form[action$="/stop/"]').count() == 0
