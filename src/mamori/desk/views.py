"""Today, my cases, a child's page, and breaking the glass."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.actions import GLASS_HOURS, break_glass
from mamori.access.rules import account_of, may
from mamori.cases.queries import cases_of
from mamori.desk import queries
from mamori.desk.forms import GlassForm


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show what is due for me, what is late first."""
    account = account_of(request)
    day = queries.today(account, get_language() or "en")
    return render(request, "desk/today.html", {"today": day, "school": account.person.school})


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases I have a seat at."""
    return render(request, "desk/cases.html", {"cases": cases_of(account_of(request))})


@require_GET
def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gather what several people noticed of one child (HOK-063)."""
    name, told = queries.child(account_of(request), pk, get_language() or "en")
    return render(request, "desk/child.html", {"name": name, "told": told})


@require_http_methods(["GET", "POST"])
def glass(request: HttpRequest) -> HttpResponse:
    """Open the records about a child for some hours, with a reason."""
    account = account_of(request)
    if not may(account, "glass.break", school=account.person.school):
        raise Http404
    opening = request.method == "POST" and "open" in request.POST
    typed = request.POST if request.method == "POST" else None
    form = GlassForm.for_account(account, typed, opening=opening)
    if opening and form.is_valid():
        opened = break_glass(by=account, child=form.cleaned_data["child"], why=form.cleaned_data["why"])
        messages.success(request, _message(opened))
        return redirect("desk:cases")
    context = {"form": form, "hours": GLASS_HOURS}
    return render(request, "desk/glass.html", context, status=422 if opening else 200)


def _message(opened: int) -> str:
    if not opened:
        return _("There is no record about this child that could be opened for you.")
    return _("Opened for %(hours)s hours. The lead was told, with your reason.") % {
        "hours": GLASS_HOURS
    }
