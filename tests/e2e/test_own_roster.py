"""A school's own lists go in, and a sign among its own people comes out on the right desks.

The first language imports; the others import the same files again, which must change nothing.
"""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page
from tests.e2e.demo_school import DemoSchool
from tests.e2e.visitor import LANGUAGES, Visitor, visit
from tests.samples import samples

LISTS = ("meibo-3nen1kumi.csv", "danh-sach-lop-7A2.csv", "leerlingen-groep-8.csv")
MEMBERS = ("principal", "counsellor")


@pytest.fixture(scope="module")
def oneroster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample as the zip in which a vendor hands it over."""
    packed = tmp_path_factory.mktemp("roster") / "oneroster.zip"
    with zipfile.ZipFile(packed, "w") as file:
        for part in sorted((samples() / "oneroster-1.2-jp").glob("*.csv")):
            file.write(part, part.name)
    return packed


def bring(office: Visitor, file: Path) -> None:
    """Upload a file, take the columns as they were guessed, and import what the preview shows."""
    page = office.page
    office.go("/people/import/")
    page.locator('input[type="file"]').set_input_files(file)
    press(page, page.locator('form[enctype="multipart/form-data"] button'))
    if "/columns/" in page.url:
        press(page, page.locator("main form button").first)
    apply = page.locator('form[action*="/apply/"] button')
    if apply.count():
        # A whole roster knows nothing of the children whom only a plain list brought.
        for tick in page.locator('input[name="left"]').all():
            tick.check()
        apply.click()
        page.wait_for_url("**/result/", timeout=90_000)


def press(page: Page, button: Locator) -> None:
    """Press a button and wait for the page that it leads to."""
    with page.expect_navigation():
        button.click()


def set_up_committee(principal: Visitor) -> None:
    page = principal.page
    principal.go("/people/committee/")
    if page.locator("main tbody tr").count() >= len(MEMBERS):
        return
    principal.go("/people/committee/name/")
    page.locator('select[name="name"], input[name="name"]').first.wait_for()
    if page.locator('select[name="name"]').count():
        page.locator('select[name="name"]').select_option(index=1)
    else:
        page.locator('input[name="name"]').first.check()
    press(page, page.locator("main form button").first)
    for index in (1, 2, 3):
        principal.go("/people/committee/join/")
        page.locator('select[name="person"]').select_option(index=index)
        press(page, page.locator("main form button").first)


@pytest.mark.row("HOK-062", "HOK-108")
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_a_schools_own_lists_to_its_own_desks(
    browser: Browser, demo_school: DemoSchool, oneroster: Path, language: str
) -> None:
    principal = visit(browser, demo_school, language)
    principal.become("empty")
    for file in (oneroster, *(samples() / "plain" / name for name in LISTS)):
        bring(principal, file)
    principal.go("/people/classes/")
    text = principal.text()
    for title in ("4年1組", "3年1組", "7A2"):
        assert title in text
    set_up_committee(principal)
    principal.go("/people/committee/")
    members = principal.page.locator("main tbody th").all_inner_texts()
    assert len(members) >= len(MEMBERS)

    teacher = visit(browser, demo_school, language, script=False)
    teacher.go("/demo/")
    page = teacher.page
    row = page.locator(".govuk-summary-list__row", has_text="4年1組")
    row.locator('button[name="person"]').first.click()
    teacher.go("/signs/new/")
    page.locator('input[name="pupils"]').first.check()
    page.locator('textarea[name="words"]').fill("朝の会で名前を呼ばれても笑われていた。")
    page.locator('button[name="send"]').click()
    assert page.url.endswith("/shared/")
    case = page.url.removesuffix("shared/").removeprefix(demo_school.url)

    for member in members:
        desk = visit(browser, demo_school, language, script=False)
        desk.go("/demo/")
        brought = desk.page.locator('button[name="person"]', has_text=member.strip())
        # The school's first principal was there before the roster, and is listed by role.
        first = desk.page.locator('button[name="role"][value="empty"]')
        (brought if brought.count() else first).first.click()
        assert desk.page.locator(f'main a[href="{case}"]').first.is_visible()
        desk.page.context.close()
    assert "holds" in demo_school.mamori("journal", "verify")
    assert principal.complaints == []
