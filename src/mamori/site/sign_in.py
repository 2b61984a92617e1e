"""Settings of signing in: django-allauth, the second factor, the school's own provider."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

AUTH_USER_MODEL = "people.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:today"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]  # Argon2id
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "mamori.site.signing_in.passwords.LongEnough"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]

ACCOUNT_ADAPTER = "mamori.site.signing_in.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "mamori.site.signing_in.forms.LoginForm",
    "reauthenticate": "mamori.site.signing_in.forms.ReauthenticateForm",
    "change_password": "mamori.site.signing_in.forms.ChangePasswordForm",
    "set_password": "mamori.site.signing_in.forms.SetPasswordForm",
    "reset_password": "mamori.site.signing_in.forms.ResetPasswordForm",
    "reset_password_from_key": "mamori.site.signing_in.forms.ResetPasswordKeyForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # says that there is a password; nobody signs up
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # whoever invites vouches for the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = False  # computers at a school are shared
# A school is one address: on a Monday morning all its staff sign in from it within minutes, so
# limits by address are wide and only keep the hashing from filling the processor. What stops
# guessing is the limit by account, wherever the guesses come from: ten in five minutes.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "100/m/ip,10/5m/key",
    "reset_password": "60/m/ip,5/h/key",
    "reset_password_from_key": "120/m/ip",
}
# How many reverse proxies of our own stand in front: only so many steps of X-Forwarded-For are
# believed, and with none the header is ignored. Without this, one address could pose as many.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("MAMORI_PROXIES", "0"))

MFA_ADAPTER = "mamori.site.signing_in.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "mamori.site.signing_in.forms.AuthenticateForm",
    "reauthenticate": "mamori.site.signing_in.forms.ReauthenticateWithCodeForm",
    "activate_totp": "mamori.site.signing_in.forms.ActivateTotpForm",
    "add_webauthn": "mamori.site.signing_in.forms.AddPasskeyForm",
    "edit_webauthn": "mamori.site.signing_in.forms.EditPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RATE_LIMITS = {"webauthn_login": "120/m/ip"}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Mamori"
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off still sign in

SOCIALACCOUNT_ADAPTER = "mamori.site.signing_in.adapters.ProviderAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10


def _provider() -> dict[str, object]:
    """Read the school's own OpenID Connect provider; without one nothing is ever called."""
    wanted = ("ISSUER", "CLIENT_ID", "SECRET")
    given = {name: os.environ.get(f"MAMORI_OIDC_{name}", "") for name in wanted}
    if not any(given.values()):
        return {}
    if missing := [f"MAMORI_OIDC_{name}" for name, value in given.items() if not value]:
        raise ImproperlyConfigured(f"Also needed for signing in elsewhere: {', '.join(missing)}.")
    return {
        "provider_id": "school",
        "name": os.environ.get("MAMORI_OIDC_NAME", "OpenID Connect"),
        "client_id": given["CLIENT_ID"],
        "secret": given["SECRET"],
        "settings": {"server_url": given["ISSUER"], "oauth_pkce_enabled": True},
    }


_school = _provider()
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_school]}} if _school else {}
_issuer = urlsplit(os.environ.get("MAMORI_OIDC_ISSUER", ""))
# A form that leads to the provider is a form that leaves this site; the browser asks the CSP.
MAMORI_OIDC_ORIGINS = [f"{_issuer.scheme}://{_issuer.netloc}"] if _school else []
