"""Pages of the installation itself."""

from importlib.metadata import version

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST
from django.views.i18n import set_language

from mamori.base import drafts
from mamori.people import accounts


@login_not_required
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """Say what Mamori is, what it does not do, and which version this is."""
    return render(request, "site/about.html", {"version": version("mamori")})


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Change the language of the pages, and of the mails to whoever is signed in."""
    response = set_language(request)
    if request.user.is_authenticated:
        accounts.remember_language(request.user, request.POST.get("language", ""))
    return response


@login_not_required
@require_GET
def healthz(_request: HttpRequest) -> HttpResponse:
    """Say that web and database answer; no data."""
    connection.ensure_connection()
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:  # noqa: ARG001 -- Django passes it
    """Keep what a form held that was opened before the person signed in again elsewhere.

    It is shown once more to its own writer and to nobody else; nothing is saved until they send it.
    """
    kept = drafts.keep(request)
    mine = kept is not None and str(request.user.pk) == kept.whose
    if kept is None or (request.user.is_authenticated and not mine):
        return render(request, "403_csrf.html", status=403)
    return redirect(kept.page if mine else settings.LOGIN_URL)
