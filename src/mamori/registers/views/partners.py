"""The partners of a school."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.registers import actions, queries
from mamori.registers.acts.partners import QUESTIONS
from mamori.ui.asking import AskForm


@require_http_methods(["GET", "POST"])
def partners(request: HttpRequest) -> HttpResponse:
    """Show the partners, and put one on the list."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "partner.list", school=school):
        raise Http404
    language, sending = get_language() or "en", request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=QUESTIONS,
        offers=queries.offers_for(school, language),
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        what = actions.Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        actions.list_partner(by=account, what=what)
        messages.success(request, _("It stands on the list."))
        return redirect("registers:partners")
    context = {"partners": queries.partners(school, language), "form": form}
    return render(request, "registers/partners.html", context, status=422 if sending else 200)


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a partner off the list."""
    try:
        actions.drop_partner(by=account_of(request), pk=pk)
    except PermissionDenied as refused:
        raise Http404 from refused
    messages.success(request, _("It is off the list."))
    return redirect("registers:partners")
