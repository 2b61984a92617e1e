"""Recording something of the year; the list of what was recorded; putting an entry right."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import may
from mamori.base.drafts import typed_before
from mamori.base.paper.pdf import to_pdf
from mamori.duties.actions import Refused
from mamori.people.queries import school_day
from mamori.ui.asking import AskForm
from mamori.year import actions, queries
from mamori.year.acts import ACTS, PLAN
from mamori.year.doors import reader
from mamori.year.forms import CorrectForm, happening
from mamori.year.queries.paper import log_paper


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """Record one act; what gates still ask for is said beside the form, and nothing is lost."""
    account, term, language = reader(request)
    act = ACTS.get(slug)
    if act is None or not may(account, act.verb, school=term.school):
        raise Http404
    if act is PLAN:
        return redirect("year:plan_adopt")
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=act.questions,
        offers=queries.offers_for(term.school, language),
        today=school_day(term.school),
        me=str(account.person_id),
        typed=request.POST if sending else typed_before(request) or request.GET,
        initial=queries.last_words(term.school, language) if act.parts else {},
    )
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        try:
            actions.record(by=account, act=act, what=happening(form))
        except Refused as refused:
            missing = refused.missing
        else:
            messages.success(request, _("Recorded. Everybody on the staff can read it."))
            return redirect("year:year")
    context = {"act": act, "form": form, "missing": missing}
    return render(request, "year/record.html", context, status=422 if sending else 200)


@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """List what was recorded in a year: all of it, or one kind."""
    account, term, language = reader(request)
    chosen = request.GET.get("act", "")
    mine = {act.slug for act in ACTS.values() if may(account, act.verb, school=term.school)}
    context = {
        "term": term,
        "terms": queries.terms(term.school),
        "acts": ACTS.values(),
        "chosen": chosen,
        "told": queries.told_in(term, language, slug=chosen),
        "mine": mine,
    }
    return render(request, "year/entries.html", context)


@require_GET
def paper(request: HttpRequest) -> HttpResponse:
    """Hand out the same list as a paper."""
    _account, term, language = reader(request)
    told = queries.told_in(term, language, slug=request.GET.get("act", ""))
    return HttpResponse(
        to_pdf(log_paper(term, told, language)),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="year.pdf"'},
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put an entry right, or take it back; it stays as it was written."""
    account, term, language = reader(request)
    told = next((one for one in _all(term, language) if one.entry.id == pk), None)
    if told is None or told.taken_back or not may(account, told.act.verb, school=term.school):
        raise Http404
    sending = request.method == "POST"
    typed = None if sending else typed_before(request)
    form = CorrectForm(request.POST if sending else None, initial=typed.dict() if typed else None)
    if sending and form.is_valid():
        how = actions.take_back if form.cleaned_data["how"] == "take-back" else actions.correct
        how(by=account, act=told.act, pk=pk, words=form.cleaned_data["why"],
            new=form.cleaned_data["id"])  # fmt: skip
        messages.success(request, _("Written down beside the entry, which stays as it was."))
        return redirect("year:entries")
    status = 422 if sending else 200
    return render(request, "year/correct.html", {"told": told, "form": form}, status=status)


def _all(term: queries.Term, language: str) -> list[queries.Told]:
    return [one for year in queries.terms(term.school) for one in queries.told_in(year, language)]
