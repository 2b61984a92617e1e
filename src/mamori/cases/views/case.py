"""Reading a case, adding to it, and seeing who can see it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mamori.access.queries import read_log, who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.cases import queries
from mamori.cases.actions import acknowledge, add_note, review_glass
from mamori.cases.drawing import draw
from mamori.cases.forms import NoteForm, as_initial
from mamori.journal.keys import Erased
from mamori.people.packs import help_lines


@require_GET
def case(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a case: what was told, what is due, what I can add."""
    account = account_of(request)
    found = queries.case_for(account, pk)
    language = get_language() or "en"
    told = queries.chronology(queries.joined_for(account, found), language, reader=account)
    chosen = queries.Chosen.read(request.GET.dict())
    people = queries.participants(found, reader=account, language=language)
    context = {
        "case": found,
        "goes_on_in": queries.goes_on_in(account, found),
        "told": chosen.of(told),
        "chosen": chosen,
        "path": queries.path(found, told),
        "again": queries.look_again(found, told),
        "groups": list(dict.fromkeys(map(queries.group_of, told))),
        "participants": people,
        "drawing": draw(people),
        "steps": queries.steps_for(account, found),
        "with_committee": queries.reached_committee(told),
        **queries.due_in(found, account, language),
        "form": NoteForm(
            initial=as_initial(typed_before(request)),
            **queries.choices_for_note(found, language),
        ),
        "lines": help_lines(found.school, language),
        "may_acknowledge": queries.waits_for_acknowledgement(account, found),
        "may_read_log": may(account, "reads.read", stream=found.stream),
        **queries.around(found, told, people, language),
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
        form, lambda: add_note(by=account, case=found, **noted(form))
    ):
        return render(request, "cases/note.html", {"case": found, "form": form}, status=422)
    messages.success(request, _("Added. Everybody with a seat at this case can read it now."))
    if account.person_id in form.cleaned_data["adults"]:
        return redirect("desk:today")  # to whoever named themselves the case exists no more
    return redirect("cases:case", found.pk)


def noted(form: NoteForm) -> dict[str, Any]:
    """Return what was typed as the action takes it."""
    told = dict(form.cleaned_data)
    return {"pk": told.pop("id", None), **told}


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
