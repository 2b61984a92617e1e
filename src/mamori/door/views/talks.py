"""The talks as the school reads them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.base.media import Unreadable
from mamori.base.ranges import part_of
from mamori.cases.views.evidence import alone
from mamori.core.seal import SealBroken
from mamori.door import actions, queries
from mamori.door.forms import AnswerForm
from mamori.journal.keys import Erased


@require_GET
def talks(request: HttpRequest) -> HttpResponse:
    """List the talks a person has a seat at; those that came in a flood stand apart."""
    account = account_of(request)
    found = queries.shown_of(queries.talks_of(account))
    context = {
        "talks": [one for one in found if not one.talk.piled],
        "pile": sorted(
            (one for one in found if one.talk.piled), key=lambda one: not one.talk.danger
        ),
        "may_look_through": queries.may_look_through(account),
    }
    return render(request, "door/talks.html", context)


@require_GET
def numbers(request: HttpRequest) -> HttpResponse:
    """Show how many reports came in by term, and how fast they were answered."""
    return render(request, "door/numbers.html", {"terms": queries.numbers(account_of(request))})


@require_GET
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one talk, and the form to answer in."""
    account = account_of(request)
    found = queries.talk_for(account, pk)
    typed = typed_before(request)
    form = AnswerForm(initial={"words": typed.get("words", "")} if typed else None)
    return _page(request, found, form)


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send an answer to whoever reported."""
    account = account_of(request)
    found = queries.talk_for(account, pk)
    if not queries.may_answer(account, found):
        raise Http404
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form, status=422)
    told = form.cleaned_data
    try:
        actions.answer(by=account, talk=found, words=told["words"], pk=told["id"])
    except Erased:
        raise Http404 from None
    messages.success(request, _("Your answer waits where only the words of the receipt lead."))
    return redirect("door:talk", pk)


@require_POST
def take_up(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a report out of the pile."""
    account = account_of(request)
    found = queries.talk_for(account, pk)
    if not queries.may_answer(account, found):
        raise Http404
    actions.take_up(by=account, talk=found)
    return redirect("door:talk", pk)


@require_POST
def looked_through(request: HttpRequest) -> HttpResponse:
    """Note that somebody went through the pile."""
    account = account_of(request)
    if not queries.may_look_through(account):
        raise Http404
    actions.look_through_pile(by=account)
    return redirect("door:talks")


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say who can see a talk, and why."""
    found = queries.talk_for(account_of(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"talk": found, "sights": sights, "vacancies": vacancies}
    return render(request, "door/sight.html", context)


@require_GET
def file(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """Show a picture, play a recording or read a text, without what it tells about its making."""
    found, enclosed = queries.file_for(account_of(request), pk, file)
    try:
        body = queries.shown(found, enclosed)
    except (Unreadable, SealBroken, FileNotFoundError, Erased):
        return render(request, "door/file_unreadable.html", {"talk": found}, status=422)
    whole = alone(HttpResponse(body, content_type=enclosed.shown_type), "inline", enclosed)
    return part_of(request, whole)


def _page(request: HttpRequest, found: Any, form: AnswerForm, status: int = 200) -> HttpResponse:
    account = account_of(request)
    context = {
        "talk": found,
        "said": queries.said_in(found, account),
        "form": form,
        "may_answer": queries.may_answer(account, found),
        "waiting": queries.waiting(found),
        "may_let_read": queries.may_let_read(account, found) and queries.would_read(found),
    }
    return render(request, "door/talk.html", context, status=status)
