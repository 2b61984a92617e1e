"""One class in a questionnaire: its slips, its paper, and entering what came back on paper."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.rules import account_of
from mamori.base.paper import Document, to_pdf
from mamori.core.flow import NotNow
from mamori.people.queries import school_day
from mamori.surveys.actions.answers import TooMany, enter_paper
from mamori.surveys.actions.sheets import count_paper, print_codes
from mamori.surveys.forms.running import PaperForm
from mamori.surveys.forms.taking import PaperSheetForm
from mamori.surveys.queries import printing, sheets, surveys
from mamori.surveys.queries.choices import missing_in, pupils_in
from mamori.surveys.queries.paper import piles


def as_pdf(paper: Document, name: str) -> HttpResponse:
    """Hand out a paper; it is kept by no browser."""
    return HttpResponse(
        to_pdf(paper),
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'inline; filename="{name}.pdf"',
            "Cache-Control": "no-store",
        },
    )


@require_http_methods(["GET", "POST"])
def group(request: HttpRequest, pk: UUID, group: int) -> HttpResponse:
    """Show a class of a questionnaire, and write down what became of its paper."""
    account = account_of(request)
    survey = surveys.survey_for(account, pk)
    taking = surveys.group_for(account, survey, group)
    today = school_day(survey.school)
    sending = request.method == "POST"
    form = PaperForm(request.POST if sending else None, today=today)
    if sending and form.is_valid():
        told = form.cleaned_data
        try:
            count_paper(
                by=account,
                survey=survey,
                group=taking.group,
                step=told["step"],
                pieces=told["pieces"],
                on=told["on"],
                where=told["where"],
                pk=told["id"],
            )
        except NotNow:
            form.add_error(None, _("This cannot be written down before the questionnaire opens."))
        else:
            return redirect("surveys:group", pk, group)
    context = {
        "survey": survey,
        "title": surveys.title_of(survey, get_language() or "en"),
        "taking": taking,
        "form": form,
        "missing": missing_in(taking.group),
        "piles": piles(survey, taking.group),
        "is_open": surveys.is_open(survey, today),
    }
    return render(request, "surveys/group.html", context, status=422 if sending else 200)


@require_POST
def codes(request: HttpRequest, pk: UUID, group: int) -> HttpResponse:
    """Print the slips of a class. Older slips that nobody has used end with it."""
    account = account_of(request)
    survey = surveys.survey_for(account, pk)
    taking = surveys.group_for(account, survey, group)
    try:
        made = print_codes(by=account, survey=survey, group=taking.group)
    except NotNow:
        messages.info(request, _("Slips are printed while the questionnaire is open."))
        return redirect("surveys:group", pk, group)
    language = survey.school.language
    paper = printing.slips(taking.group, made, sheets.sheet_of(survey), language)
    return as_pdf(paper, "slips")


@require_GET
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Print the questionnaire itself, in the reader's language or another one."""
    account = account_of(request)
    survey = surveys.survey_for(account, pk)
    language = get_language() or "en"
    return as_pdf(printing.on_paper(survey.school, sheets.sheet_of(survey), language), "paper")


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, pk: UUID, group: int) -> HttpResponse:
    """Enter one questionnaire that came back on paper."""
    account = account_of(request)
    survey = surveys.survey_for(account, pk)
    taking = surveys.group_for(account, survey, group)
    if survey.state not in {"open", "closed"}:
        raise Http404
    named = survey.mode == survey.Mode.NAMED
    sending = request.method == "POST"
    form = PaperSheetForm(
        request.POST if sending else None,
        sheet=sheets.sheet_of(survey),
        language=get_language() or "en",
        pupils=pupils_in(taking.group) if named else [],
    )
    if sending and form.is_valid():
        try:
            enter_paper(
                by=account,
                survey=survey,
                group=taking.group,
                pk=form.cleaned_data["id"],
                given=form.given(),
                person=form.person,
            )
        except TooMany:
            form.add_error(None, _("Everybody in this class, or this child, has answered already."))
        else:
            messages.success(request, _("Entered. Here is the next empty sheet."))
            return redirect("surveys:enter", pk, group)
    context = {"survey": survey, "taking": taking, "form": form}
    return render(request, "surveys/enter.html", context, status=422 if sending else 200)
