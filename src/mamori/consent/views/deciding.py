"""Entering what somebody signed or said, and erasing what is about somebody who has left."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.consent import actions
from mamori.consent.actions.ending import StillHere
from mamori.consent.forms.entering import WORD, EnterForm
from mamori.consent.queries import seeing
from mamori.consent.queries.reading import reader_choices
from mamori.consent.queries.wording import shown
from mamori.journal.actions import Held
from mamori.journal.keys import Erased
from mamori.people.queries import school_day


@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, pk: UUID, person: UUID) -> HttpResponse:
    """Enter a signed paper, or take a consent back on somebody's word."""
    account = account_of(request)
    found = seeing.person_for(account, person)
    asking = seeing.asking_for(account, pk)
    if not seeing.asked_for(account).filter(request__asking=asking, person=person).exists():
        raise Http404
    sending = request.method == "POST"
    typed = request.POST if sending else typed_before(request)
    form = EnterForm(
        request.POST if sending else None,
        initial=dict(typed.items()) if typed else {},
        readers=reader_choices(seeing.letters_about(pk, person)),
        requests=shown(asking, get_language() or "en"),
        today=school_day(asking.school),
    )
    if sending and form.is_valid() and _taken(request, form, pk, person):
        messages.success(request, _("Written down. It counts from now."))
        return redirect("consent:person", person)
    context = {"form": form, "asking": asking, "id": person, "name": seeing.name_of(found)}
    return render(request, "consent/enter.html", context, status=422 if sending else 200)


def _taken(request: HttpRequest, form: EnterForm, asking: UUID, person: UUID) -> bool:
    """Take the answers; say on the form what hinders it."""
    told = form.cleaned_data
    letter = seeing.letter_about(asking, person, told["letter"])
    take = actions.take_back if told["way"] == WORD else actions.record_paper
    answers = form.answers(letter.asking.school.language)
    try:
        take(by=account_of(request), letter=letter, answers=answers)
    except actions.NotTheirs:
        form.add_error("letter", _("On that day this person's yes does not count."))
    except Erased:
        form.add_error(None, _("This was erased, so nothing can be added."))
    return not form.errors


@require_POST
def erase(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make unreadable what was written about the consents of somebody who has left."""
    account = account_of(request)
    found = seeing.person_for(account, pk)
    if not may(account, "consent.erase", stream=f"consent:{pk}"):
        raise Http404
    try:
        actions.erase_who_left(by=account, person=found)
    except StillHere:
        raise Http404 from None
    except Held:
        messages.error(request, _("It must be kept for now, so nothing was erased."))
    else:
        messages.success(request, _("Erased. That it was asked and answered stays, in codes."))
    return redirect("consent:person", pk)
