"""Saying that a paper is no copy of what was withdrawn, by somebody who did not bring it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.publishing.actions import telling_apart as actions
from mamori.publishing.acts.apart import APART
from mamori.publishing.acts.sheets import SEE
from mamori.publishing.doors import reader
from mamori.publishing.queries import releases, sheets
from mamori.publishing.queries.tellable import file_like, sheet_like
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm

SHOWN = 20_000  # letters of what can be read in a file


@require_http_methods(["GET", "POST"])
def of_release(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Say that a file of a release is no copy."""
    account = account_of(request)
    found = releases.release_for(account, pk)
    file = file_like(account, found, number)
    if file is None:
        raise Http404
    form = _form(request, found)
    said = _said(
        form,
        lambda what: actions.tell_file_apart(
            by=account, release=found, number=number, what=what, seen=request.POST.get("seen", "")
        ),
    )
    if said:
        messages.success(request, _("Written down. It is weighed now as any other paper."))
        return redirect("publishing:release", pk)
    context = {"again": file.again, "words": file.looked.text[:SHOWN]}
    return _page(request, form, context | {"release": found, "seen": releases.looks_of(found)})


@require_http_methods(["GET", "POST"])
def of_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that a sheet is no copy."""
    account = reader(request, SEE)
    found = sheets.read_sheet(account, pk)
    again = sheet_like(account, found)
    if not again:
        raise Http404
    form = _form(request, found)
    said = _said(
        form,
        lambda what: actions.tell_sheet_apart(
            by=account, sheet=found, what=what, seen=request.POST.get("seen", "")
        ),
    )
    if said:
        messages.success(request, _("Written down. It is weighed now as any other paper."))
        return redirect("publishing:sheet", pk)
    words = str(sheets.version_of(found).words.get("text", ""))
    return _page(
        request, form, {"again": again, "words": words, "sheet": found, "seen": found.version}
    )


def _form(request: HttpRequest, paper: Any) -> AskForm:
    sending = request.method == "POST"
    return AskForm(
        request.POST if sending else None,
        questions=APART.questions,
        offers={},
        today=school_day(paper.school),
        typed=request.POST if sending else typed_before(request),
    )


def _said(form: AskForm, tell: Callable[[Raised], None]) -> bool:
    """Write it down; where that cannot be, say why at the form."""
    if not form.is_bound or not form.is_valid():
        return False
    try:
        tell(Raised(attrs=form.codes(), words=form.words(), pk=form.pk))
    except PermissionDenied:
        form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        return False
    return True


def _page(request: HttpRequest, form: AskForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    shown = context | {"form": form, "act": APART}
    return render(request, "publishing/tell_apart.html", shown, status=status)
