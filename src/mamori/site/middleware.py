"""What every request passes: nothing typed is lost, a second step, nothing kept by browsers."""

from collections.abc import Callable
from http import HTTPStatus

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from mamori.base import drafts

Answer = Callable[[HttpRequest], HttpResponseBase]

PASSED = "second_factor"
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
}


def nothing_typed_is_lost(answer: Answer) -> Answer:
    """Keep what a form holds whose session has ended, until its writer has signed in again."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.method != "POST":
            return answer(request)
        if not request.user.is_authenticated and (kept := drafts.keep(request)):
            response = _sign_in_first(request)
            drafts.remember(request, response, kept)
            return response
        response = answer(request)
        if response.status_code == HTTPStatus.FOUND and drafts.COOKIE in request.COOKIES:
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


def second_factor(answer: Answer) -> Answer:
    """Lead those who signed in with a password alone to a second step, and nowhere else."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated and not _has_passed(request) and not _may_wait(request):
            return redirect("mfa_index")
        return answer(request)

    return middleware


def _has_passed(request: HttpRequest) -> bool:
    """Say whether this session needs no more steps; once yes, it is not asked again."""
    mine = str(request.user.pk)
    if request.session.get(PASSED) == mine:
        return True
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    if not _came_another_way(request) and not get_adapter().is_mfa_enabled(request.user, kinds):
        return False
    # The last second step cannot be removed, and starting over ends every session: this stays true.
    request.session[PASSED] = mine
    return True


def _came_another_way(request: HttpRequest) -> bool:
    """Say whether the school's own provider vouched for the person, or this is the demo."""
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "socialaccount" in methods or (settings.MAMORI_DEMO and "demo" in methods)


def _may_wait(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in BEFORE_SECOND_FACTOR
    except Resolver404:
        return True  # there is nothing to see


def not_kept_by_browsers(answer: Answer) -> Answer:
    """Leave no page of a signed-in person in a shared computer's cache."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        if request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    return middleware
