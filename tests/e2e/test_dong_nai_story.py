"""A published Excel list is found on a school's site, taken down by its owner, and proved gone."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page
from tests.e2e.demo_school import DemoSchool, environment
from tests.e2e.visitor import DESK, PHONE, Visitor, visit
from tests.publishing.sweeping import Website, served
from tests.samples import samples

ROOT = Path(__file__).resolve().parents[2]
LIST = "/tep/danh-sach-lop-7A2.xlsx"
PATIENCE = 60  # times a page is looked at anew, a second apart


@pytest.fixture
def people(school: DemoSchool) -> dict[str, str]:
    """The sessions of those who look after the site."""
    own = environment(school.data) | {"DJANGO_SETTINGS_MODULE": "mamori.site.settings"}
    own |= {name: value for name, value in os.environ.items() if name == "MAMORI_SAMPLES"}
    command = [sys.executable, "-m", "tests.e2e.dong_nai"]
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, check=True)
    sessions: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return sessions


@pytest.fixture
def website() -> Iterator[Website]:
    """The school's site, with the list of a class among its files."""
    with served(Website()) as site:
        site.pages[LIST] = workbook()
        site.link(LIST)
        yield site


def workbook() -> bytes:
    """Return the class list that the school knows, as somebody saved it in Excel."""
    rows = (samples() / "plain" / "danh-sach-lop-7A2.csv").read_text(encoding="utf-8-sig")
    book = openpyxl.Workbook()
    for line in rows.splitlines():
        book.worksheets[0].append(line.split(";"))
    file = Path(os.environ["MAMORI_DATA"]) / "list.xlsx"
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)
    data = file.read_bytes()
    file.unlink()
    return data


def as_(browser: Browser, school: DemoSchool, session: str, size: dict[str, int] = DESK) -> Visitor:
    visitor = visit(browser, school, "vi", size=size)
    cookie = {"name": "sessionid", "value": session, "url": school.url}
    visitor.page.context.add_cookies([cookie])  # type: ignore[list-item]  # it wants its own dict
    return visitor


def wait(page: Page, there: Callable[[], bool]) -> None:
    """Look at a page anew until something is there."""
    for _ in range(PATIENCE):
        if there():
            return
        page.wait_for_timeout(1000)
        page.reload()
    raise TimeoutError(page.url)


def name_the_site(ict: Visitor, website: Website, owner: str) -> None:
    ict.go("/publishing/sweeps/")
    ict.page.get_by_role("button", name="Thêm trang web").click()
    page = ict.page
    page.locator('input[name="name"]').fill("Trang của trường")
    page.locator('input[name="address"]').fill(f"{website.url}/")
    page.get_by_label(owner).check()
    page.locator('input[name="days"][value="3"]').check()
    page.locator('input[name="inside"]').check()
    ict.press(page.locator('main form button[name="send"]'))


@pytest.mark.row("DNI-05", "DNI-01", "DNI-02")
def test_a_published_list_is_found_taken_down_and_proved_gone(
    browser: Browser, school: DemoSchool, people: dict[str, str], website: Website
) -> None:
    ict = as_(browser, school, people["ict"])
    name_the_site(ict, website, owner="Bùi Ngọc Diệp")
    assert ict.page.locator("html").get_attribute("lang") == "vi"
    wait(ict.page, lambda: "Đã rà soát" in ict.text())

    office = as_(browser, school, people["office"], PHONE)
    office.go("/")
    assert "Có tệp chứa dữ liệu cá nhân đã công bố: hãy gỡ bỏ" in office.text()
    office.go("/publishing/takedowns/")
    (found,) = office.page.locator("main .mamori-cases a").all()
    found.click()
    told = office.text()
    assert LIST in told
    assert "danh sách" in told.lower()
    assert "xlsx" in told
    takedown = office.page.url

    del website.pages[LIST]
    office.page.get_by_role("link", name="Báo đã gỡ bỏ").click()
    office.press(office.page.locator('main form button[name="send"]'))
    wait(office.page, lambda: "Đã xác nhận mất" in office.text())
    width = office.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0

    principal = as_(browser, school, people["principal"])
    principal.go("/publishing/takedowns/")
    (row,) = principal.page.locator("main .mamori-cases li").all()
    assert "xác nhận đã mất" in row.inner_text()
    office.go("/")
    assert "hãy gỡ bỏ" not in office.text()

    website.pages[LIST] = workbook()  # somebody puts it back
    ict.press(ict.page.get_by_role("button", name="Rà soát ngay"))
    principal.page.goto(takedown)
    wait(principal.page, lambda: "Vẫn còn hoặc lại xuất hiện" in principal.text())
    assert "holds" in school.mamori("journal", "verify")
    assert [*ict.complaints, *office.complaints, *principal.complaints] == []
