"""Reports to those outside: the list, one report, what the board does about it, and its paper."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.base.paper.pdf import to_pdf
from mamori.cases import queries
from mamori.cases.actions.reports import answer as answer_report
from mamori.cases.forms import ActForm
from mamori.cases.queries import answering
from mamori.cases.queries import reports as reading
from mamori.cases.queries.report_paper import report_paper
from mamori.cases.views.acts import taken
from mamori.duties.queries import open_duties


@require_GET
def reports(request: HttpRequest) -> HttpResponse:
    """List the reports I may read."""
    account = account_of(request)
    return render(request, "cases/reports.html", {"reports": reading.listed_reports(account)})


@require_GET
def report(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a report, what followed, and to the board what it can do."""
    account = account_of(request)
    found = reading.report_for(account, pk)
    language = get_language() or "en"
    told, whom, followed = reading.told_in(found, language)
    context = {
        "report": found,
        "told": told,
        "whom": whom,
        "followed": followed,
        "my_case": queries.cases_of(account).filter(pk=found.case_id).first(),
        "sights": who_can_see(found.stream, found.school)[0],
        "mine": open_duties({found.stream}, language, roles=answering.roles(account, found)),
        "answers": answering.possible(account, found),
    }
    return render(request, "cases/report.html", context)


@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, pk: UUID, step: str) -> HttpResponse:
    """Record what the board does about a report; what gates still ask for is said beside it."""
    account = account_of(request)
    found = reading.report_for(account, pk)
    act = answering.possible(account, found).get(step)
    if act is None:
        raise Http404
    sending = request.method == "POST"
    typed = request.POST if sending else typed_before(request) or request.GET
    setting = answering.setting_of(account, found, get_language() or "en")
    form = ActForm(
        typed if sending else None,
        act=act,
        setting=setting,
        typed=typed,
        initial=answering.beforehand(found, step),
    )
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        missing = taken(
            form, lambda: answer_report(by=account, report=found, step=step, deed=form.deed())
        )
        if not missing and not form.errors:
            messages.success(request, _("Sent. The school can read it in the case now."))
            return redirect("cases:report", pk)
    context = {
        "report": found,
        "act": act,
        "form": form,
        "missing": missing,
    }
    return render(request, "cases/report_answer.html", context, status=422 if sending else 200)


@require_GET
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out a report as a paper. Neither its name nor its title tells what it is about."""
    found = reading.report_for(account_of(request), pk)
    language = get_language() or "en"
    made = to_pdf(report_paper(found, reading.told_in(found, language), language))
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="report.pdf"'},
    )
