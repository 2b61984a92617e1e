"""allauth's forms in our words: it has no Vietnamese, and placeholders are no labels."""

from typing import Any, cast

from allauth.account import forms as account
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as second
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as passkey
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from mamori.core.seal import SealBroken
from mamori.site.signing_in.adapters import secrets_of
from mamori.site.signing_in.passwords import LongEnough

LABELS = {
    "login": _("E-mail address"),
    "email": _("E-mail address"),
    "password": _("Password"),
    "oldpassword": _("Your present password"),
    "password1": _("New password"),
    "password2": _("The same password again"),
    "code": _("Code"),
    "name": _("A name by which you know it, such as “school laptop”"),
    "passwordless": _("Let me sign in with this alone, without e-mail address and password"),
}
HINTS = {"password1": lazy(LongEnough().get_help_text, str)()}


class Worded:
    """Give every field our label and hint."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Make the form, then word it."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.label = LABELS.get(name, field.label)
            field.help_text = HINTS.get(name, "")
            field.widget.attrs.pop("placeholder", None)


class LoginForm(Worded, account.LoginForm): ...


class ReauthenticateForm(Worded, account.ReauthenticateForm): ...


class ChangePasswordForm(Worded, account.ChangePasswordForm): ...


class SetPasswordForm(Worded, account.SetPasswordForm): ...


class ResetPasswordForm(Worded, account.ResetPasswordForm): ...


class ResetPasswordKeyForm(Worded, account.ResetPasswordKeyForm): ...


class Sealed(Worded):
    """Check a code against secrets that open only as those of the person who signs in."""

    user: Any

    def clean_code(self) -> Any:
        """Check the code; a secret that belongs to somebody else is no secret of this person."""
        try:
            with secrets_of(self.user):
                return cast("second.BaseAuthenticateForm", super()).clean_code()
        except SealBroken as error:
            raise get_adapter().validation_error("incorrect_code") from error


class AuthenticateForm(Sealed, second.AuthenticateForm): ...


class ReauthenticateWithCodeForm(Sealed, second.ReauthenticateForm): ...


class ActivateTotpForm(Worded, totp.ActivateTOTPForm): ...


class AddPasskeyForm(Worded, passkey.AddWebAuthnForm): ...


class EditPasskeyForm(Worded, passkey.EditWebAuthnForm): ...
