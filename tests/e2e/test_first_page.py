"""The page that everybody can open: it comes up in each language and breaks no rule of its own."""

import pytest
from django.test import Client
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer


@pytest.mark.parametrize("language", ["en", "ja", "nl", "vi"])
def test_the_sign_in_page_obeys_its_own_content_policy(
    live_server: LiveServer, page: Page, language: str
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.set_extra_http_headers({"Accept-Language": language})
    page.goto(f"{live_server.url}/sign-in/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.get_by_role("heading", level=1).is_visible()
    assert complaints == []


def test_the_page_that_says_what_this_is_needs_no_account(client: Client, db: None) -> None:
    assert client.get("/about/").status_code == 200
