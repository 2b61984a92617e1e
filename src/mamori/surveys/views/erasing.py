"""Erasing the answers of a questionnaire, when the school's time for them is over."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.core.flow import NotNow
from mamori.journal.actions import Held
from mamori.surveys.actions.erasing import PaperLeft, erase_answers
from mamori.surveys.forms.running import EraseForm
from mamori.surveys.queries import erasing, surveys


@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask twice, and erase."""
    account = account_of(request)
    found = surveys.survey_for(account, pk)
    if not surveys.may_step(account, found, "erase"):
        raise Http404
    sending = request.method == "POST"
    typed = typed_before(request)
    initial = {"rule": typed.get("rule", "")} if typed else None
    form = EraseForm(request.POST if sending else None, initial=initial)
    if sending and form.is_valid():
        try:
            erase_answers(by=account, survey=found, rule=form.cleaned_data["rule"])
        except Held:
            form.add_error(None, _("It must be kept for now, so nothing was erased."))
        except PaperLeft:
            form.add_error(None, _("Its paper must be destroyed first, so nothing was erased."))
        except NotNow:
            messages.info(request, _("Somebody else was faster. This is how it stands now."))
            return redirect("surveys:survey", pk)
        else:
            messages.success(request, _("All its answers were erased."))
            return redirect("surveys:survey", pk)
    context = {
        "survey": found,
        "title": surveys.title_of(found, get_language() or "en"),
        "form": form,
        "paper": erasing.paper_left(found),
    }
    return render(request, "surveys/erase.html", context, status=422 if sending else 200)
