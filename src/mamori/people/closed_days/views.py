"""The page on which everybody sees the days without school, and the office lists them."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.people.closed_days.actions import list_closed_days
from mamori.people.closed_days.forms import ClosedDaysForm
from mamori.people.closed_days.holidays import public_holidays
from mamori.people.closed_days.queries import listed, span_asked, span_of
from mamori.people.doors import account_of, can, school_for

VERB = "closed-days.list"


@require_http_methods(["GET", "POST"])
def closed_days(request: HttpRequest) -> HttpResponse:
    """Show the days without school of a year, and let the office list them."""
    school = school_for(request, "people.see")
    may_list = can(request, VERB, school)
    if request.method == "POST" and not may_list:
        raise Http404
    span = span_asked(school, request.GET.get("year", ""))
    kept = listed(school, span)
    shown = kept or list(public_holidays(school.jurisdiction, span))
    form = ClosedDaysForm(
        request.POST or None,
        span=span,
        country=school.jurisdiction,
        initial={"days": "\n".join(one.line for one in shown)},
    )
    if request.method == "POST" and form.is_valid():
        by = account_of(request).person_id
        list_closed_days(by=by, school=school, span=span, stretches=form.stretches)
        messages.success(request, _("The list is kept. What is counted in school days follows it."))
        return redirect(f"{reverse('people:closed_days')}?year={span.starts}")
    context = {
        "span": span,
        "before": span_of(school, span.starts - timedelta(days=1)),
        "after": span_of(school, span.ends + timedelta(days=1)),
        "kept": kept,
        "shown": shown,
        "form": form if may_list else None,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "people/closed_days.html", context, status=status)
