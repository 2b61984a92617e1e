"""The school's own OpenID Connect provider: a real one, on this machine, over real HTTP."""

import logging
from collections.abc import Iterator
from importlib import reload
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import clear_url_caches
from oidc_provider_mock import User, run_server_in_thread
from pytest_django.live_server_helper import LiveServer
from tests.patience import PATIENCE
from tests.site.over_http import press
from tests.site.test_secrets import everything_stored

from mamori.people.models import Account
from mamori.site import sign_in, urls

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # The provider is a package for tests that lags behind its own libraries.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:authlib"),
]

NAME = "桜庭 はるか"


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[str]:
    """Run a provider and configure Mamori for it, as the environment of a school would."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    with run_server_in_thread() as server:
        issuer = f"http://localhost:{server.server_port}"
        monkeypatch.setenv("MAMORI_OIDC_ISSUER", issuer)
        monkeypatch.setenv("MAMORI_OIDC_CLIENT_ID", "mamori")
        monkeypatch.setenv("MAMORI_OIDC_SECRET", "not a real secret")
        monkeypatch.setenv("MAMORI_OIDC_NAME", "Midori ID")
        reload(sign_in)
        settings.SOCIALACCOUNT_PROVIDERS = sign_in.SOCIALACCOUNT_PROVIDERS
        _reread_urls()
        yield issuer
        monkeypatch.undo()
    reload(sign_in)
    settings.SOCIALACCOUNT_PROVIDERS = {}
    _reread_urls()


def _reread_urls() -> None:
    reload(urls)
    clear_url_caches()


def come_in(live: LiveServer, issuer: str, user: User) -> httpx.Response:
    """Sign in at the provider as `user` and come back."""
    httpx.put(f"{issuer}/users/{user.sub}", json=user.claims).raise_for_status()
    with httpx.Client(follow_redirects=True, timeout=PATIENCE) as browser:
        page = browser.get(f"{live.url}/sign-in/")
        assert "Sign in with Midori ID" in page.text
        asked = press(browser, page, "/sign-in/with/")
        assert str(asked.url).startswith(issuer)
        return browser.post(asked.url, data={"sub": user.sub})


def person(email: str, *, verified: bool = True, sub: str = "u-1") -> User:
    return User(sub=sub, claims={"email": email, "email_verified": verified, "name": NAME})


def test_an_existing_account_comes_in_without_a_second_step_of_ours(
    live_server: LiveServer, provider: str, teacher: Account
) -> None:
    page = come_in(live_server, provider, person(teacher.email))
    assert page.status_code == 200
    assert urlsplit(str(page.url)).path == "/"
    assert teacher.has_usable_password()
    again = come_in(live_server, provider, person(teacher.email))
    assert urlsplit(str(again.url)).path == "/"
    assert SocialAccount.objects.count() == 1


def test_what_the_provider_tells_is_not_kept(
    live_server: LiveServer, provider: str, teacher: Account
) -> None:
    for _ in range(2):
        come_in(live_server, provider, person(teacher.email))
    assert NAME not in everything_stored()


def test_a_stranger_gets_no_account(live_server: LiveServer, provider: str) -> None:
    page = come_in(live_server, provider, person("stranger@elsewhere.example"))
    assert "No account with this address" in page.text
    assert not Account.objects.exists()
    assert not SocialAccount.objects.exists()


def test_an_address_that_the_provider_did_not_confirm_opens_nothing(
    live_server: LiveServer, provider: str, teacher: Account
) -> None:
    page = come_in(live_server, provider, person(teacher.email, verified=False))
    assert "No account with this address" in page.text
    assert not SocialAccount.objects.exists()


def test_an_address_given_to_somebody_else_does_not_open_the_old_account(
    live_server: LiveServer, provider: str, teacher: Account
) -> None:
    come_in(live_server, provider, person(teacher.email, sub="u-1"))
    page = come_in(live_server, provider, person(teacher.email, sub="u-2"))
    assert "No account with this address" in page.text
    assert SocialAccount.objects.get().uid == "u-1"


def test_the_browser_is_allowed_to_go_there_and_nowhere_else(
    live_server: LiveServer, provider: str
) -> None:
    assert [provider] == sign_in.MAMORI_OIDC_ORIGINS
    asked = httpx.get(f"{live_server.url}/sign-in/with/school/", timeout=PATIENCE)
    assert asked.status_code == 200  # a link alone starts nothing
    assert "location" not in asked.headers


def test_without_configuration_there_is_no_such_page(live_server: LiveServer) -> None:
    assert httpx.get(f"{live_server.url}/sign-in/with/school/", timeout=PATIENCE).status_code == 404


def test_half_a_configuration_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAMORI_OIDC_ISSUER", "https://id.midori.example")
    with pytest.raises(Exception, match="MAMORI_OIDC_CLIENT_ID, MAMORI_OIDC_SECRET"):
        reload(sign_in)
    monkeypatch.undo()
    reload(sign_in)
