"""Recording a sign, and saying who has it now."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import record_sign
from mamori.cases.forms import SignForm, as_initial
from mamori.people.packs import help_lines


@require_http_methods(["GET", "POST"])
def new_sign(request: HttpRequest) -> HttpResponse:
    """Record a sign; the button that looks for a child only shows the form again, with names."""
    account = account_of(request)
    if not may(account, "sign.record", school=account.person.school):
        raise Http404
    sending = request.method == "POST" and "send" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    choices = queries.choices_for_sign(account, get_language() or "en", typed)
    form = SignForm(typed if sending else None, initial=as_initial(typed), **choices)
    if sending and form.is_valid():
        case = record_sign(by=account, sign=form.sign())
        if account.person_id in form.cleaned_data["adults"]:
            messages.success(
                request, _("Written down. It names you, so you cannot open it yourself.")
            )
            return redirect("desk:today")  # to whoever named themselves the case does not exist
        return redirect("cases:shared", case.pk)
    status = 422 if sending else 200
    if _looks_only(request):
        return render(request, "cases/_found.html", {"field": form["pupils"]})
    return render(request, "cases/new_sign.html", {"form": form}, status=status)


def _looks_only(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False)) and "look" in request.POST


@require_GET
def shared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who has the sign now, and since which minute."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    sights, vacancies = who_can_see(case.stream, case.school)
    context = {
        "case": case,
        "sights": sights,
        "vacancies": vacancies,
        "alone": all(sight.person == account.person_id for sight in sights),
        "lines": help_lines(case.school, get_language() or "en"),
    }
    return render(request, "cases/shared.html", context)
