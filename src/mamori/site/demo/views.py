"""Stepping into somebody's shoes and moving the clock. Without MAMORI_DEMO it does not exist."""

from datetime import timedelta

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mamori.base import drafts
from mamori.site.demo import stage
from mamori.site.demo.brought import brought, chosen
from mamori.site.demo.make import NotADemo
from mamori.site.demo.people import ROLES

STEPS = {"1": timedelta(days=1), "7": timedelta(weeks=1)}


@login_not_required
@require_GET
def shoes(request: HttpRequest) -> HttpResponse:
    """Show whose shoes one can step into, and which day it is there."""
    _demo_only()
    return _page(request, stage.DayForm())


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


@login_not_required
@require_POST
def move_clock(request: HttpRequest) -> HttpResponse:
    """Let it be a later day at the demo school."""
    _demo_only()
    step = STEPS.get(request.POST.get("step", ""))
    form = stage.DayForm(request.POST)
    if step is None and not form.is_valid():
        return _page(request, form, status=422)
    try:
        stage.move_to(stage.day() + step if step else form.cleaned_data["day"])
    except stage.NotThere as error:
        form.add_error("day", str(error.told))
        return _page(request, form, status=422)
    except NotADemo as error:
        raise Http404 from error
    messages.success(request, _("It is another day at the demo school now."))
    return redirect("demo:shoes")


def _page(request: HttpRequest, form: stage.DayForm, status: int = 200) -> HttpResponse:
    context = {"roles": ROLES, "brought": brought(), "form": form, "day": stage.day()}
    return render(request, "site/demo.html", context, status=status)


def _demo_only() -> None:
    if not settings.MAMORI_DEMO:
        raise Http404
