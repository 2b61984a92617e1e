"""What every request passes: nothing typed is lost, a second step, nothing kept by browsers."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from mamori.base import drafts
from mamori.people.models import Account

Answer = Callable[[HttpRequest], HttpResponseBase]

PASSED = "second_factor"
SENT_AWAY = "sent_away"  # marks a request that the second step turned away before any view
NOWHERE = ""  # a page that does not exist: there is nothing to see
# Where a person without a second step may go: to set one up, to leave, to read what this is.
BEFORE_SECOND_FACTOR = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_set_password",
    "account_logout",
    "set_language",
    "about",
    "healthz",
    NOWHERE,
}
SETS_UP = {"mfa_activate_totp", "mfa_add_webauthn"}


def nothing_typed_is_lost(answer: Answer) -> Answer:
    """Keep what a form holds whose session has ended, or which we failed to take."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return answer(request)
        if not request.user.is_authenticated and drafts.keep(request):
            return _sign_in_first(request)
        response = answer(request)
        is_refused = SENT_AWAY in vars(request)
        if is_refused or response.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
            drafts.keep(request)
        elif response.status_code == HTTPStatus.FOUND:
            drafts.forget(request)
        return response

    return middleware


def _sign_in_first(request: HttpRequest) -> HttpResponseBase:
    # No `next`: the page belongs to whoever typed, and the next one at this computer may be
    # somebody else, who must not even see its address.
    told = _("You had been signed out. What you typed is kept: sign in, and it is there again.")
    messages.info(request, told)
    response: HttpResponseBase = redirect(settings.LOGIN_URL)
    if getattr(request, "htmx", False):
        response = HttpResponseClientRedirect(response["Location"])
    return response


def in_the_schools_time(answer: Answer) -> Answer:
    """Read and show times as the clock on the school's wall has them."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not isinstance(request.user, Account):
            return answer(request)
        with timezone.override(request.user.person.school.time_zone):
            return answer(request)

    return middleware


def second_factor(answer: Answer) -> Answer:
    """Lead those who signed in with a password alone to a second step, and nowhere else."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated or _has_passed(request):
            return answer(request)
        if _is_set_up(request):
            vars(request)[SENT_AWAY] = True
            # The second step was set up elsewhere after this session began with a password alone.
            logout(request)
            return redirect(settings.LOGIN_URL)
        page = _page(request)
        if page not in BEFORE_SECOND_FACTOR:
            vars(request)[SENT_AWAY] = True
            return redirect("mfa_index")
        response = answer(request)
        if page in SETS_UP and request.user.is_authenticated and _is_set_up(request):
            request.session[PASSED] = str(request.user.pk)
        return response

    return middleware


def _has_passed(request: HttpRequest) -> bool:
    """Say whether this session needs no more steps; once yes, it is not asked again.

    That somebody has set up a second step is not enough: this very session must have gone it, or
    a stolen password that waits would be let in with its owner.
    """
    mine = str(request.user.pk)
    if request.session.get(PASSED) == mine:
        return True
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    if "mfa" not in methods and not _came_another_way(methods):
        return False
    # The last second step cannot be removed, and starting over ends every session: this stays true.
    request.session[PASSED] = mine
    return True


def _came_another_way(methods: set[str]) -> bool:
    """Say whether the school's own provider vouched for the person, or this is the demo."""
    return "socialaccount" in methods or (settings.MAMORI_DEMO and "demo" in methods)


def _is_set_up(request: HttpRequest) -> bool:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    return bool(get_adapter().is_mfa_enabled(request.user, kinds))


def _page(request: HttpRequest) -> str:
    try:
        return resolve(request.path_info).view_name
    except Resolver404:
        return NOWHERE


def not_kept_by_browsers(answer: Answer) -> Answer:
    """Leave no page of a signed-in person in a shared computer's cache."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return middleware
