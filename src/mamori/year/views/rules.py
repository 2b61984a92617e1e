"""Rules that each member of staff confirms."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mamori.access.rules import may
from mamori.year import actions, queries
from mamori.year.doors import reader


@require_GET
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules, whether I have confirmed them, and to whoever leads who has not yet."""
    account, term, language = reader(request)
    context = {
        "rules": queries.rules_for(account, language),
        "leads": may(account, "year.lead", school=term.school),
        "term": term,
    }
    return render(request, "year/rules.html", context)


@require_POST
def acknowledge(request: HttpRequest) -> HttpResponse:
    """Confirm a rule for myself."""
    account, _term, _language = reader(request)
    try:
        actions.acknowledge(by=account, topic=request.POST.get("topic", ""))
    except PermissionDenied as refused:
        raise Http404 from refused
    messages.success(request, _("Thank you. It is written down with today's date."))
    return redirect("year:rules")
