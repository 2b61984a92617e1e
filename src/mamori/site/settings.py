"""Every setting, read from the environment; `make check` holds `docs/reference/settings.md` to it.

A value that cannot be used stops the start with a sentence that says which one and why.
"""

import os
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from mamori.base.keyfile import KeyUnusable, load_master_key
from mamori.core.seal import derive_key
from mamori.site.folders import data_folder, packs_folder
from mamori.site.sign_in import *  # noqa: F403 -- the sign-in settings fill a file of their own
from mamori.site.sign_in import ALLAUTH_TRUSTED_PROXY_COUNT, MAMORI_OIDC_ORIGINS

PACKAGE = Path(__file__).resolve().parents[1]


def env_flag(name: str) -> bool:
    """Read a switch: 1 or 0."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value == "1"


def env_list(name: str, default: str = "") -> list[str]:
    """Read words separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


# Where everything of this installation lives: key, database, sealed uploads.
MAMORI_DATA = data_folder()
MAMORI_DEMO = env_flag("MAMORI_DEMO")
if MAMORI_DEMO:
    LOGIN_URL = "demo:shoes"
MAMORI_PACKS = packs_folder()

try:
    MAMORI_MASTER_KEY = load_master_key(MAMORI_DATA, os.environ.get("MAMORI_PASSPHRASE", ""))
except KeyUnusable as error:
    raise ImproperlyConfigured(str(error)) from error
SECRET_KEY = derive_key(MAMORI_MASTER_KEY, "django").hex()

DEBUG = False
ALLOWED_HOSTS = env_list("MAMORI_HOSTS", "localhost,127.0.0.1,[::1]")
# Folders of this machine that a school may have looked through (`id of a school=folder`); none,
# unless somebody opens them.
MAMORI_FOLDERS = env_list("MAMORI_FOLDERS")
# Whether the pages that schools name for their patrol may lie on machines of the own network.
MAMORI_PATROL_INSIDE = env_flag("MAMORI_PATROL_INSIDE")
# The address people type, with https:// in front; passkeys and mails need it.
MAMORI_ADDRESS = os.environ.get("MAMORI_ADDRESS", "http://localhost:8000")
CSRF_TRUSTED_ORIGINS = [MAMORI_ADDRESS]
MAMORI_HTTPS = MAMORI_ADDRESS.startswith("https://")
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not MAMORI_HTTPS  # only for a look at it on one's own machine
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "mamori.site",
    "mamori.desk",
    "mamori.door",
    "mamori.surveys",
    "mamori.publishing",
    "mamori.cases",
    "mamori.registers",
    "mamori.vault",
    "mamori.year",
    "mamori.consent",
    "mamori.duties",
    "mamori.access",
    "mamori.people",
    "mamori.journal",
    "mamori.ui",
    "mamori.base",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "mamori.site.middleware.nothing_typed_is_lost",
    "mamori.site.middleware.second_factor",
    "mamori.site.middleware.in_the_schools_time",
    "mamori.site.middleware.not_kept_by_browsers",
]

ROOT_URLCONF = "mamori.site.urls"
WSGI_APPLICATION = "mamori.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "mamori.site.context.frame",
            ],
        },
    },
]
FORM_RENDERER = "mamori.ui.forms.Renderer"

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL", f"sqlite:///{MAMORI_DATA / 'mamori.sqlite3'}"),
        conn_max_age=60,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # A reader that turns writer must not find the database locked (measured: 407 of 600).
        "transaction_mode": "IMMEDIATE",
        "timeout": 30,
        # FULL: what a child or a teacher told survives a power cut. secure_delete: erased is gone.
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;",
    }
# Counters of attempts must be one for all processes; they hold numbers and moments, no words.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "base_cache",
        # With Django's 300 a few minutes of guessing would push the counters themselves out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

SESSION_ENGINE = "mamori.base.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = MAMORI_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 31_536_000 if MAMORI_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "mamori.site.views.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF, *MAMORI_OIDC_ORIGINS],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ja", _("Japanese")),
    ("vi", _("Vietnamese")),
    ("nl", _("Dutch")),
    ("en", _("English")),
]
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = USE_TZ = True
TIME_ZONE = os.environ.get("MAMORI_TIME_ZONE", "Asia/Tokyo")

STATIC_URL = "static/"
WHITENOISE_USE_FINDERS = True  # the built files travel in the package; nothing is collected
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Uploads are sealed as they come in; Django must not spool them to disk in the clear.
FILE_UPLOAD_HANDLERS = ["mamori.base.uploads.SealedUploads"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024 * 1024  # of a list of people, which is read as a whole
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024

# What takes long has a worker of its own, so that no mail waits for it; so has what somebody waits
# for with the page open.
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "looking", "sweeps"],
    }
}

# Mail goes nowhere until a person names a server (promise 4).
EMAIL_HOST = os.environ.get("MAMORI_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("MAMORI_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("MAMORI_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MAMORI_SMTP_PASSWORD", "")
EMAIL_USE_TLS = EMAIL_PORT == 587
EMAIL_USE_SSL = EMAIL_PORT == 465
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.dummy.EmailBackend"
)
DEFAULT_FROM_EMAIL = os.environ.get("MAMORI_MAIL_FROM", "mamori@school.example")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"()": "mamori.base.logs.WithoutMessages"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "level": "WARNING", "formatter": "plain"}
    },
    # Warnings only: a log line holds no query string, no form content and no name.
    "root": {"handlers": ["console"], "level": "WARNING"},
}
