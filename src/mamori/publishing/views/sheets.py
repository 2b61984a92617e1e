"""The form gate: sheets, their versions, and what is done with them."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import may
from mamori.base.drafts import typed_before
from mamori.duties.actions import Refused
from mamori.people.queries import school_day
from mamori.publishing.actions import sheets as actions
from mamori.publishing.acts.sheets import FIRST, SEE
from mamori.publishing.doors import reader
from mamori.publishing.forms.sheets import are_valid, forms_for
from mamori.publishing.queries import sheets as queries
from mamori.publishing.queries.resting import rest_of
from mamori.publishing.queries.tellable import sheet_like
from mamori.publishing.queries.told import (
    chronology,
    fields_of,
    looked_lines,
    sentence_on_accounts,
    version_lines,
)
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm


@require_GET
def sheets(request: HttpRequest) -> HttpResponse:
    """List the sheets of the school."""
    account = reader(request, SEE)
    context = {
        "rows": queries.sheets_of(account),
        "may_draft": may(account, "sheet.draft", school=account.person.school),
        "first": FIRST,
    }
    return render(request, "publishing/sheets.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a sheet before the gate."""
    account = reader(request, SEE)
    sending = request.method == "POST" and "more" not in request.POST
    form, fields = forms_for(request, account.person.school, sending=sending)
    if sending and are_valid(form, fields):
        made = actions.draft_sheet(by=account, draft=form.draft(fields.fields()))
        messages.success(request, _("It is being looked through now."))
        return redirect("publishing:sheet", made.pk)
    context = {"form": form, "fields": fields, "act": FIRST}
    return render(request, "publishing/sheet_form.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a new version of a sheet."""
    account = reader(request, SEE)
    sheet = queries.read_sheet(account, pk)
    if "change" not in queries.possible(account, sheet):
        raise Http404
    version = queries.version_of(sheet)
    sending = request.method == "POST" and "more" not in request.POST
    form, fields = forms_for(
        request, sheet.school, sending=sending, known=version, keeps=bool(sheet.file)
    )
    if sending and are_valid(form, fields):
        try:
            actions.change_sheet(by=account, sheet=sheet, draft=form.draft(fields.fields()))
        except PermissionDenied:
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            messages.success(request, _("It is being looked through now."))
            return redirect("publishing:sheet", pk)
    context = {"form": form, "fields": fields, "act": FIRST, "sheet": sheet, "version": version}
    return render(request, "publishing/sheet_form.html", context, status=422 if sending else 200)


@require_GET
def sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a sheet: what was found in it, whether it rests, what is due and what can be done."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    version, look = queries.version_of(found), queries.look_of(found)
    possible = queries.possible(account, found)
    context = {
        "sheet": found,
        "version": version,
        "look": look,
        "found": looked_lines(look),
        "sentence": sentence_on_accounts(found.school, found.school.language),
        "lines": version_lines(version),
        "fields": list(fields_of(version)),
        "rest": rest_of(found),
        "overdue": queries.is_overdue(found, version),
        "due": queries.due_at(account, found, get_language() or "en"),
        "acts": queries.steps_for(account, found),
        "may_change": "change" in possible,
        "may_withdraw": "withdraw" in possible,
        "own": queries.approves(account, found) and found.drafter_id == account.person_id,
        "may_open": queries.opens(account, found),
        "apart": bool(sheet_like(account, found)),
        "entries": chronology(found),
    }
    return render(request, "publishing/sheet.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Record what was done with a sheet."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    done = next((one for one in queries.steps_for(account, found) if one.slug == slug), None)
    if done is None:
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=done.questions,
        offers=queries.offers_for(found.school),
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
    )
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        what = Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        try:
            actions.take_step(by=account, sheet=found, slug=slug, what=what)
        except Refused as refused:
            missing = refused.missing
        except actions.Rests:
            form.add_error(None, _("It rests. Nothing goes on until that is settled."))
        except (actions.OwnWork, PermissionDenied):
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            messages.success(request, _("Written down."))
            return redirect("publishing:sheet", pk)
    context = {
        "sheet": found,
        "title": queries.version_of(found).title,
        "act": done,
        "form": form,
        "missing": missing,
    }
    return render(request, "publishing/sheet_act.html", context, status=422 if sending else 200)
