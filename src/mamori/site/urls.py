"""Every address of this installation. What is not listed here does not exist."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkey
from allauth.socialaccount import views as provider
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import include, path, re_path

from mamori.site import views

SIGNING_IN = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", second.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkey.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path(
        "sign-in/again/passkey/",
        passkey.reauthenticate_webauthn,
        name="mfa_reauthenticate_webauthn",
    ),
]

PASSWORD = [
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/set/", account.password_set, name="account_set_password"),
    path("password/forgotten/", account.password_reset, name="account_reset_password"),
    path("password/sent/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/choose/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/chosen/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
]

SECOND_STEP = [
    path("account/", second.index, name="mfa_index"),
    path("account/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/passkeys/", passkey.list_webauthn, name="mfa_list_webauthn"),
    path("account/passkeys/add/", passkey.add_webauthn, name="mfa_add_webauthn"),
    path("account/passkeys/<int:pk>/", passkey.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/passkeys/<int:pk>/remove/", passkey.remove_webauthn, name="mfa_remove_webauthn"),
    path("account/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]

# Only where the school has named its own provider (MAMORI_OIDC_…).
PROVIDER = [
    path("sign-in/cancelled/", provider.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/failed/", provider.login_error, name="socialaccount_login_error"),
    path("sign-in/with/<str:provider_id>/", oidc.login, name="openid_connect_login"),
    path("sign-in/with/<str:provider_id>/back/", oidc.callback, name="openid_connect_callback"),
]

urlpatterns = [
    path("", include("mamori.desk.urls")),
    path("", include("mamori.cases.urls")),
    path("door/", include("mamori.door.urls")),
    path("surveys/", include("mamori.surveys.urls")),
    path("publishing/", include("mamori.publishing.urls")),
    path("registers/", include("mamori.registers.urls")),
    path("kept/", include("mamori.vault.urls")),
    path("year/", include("mamori.year.urls")),
    path("consent/", include("mamori.consent.urls")),
    path("people/", include("mamori.people.urls")),
    path("people/", include("mamori.people.accounts.urls")),
    *SIGNING_IN,
    *PASSWORD,
    *SECOND_STEP,
    *(PROVIDER if settings.SOCIALACCOUNT_PROVIDERS else []),
    path("drafts/", include("mamori.base.urls")),
    path("language/", views.language, name="set_language"),
    path("about/", views.about, name="about"),
    path("healthz", views.healthz, name="healthz"),
]
if settings.MAMORI_DEMO:
    urlpatterns += [
        path("demo/", include("mamori.site.demo.urls")),
        path("styleguide/", include("mamori.ui.urls")),
    ]
