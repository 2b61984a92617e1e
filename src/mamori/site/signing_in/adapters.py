"""What allauth asks us: who may come in, in which words, and how its secrets are kept."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.core.exceptions import SignupClosedException
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from mamori.base import drafts
from mamori.base.keys import key_for
from mamori.core.seal import seal, unseal
from mamori.people.models import Account

# allauth has no Vietnamese, and its words are not ours: what is not here is not said.
SAID = {
    "account/messages/password_changed.txt": _("Your password is changed."),
    "account/messages/password_set.txt": _("Your password is set."),
    "mfa/messages/totp_activated.txt": _("Your app is set up."),
    "mfa/messages/totp_deactivated.txt": _("The app no longer works here."),
    "mfa/messages/recovery_codes_generated.txt": _("Here are your new recovery codes."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is set up."),
    "mfa/messages/webauthn_removed.txt": _("The passkey no longer works here."),
}
REAUTHENTICATION_TIMEOUT = 5 * 60
TOO_MANY = _("Too many attempts. Nothing is lost: wait five minutes, then try again.")
WRONG_CODE = _("That code does not fit. Codes change every half minute: type the newest one.")


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; what was typed before signing in waits behind it."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Ask your school office."),
        "email_password_mismatch": _("E-mail address and password do not fit together."),
        "enter_current_password": _("That is not your present password."),
        "incorrect_code": WRONG_CODE,
        "incorrect_password": _("That is not your password."),
        "invalid_password_reset": _("This link no longer works. Ask for a new one."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:
        """Ask for the password once more, but not minutes after it was typed to sign in."""
        records = get_authentication_records(context.request, context.request.user)
        latest = max((record["at"] for record in records), default=0.0)
        if latest > time.time() - REAUTHENTICATION_TIMEOUT:
            return False
        return bool(super().is_reauthentication_required(app=app))

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        *_args: Any,
        **_kwargs: Any,
    ) -> None:
        if message_template in SAID:
            messages.add_message(request, level, str(SAID[message_template]))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return drafts.page_of_draft(request) or str(super().get_login_redirect_url(request))

    def get_reset_password_from_key_url(self, key: str) -> str:
        # The address people type, never the Host header of whoever asked for the mail.
        path = reverse(
            "account_reset_password_from_key",
            kwargs=dict(zip(("uidb36", "key"), key.split("-", 1), strict=True)),
        )
        return str(settings.MAMORI_ADDRESS).rstrip("/") + path


class ProviderAdapter(DefaultSocialAccountAdapter):
    """The school's own provider opens existing accounts, and makes none."""

    def is_open_for_signup(self, _request: HttpRequest, _sociallogin: Any) -> bool:
        return False

    def pre_social_login(self, _request: HttpRequest, sociallogin: Any) -> None:
        # An address can be given to somebody else; the provider's own number of a person cannot.
        known = SocialAccount.objects.filter(user=sociallogin.user) if sociallogin.user.pk else ()
        if known and sociallogin.account.pk is None:
            raise SignupClosedException

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        # allauth would keep all the provider tells, names and pictures, readable in the database.
        sociallogin.account.extra_data = {}
        return super().populate_user(request, sociallogin, data)


_whose: ContextVar[object] = ContextVar("whose", default=None)


@contextmanager
def secrets_of(account: Account) -> Iterator[None]:
    """Open the second factor's secrets as those of an account that is not signed in yet."""
    token = _whose.set(account.pk)
    try:
        yield
    finally:
        _whose.reset(token)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed and bound to their account: beside another one they do not open."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": WRONG_CODE,
        "cannot_delete_authenticator": _(
            "This is your only second step. Set up another one first, then remove this one."
        ),
    }

    def encrypt(self, text: str) -> str:
        return seal(key_for("second factor"), text.encode(), _about()).hex()

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(key_for("second factor"), bytes.fromhex(encrypted_text), _about()).decode()

    def build_totp_svg(self, url: str) -> SafeString:
        # Markup in the page: a picture from elsewhere would need a URL that tells the secret.
        return SafeString(segno.make(url, error="m").svg_inline(omitsize=True, light="white"))

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = Authenticator.objects.filter(user=authenticator.user).exclude(pk=authenticator.pk)
        return bool(others.exclude(type=Authenticator.Type.RECOVERY_CODES).exists())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Mamori"}


def _about() -> bytes:
    return f"second factor {_whose.get() or context.request.user.pk}".encode()
