"""Stepping into the shoes of somebody of the demo school. Without MAMORI_DEMO it does not exist."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from mamori.base import drafts
from mamori.site.demo.brought import brought, chosen
from mamori.site.demo.people import ROLES


@login_not_required
@require_GET
def shoes(request: HttpRequest) -> HttpResponse:
    """Show whose shoes one can step into."""
    _demo_only()
    return render(request, "site/demo.html", {"roles": ROLES, "brought": brought()})


@login_not_required
@require_POST
def step_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of them, without a password: only the invented people of the demo."""
    _demo_only()
    account = chosen(request.POST.get("role", ""), request.POST.get("person", ""))
    if account is None:
        raise Http404
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, account, "demo")
    return redirect(drafts.page_of_draft(request) or "desk:today")


def _demo_only() -> None:
    if not settings.MAMORI_DEMO:
        raise Http404
