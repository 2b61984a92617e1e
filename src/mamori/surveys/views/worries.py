"""An answer that worries: reading it, asking further, deciding."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.actions import note_read
from mamori.access.queries import barred_from, who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases.forms import as_initial
from mamori.core.flow import NotNow
from mamori.surveys import flow
from mamori.surveys.actions import deciding
from mamori.surveys.forms.deciding import AskForm, DecideForm, WhyForm
from mamori.surveys.queries import choices, worries
from mamori.surveys.queries.worries import Record


@require_GET
def worry(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show an answer with what was said since. Opening it is a fact."""
    account = account_of(request)
    found = worries.worry_for(account, pk)
    note_read(by=account, ledger=found.school_id, stream=found.stream)
    return _page(request, found)


def _page(request: HttpRequest, found: Record, **forms: object) -> HttpResponse:
    account, language = account_of(request), get_language() or "en"
    read = worries.read(found, language)
    decides = deciding.may_decide(account, found)
    waits = found.state == flow.WAITING
    typed = as_initial(typed_before(request))
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {
        "worry": found,
        "read": read,
        "said": worries.said(found),
        "decide": _decide_form(request, found, read, typed) if decides and waits else None,
        "ask": AskForm(initial=typed) if decides and waits and read.can_be_asked else None,
        "again": WhyForm() if decides and not waits else None,
        "sights": sights,
        "vacancies": vacancies,
        **forms,
    }
    return render(request, "surveys/worry.html", context, status=422 if forms else 200)


def _decide_form(
    request: HttpRequest, found: Record, read: worries.Read, typed: dict[str, object]
) -> DecideForm:
    account = account_of(request)
    known: dict[str, object] = {"pupils": [str(read.child_id)]} if read.child_id else {}
    known["adults"] = [str(person) for person in barred_from(found.stream)]
    return DecideForm(
        request.POST if request.method == "POST" and "decide" in request.POST else None,
        pupils=choices.pupils_in(found.group),
        adults=choices.staff_of(found.school),
        may_sign=may(account, "sign.record", school=found.school),
        initial={**known, **typed},
    )


@require_POST
def decide(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Decide what follows from an answer (HOK-095)."""
    account = account_of(request)
    found = _to_decide(request, pk)
    read = worries.read(found, get_language() or "en")
    form = _decide_form(request, found, read, {})
    if not form.is_valid():
        return _page(request, found, decide=form)
    try:
        case = deciding.decide(by=account, worry=found, decision=form.decision(read.text))
    except NotNow:
        messages.info(request, _("Somebody else was faster. This is how it stands now."))
        return redirect("surveys:worry", pk)
    if case and account.person_id not in form.cleaned_data["adults"]:
        return redirect("cases:shared", case.pk)
    messages.success(request, _("Decided and written down."))
    return redirect("surveys:surveys" if case else "surveys:worry", *([] if case else [pk]))


@require_POST
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask whoever wrote an answer."""
    account = account_of(request)
    found = _to_decide(request, pk)
    form = AskForm(request.POST)
    if not form.is_valid():
        return _page(request, found, ask=form)
    told = form.cleaned_data
    deciding.ask(by=account, worry=found, words=told["words"], pk=told["ask_id"])
    messages.success(request, _("Asked. Whoever wrote it reads it with their receipt."))
    return redirect("surveys:worry", pk)


@require_POST
def take_up_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take up a decision again."""
    account = account_of(request)
    found = _to_decide(request, pk)
    form = WhyForm(request.POST)
    if not form.is_valid():
        return _page(request, found, again=form)
    deciding.take_up_again(by=account, worry=found, why=form.cleaned_data["why"])
    return redirect("surveys:worry", pk)


def _to_decide(request: HttpRequest, pk: UUID) -> Record:
    account = account_of(request)
    found = worries.worry_for(account, pk)
    if not deciding.may_decide(account, found):
        raise Http404
    return found


@require_http_methods(["GET"])
def all_worries(request: HttpRequest) -> HttpResponse:
    """List the answers that one has a seat at, those that wait first."""
    account = account_of(request)
    if not may(account, "surveys.see", school=account.person.school):
        raise Http404
    rows = sorted(worries.worries_of(account), key=lambda row: row.state != flow.WAITING)
    return render(request, "surveys/worries.html", {"worries": rows})
