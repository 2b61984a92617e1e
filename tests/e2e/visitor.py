"""Somebody in front of a browser: speaks one language, steps into shoes, reads what is there."""

from dataclasses import dataclass

from playwright.sync_api import Browser, Locator, Page
from tests.e2e.demo_school import DemoSchool
from tests.patience import A_CLICK

LANGUAGES = ("ja", "vi", "nl", "en")
PHONE, DESK = {"width": 320, "height": 700}, {"width": 1280, "height": 900}


@dataclass
class Visitor:
    school: DemoSchool
    page: Page
    language: str
    complaints: list[str]

    def go(self, path: str) -> None:
        self.page.goto(self.school.url + path)

    def become(self, role: str) -> None:
        """Step into somebody's shoes on the page of the demo."""
        self.go("/demo/")
        self.page.locator(f'button[name="role"][value="{role}"]').click()

    def press(self, button: Locator) -> None:
        """Press a button that sends a form, and wait for the page that answers.

        Where something was typed the script saves it first, so the browser leaves a moment later.
        """
        with self.page.expect_navigation():
            button.click()

    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def open_newest_case(self) -> None:
        self.go("/cases/")
        self.page.locator('main a[href^="/cases/"]').first.click()


def visit(
    browser: Browser,
    school: DemoSchool,
    language: str,
    *,
    script: bool = True,
    size: dict[str, int] | None = None,
) -> Visitor:
    """Open a browser of its own, without script where that is asked."""
    context = browser.new_context(
        java_script_enabled=script, viewport=size or DESK, locale=language
    )
    context.set_default_timeout(A_CLICK)
    page = context.new_page()
    visitor = Visitor(school, page, language, [])
    page.on("console", lambda message: visitor.complaints.append(message.text))
    page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
    page.on(
        "request",
        lambda request: (
            request.url.startswith(school.url)
            or visitor.complaints.append(f"asked elsewhere: {request.url}")
        ),
    )
    return visitor
