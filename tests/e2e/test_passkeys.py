"""Passkeys in a real browser, with an authenticator that the browser itself plays."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from tests.factories import make_school, make_staff
from tests.site.conftest import PASSWORD, with_password

from mamori.people.models import Account

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def teacher(db: None) -> Account:
    return with_password(make_staff(make_school(), "佐藤 一郎"))


@pytest.fixture
def fingerprint(page: Page) -> None:
    """Give the browser a built-in authenticator whose owner always agrees."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def type_password(page: Page, home: str, account: Account) -> None:
    page.goto(f"{home}/sign-in/")
    page.get_by_label("E-mail address").fill(account.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


@pytest.mark.usefixtures("fingerprint")
def test_a_passkey_is_the_second_step_and_then_the_whole_way_in(
    live_server: LiveServer, page: Page, teacher: Account
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    home = live_server.url.replace("127.0.0.1", "localhost")
    type_password(page, home, teacher)
    page.get_by_role("button", name="Set up a passkey").click()
    page.get_by_label("Let me sign in with this alone").check()
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")
    page.get_by_role("button", name="I have kept them").click()
    expect(page).to_have_url(f"{home}/")

    page.context.clear_cookies()
    type_password(page, home, teacher)
    page.get_by_role("button", name="Use a passkey").click()
    expect(page).to_have_url(f"{home}/")

    page.context.clear_cookies()
    page.goto(f"{home}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url(f"{home}/")
    assert complaints == []


@pytest.mark.usefixtures("fingerprint")
def test_a_device_without_a_passkey_says_what_to_do(
    live_server: LiveServer, page: Page, teacher: Account
) -> None:
    home = live_server.url.replace("127.0.0.1", "localhost")
    page.goto(f"{home}/sign-in/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_text("Nothing has changed: try again, or use another way.")).to_be_visible()
