"""Breaking the glass."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import break_glass
from mamori.cases.actions.glass import HOURS
from mamori.cases.forms import GlassForm, as_initial


@require_http_methods(["GET", "POST"])
def glass(request: HttpRequest) -> HttpResponse:
    """Open the records about a child for some hours, with a reason."""
    account = account_of(request)
    if not may(account, "glass.break", school=account.person.school):
        raise Http404
    opening = request.method == "POST" and "open" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    told = as_initial(typed)
    children = queries.children(account, [told.get("child", "")], told.get("find", ""))
    form = GlassForm(typed if opening else None, initial=told, children=children)
    if opening and form.is_valid():
        told = form.cleaned_data
        opened = break_glass(by=account, child=told["child"], why=told["why"])
        messages.success(request, _message(opened))
        return redirect("desk:cases")
    context = {"form": form, "hours": HOURS}
    return render(request, "cases/glass.html", context, status=422 if opening else 200)


def _message(opened: int) -> str:
    if not opened:
        return _("There is no record about this child that could be opened for you.")
    return _("Opened for %(hours)s hours. The lead was told, with your reason.") % {"hours": HOURS}
