"""Making a report a sign, or adding it to a case that is there."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases import queries as cases
from mamori.cases.forms import SignForm, as_initial
from mamori.door import actions, queries
from mamori.door.forms import JoinForm
from mamori.journal.keys import Erased


@require_http_methods(["GET", "POST"])
def make_sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a report a sign; the button that looks for a child only shows the form again."""
    account = account_of(request)
    talk = queries.talk_for(account, pk)
    if not queries.may_answer(account, talk) or not may(account, "sign.record", school=talk.school):
        raise Http404
    sending = request.method == "POST" and "send" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    choices = cases.choices_for_sign(account, get_language() or "en", typed)
    initial = queries.first_values(talk) | as_initial(typed)
    form = SignForm(typed if sending else None, initial=initial, **choices)
    if sending and form.is_valid():
        says, seen = queries.says_where_from(talk), request.POST.get("seen", "")
        try:
            case = actions.make_sign(by=account, talk=talk, sign=form.sign(), says=says, seen=seen)
        except actions.MoreWasTold:
            form.add_error(None, _more_was_told())
        else:
            if account.person_id in form.cleaned_data["adults"]:
                return redirect("desk:today")  # to whoever named themselves the case does not exist
            return redirect("cases:shared", case.pk)
    context = {"talk": talk, "form": form, "waiting": queries.waiting(talk)}
    return render(request, "door/make_sign.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add what was told to a case that is there already."""
    account = account_of(request)
    talk = queries.talk_for(account, pk)
    if not queries.may_answer(account, talk):
        raise Http404
    first = {"adults": queries.first_values(talk)["adults"]}
    choices = queries.choices_for_joining(account, talk)
    form = JoinForm(request.POST or None, initial=first, **choices)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        case = cases.case_for(account, told["case"])
        says, seen = queries.says_where_from(talk), request.POST.get("seen", "")
        try:
            actions.add_to_case(
                by=account, talk=talk, case=case, says=says, adults=told["adults"], seen=seen
            )
        except (PermissionDenied, Erased):
            raise Http404 from None
        except actions.MoreWasTold:
            form.add_error(None, _more_was_told())
        else:
            if account.person_id in told["adults"]:
                return redirect("desk:today")
            messages.success(request, _("It stands in the case now, word for word."))
            return redirect("door:talk", pk)
    status = 422 if request.method == "POST" else 200
    context = {"talk": talk, "form": form, "waiting": queries.waiting(talk)}
    return render(request, "door/join.html", context, status=status)


def _more_was_told() -> str:
    return _("Meanwhile more was told, and it stands above now. Who else does it name?")
