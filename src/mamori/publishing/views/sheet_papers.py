"""A sheet as it came, the letter to guardians, saying stop, and withdrawing a sheet for good."""

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
from mamori.base.paper import to_pdf
from mamori.people.queries import school_day
from mamori.publishing.actions import sheets as actions
from mamori.publishing.actions.marks import SaysTooLittle, named_in
from mamori.publishing.acts.marks import FIRST as WITHDRAWAL
from mamori.publishing.acts.sheets import SEE
from mamori.publishing.doors import reader
from mamori.publishing.forms.marks import NAMED
from mamori.publishing.queries import sheets as queries
from mamori.publishing.queries.sheet_files import NoFile, file_of, suffix_of
from mamori.publishing.queries.sheet_letter import letter_paper
from mamori.registers.actions import Raised
from mamori.registers.acts import REGISTERS
from mamori.ui.asking import AskForm
from mamori.ui.dates import known
from mamori.ui.templatetags.ui import listed

STOP = REGISTERS["objection"].first
# Of the questions of an objection: what it is about is known here.
STOP_QUESTIONS = tuple(one for one in STOP.questions if one.name in {"why", "ordered"})
ALONE = "default-src 'none'; sandbox; frame-ancestors 'none'"


@require_GET
def file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand a sheet over as it came, for whoever approves it."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    if not queries.opens(account, found):
        raise Http404
    try:
        body = file_of(found)
    except NoFile as gone:
        raise Http404 from gone
    answer = HttpResponse(body, content_type="application/octet-stream")
    suffix = suffix_of(found)
    answer["Content-Disposition"] = f'attachment; filename="sheet-{found.number}{suffix}"'
    answer["Content-Security-Policy"] = ALONE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer


@require_GET
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Print the letter that tells guardians what a sheet is for."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    language = known(request.GET.get("language", get_language() or found.school.language))
    paper = letter_paper(found, queries.version_of(found), language)
    return HttpResponse(
        to_pdf(paper),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="letter.pdf"'},
    )


@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say stop to a sheet."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    if not may(account, STOP.verb, school=found.school):
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=STOP_QUESTIONS,
        offers=queries.offers_for(found.school),
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        actions.stop_sheet(by=account, sheet=found, what=Raised(words=form.words(), pk=form.pk))
        messages.success(request, _("It rests from this moment. Somebody else decides."))
        return redirect("publishing:sheet", pk)
    context = {
        "sheet": found,
        "title": queries.version_of(found).title,
        "act": STOP,
        "form": form,
        "button": _("Stop it"),
    }
    return render(request, "publishing/sheet_act.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw a sheet for good."""
    account = reader(request, SEE)
    found = queries.read_sheet(account, pk)
    if "withdraw" not in queries.possible(account, found):
        raise Http404
    title = queries.version_of(found).title
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=WITHDRAWAL.questions,
        offers={},
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
        initial={"title": title},
    )
    if sending and form.is_valid():
        what = Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        named = named_in(found.school, what)
        try:
            mark = None if named else actions.withdraw_sheet(by=account, sheet=found, what=what)
        except SaysTooLittle:
            form.add_error(None, _("It has too few words of its own: no copy could be known."))
        except PermissionDenied:
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            if mark:
                messages.success(request, _("Withdrawn. Its copies are refused from now on."))
                return redirect("publishing:mark", mark.pk)
            form.add_error("why", NAMED % {"names": listed(named)})
    context = {"sheet": found, "title": title, "act": WITHDRAWAL, "form": form}
    return render(request, "publishing/sheet_act.html", context, status=422 if sending else 200)
