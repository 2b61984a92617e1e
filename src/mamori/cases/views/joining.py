"""Two cases that are one, and one that is two."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import merge as merge_cases
from mamori.cases.actions import separate as separate_case
from mamori.cases.actions import split as split_case
from mamori.cases.forms import MergeForm, SplitForm, WhyForm, as_initial


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a case go on in another."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    if not queries.may_take(account, case, "merge"):
        raise Http404
    others = queries.mergeable(account, case)
    choices = [(str(one.pk), queries.called(one, people)) for one, people in others]
    form = MergeForm(
        request.POST or None, initial=as_initial(typed_before(request)), others=choices
    )
    if request.method == "POST" and form.is_valid():
        into = next(one for one, _people in others if one.pk == form.cleaned_data["into"])
        merge_cases(by=account, case=case, into=into, why=form.cleaned_data["why"])
        messages.success(request, _("Both are read as one case now. Every word is there."))
        return redirect("cases:case", into.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/merge.html", {"case": case, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def separate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a case that goes on in another one of its own again."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    if not queries.may_take(account, case, "separate"):
        raise Http404
    form = WhyForm(request.POST or None, initial=as_initial(typed_before(request)))
    if request.method == "POST" and form.is_valid():
        separate_case(by=account, case=case, why=form.cleaned_data["why"])
        messages.success(request, _("It is a case of its own again."))
        return redirect("cases:case", pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/separate.html", {"case": case, "form": form}, status=status)


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a part of a case go on in a case of its own."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    if not queries.may_take(account, case, "split"):
        raise Http404
    setting = queries.Setting(account, case, get_language() or "en")
    form = SplitForm(
        request.POST or None,
        initial=as_initial(typed_before(request)),
        pupils=setting.participants,
        entries=queries.carriable_choices(case, setting.language),
    )
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        second = split_case(
            by=account,
            case=case,
            carried=told["entries"],
            pupils=told["pupils"],
            why=told["why"],
            pk=told["id"],
        )
        messages.success(request, _("The new case begins here. The other one keeps all it had."))
        return redirect("cases:case", second.pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "cases/split.html", {"case": case, "form": form}, status=status)
