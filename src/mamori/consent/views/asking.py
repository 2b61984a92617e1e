"""Asking for consent, and reminding once."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.consent import actions
from mamori.consent.forms.asking import AskForm, RemindForm, as_initial, sought
from mamori.consent.queries.seeing import asking_for
from mamori.consent.queries.whom import group_choices, people_choices, people_in
from mamori.people.queries import school_day


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for consent; the button that looks for a person only shows the form again, with names."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "consent.ask", school=school):
        raise Http404
    sending = request.method == "POST" and "send" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = AskForm(
        typed if sending else None,
        initial=as_initial(typed),
        groups=group_choices(account),
        people=people_choices(account, *sought(typed)),
        language=school.language,
        today=school_day(school),
    )
    if sending and form.is_valid():
        people = people_in(account, form.cleaned_data["group"])
        wanted = form.asking(people)
        if wanted.people:
            row = actions.ask(by=account, asking=wanted)
            messages.success(request, _("Written down. Now print the letters."))
            return redirect("consent:asking", row.pk)
        form.add_error("group", _("Nobody is in this group today."))
    return render(request, "consent/ask.html", {"form": form}, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def remind(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write the one reminder: letters are then printed anew for whoever has not answered."""
    account = account_of(request)
    asking = asking_for(account, pk)
    if asking.reminded_at or not may(account, "consent.ask", stream=asking.stream):
        raise Http404
    form = RemindForm(request.POST or None, today=school_day(asking.school), last=asking.until)
    if request.method == "POST" and form.is_valid():
        try:
            actions.remind(by=account, asking=asking, answer_by=form.cleaned_data["answer_by"])
        except PermissionDenied:
            raise Http404 from None
        messages.success(request, _("Now print the letters for whoever has not answered."))
        return redirect("consent:asking", pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "consent/remind.html", {"form": form, "asking": asking}, status=status)
