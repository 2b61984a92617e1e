"""Recording a sign, reading a case, adding to it, and seeing who can see it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.queries import read_log, who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import acknowledge, add_note, break_glass, record_sign, review_glass
from mamori.cases.actions.glass import HOURS
from mamori.cases.forms import GlassForm, NoteForm, SignForm, as_initial
from mamori.duties.queries import open_duties
from mamori.journal.keys import Erased
from mamori.people.packs import help_lines


@require_http_methods(["GET", "POST"])
def new_sign(request: HttpRequest) -> HttpResponse:
    """Record a sign; the button that looks for a child only shows the form again, with names."""
    account = account_of(request)
    if not may(account, "sign.record", school=account.person.school):
        raise Http404
    sending = request.method == "POST" and "send" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    choices = queries.choices_for_sign(account, get_language() or "en", typed)
    form = SignForm(typed if sending else None, initial=as_initial(typed), **choices)
    if sending and form.is_valid():
        case = record_sign(by=account, sign=form.sign())
        if account.person_id in form.cleaned_data["adults"]:
            messages.success(
                request, _("Written down. It names you, so you cannot open it yourself.")
            )
            return redirect("desk:today")  # to whoever named themselves the case does not exist
        return redirect("cases:shared", case.pk)
    status = 422 if sending else 200
    if _looks_only(request):
        return render(request, "cases/_found.html", {"field": form["pupils"]})
    return render(request, "cases/new_sign.html", {"form": form}, status=status)


def _looks_only(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False)) and "look" in request.POST


@require_GET
def shared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who has the sign now, and since which minute."""
    account = account_of(request)
    case = queries.case_for(account, pk)
    sights, vacancies = who_can_see(case.stream, case.school)
    context = {
        "case": case,
        "sights": sights,
        "vacancies": vacancies,
        "alone": all(sight.person == account.person_id for sight in sights),
        "lines": help_lines(case.school, get_language() or "en"),
    }
    return render(request, "cases/shared.html", context)


@require_GET
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a case: what was told, what is due, what I can add."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    language = get_language() or "en"
    everybodys = open_duties({found.stream}, language)
    told = queries.chronology([found], language)
    mine = queries.of_mine(everybodys, account, found)
    context = {
        "case": found,
        "told": told,
        "with_committee": queries.reached_committee(told),
        "mine": mine,
        "others": [due for due in everybodys if due not in mine],
        "form": NoteForm(
            initial=as_initial(typed_before(request)),
            **queries.choices_for_note(found, language),
        ),
        "lines": help_lines(found.school, language),
        "may_acknowledge": queries.waits_for_acknowledgement(account, found),
        "may_read_log": may(account, "reads.read", stream=found.stream),
    }
    return render(request, "cases/case.html", context)


@require_POST
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add an observation to a case."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    language = get_language() or "en"
    form = NoteForm(request.POST, **queries.choices_for_note(found, language))
    if not form.is_valid() or not _added(
        form, lambda: add_note(by=account, case=found, **form.cleaned_data)
    ):
        return render(request, "cases/note.html", {"case": found, "form": form}, status=422)
    messages.success(request, _("Added. Everybody with a seat at this case can read it now."))
    if account.person_id in form.cleaned_data["adults"]:
        return redirect("desk:today")  # to whoever named themselves the case exists no more
    return redirect("cases:case", found.pk)


def _added(form: NoteForm, add: Callable[[], None]) -> bool:
    try:
        add()
    except Erased:
        form.add_error(None, _("The words of this case were erased, so none can be added."))
        return False
    return True


@require_POST
def acknowledged(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm that I have read a case."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    acknowledge(by=account, case=found)
    messages.success(request, _("Noted that you have read this case."))
    return redirect("cases:case", found.pk)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see a case, and why."""
    found = queries.case_for(account_of(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"case": found, "sights": sights, "vacancies": vacancies}
    return render(request, "cases/sight.html", context)


@require_GET
def reads(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who opened a case and when."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    if not may(account, "reads.read", stream=found.stream):
        raise Http404
    context = {
        "case": found,
        "reads": queries.named(read_log(found.stream)),
        "unreviewed": queries.may_review(account, found),
    }
    return render(request, "cases/reads.html", context)


@require_POST
def reviewed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirm that I have read why a case was opened in an emergency."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    if not may(account, "reads.read", stream=found.stream):
        raise Http404
    review_glass(by=account, case=found)
    messages.success(request, _("Noted that you have read why it was opened."))
    return redirect("cases:reads", found.pk)


@require_http_methods(["GET", "POST"])
def glass(request: HttpRequest) -> HttpResponse:
    """Open the records about a child for some hours, with a reason."""
    account = account_of(request)
    if not may(account, "glass.break", school=account.person.school):
        raise Http404
    opening = request.method == "POST" and "open" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    told = as_initial(typed)
    children = queries.children(account, [told.get("child", "")], told.get("find", ""))
    form = GlassForm(typed if opening else None, initial=told, children=children)
    if opening and form.is_valid():
        told = form.cleaned_data
        opened = break_glass(by=account, child=told["child"], why=told["why"])
        messages.success(request, _message(opened))
        return redirect("desk:cases")
    context = {"form": form, "hours": HOURS}
    return render(request, "cases/glass.html", context, status=422 if opening else 200)


def _message(opened: int) -> str:
    if not opened:
        return _("There is no record about this child that could be opened for you.")
    return _("Opened for %(hours)s hours. The lead was told, with your reason.") % {"hours": HOURS}
