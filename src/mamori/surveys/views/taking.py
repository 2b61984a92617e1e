"""What a child meets: the code, the questions, thanks; and coming back with its receipt.

No account, no cookie and no script: a form carries its own sealed ticket, and the language stands
in the address. Nothing of the request is kept.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from mamori.base.batches import NotStored, Unknown
from mamori.people.packs import help_lines_read
from mamori.people.queries import school_day
from mamori.surveys.actions.answers import Incoming, Outcome, hand_in
from mamori.surveys.codes import (
    Ticket,
    digest_of,
    digest_of_receipt,
    new_ticket,
    ticket_from,
    tidied,
)
from mamori.surveys.forms.taking import CodeForm, TakingForm
from mamori.surveys.queries.sheets import sheet_of
from mamori.surveys.queries.surveys import code_behind, is_open
from mamori.ui.readings import with_readings

View = Callable[..., HttpResponse]


def of_a_child(view: View) -> View:
    """Let anybody in, in the language that stands in the address, and keep the page nowhere."""

    @wraps(view)
    def shown_to_all(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = request.GET.get("l", "")
        known = wanted if wanted in dict(settings.LANGUAGES) else get_language() or "en"
        with translation.override(known):
            response = view(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"  # the address holds the code
        return response

    return login_not_required(csrf_exempt(never_cache(shown_to_all)))


def languages(only: list[str] | None = None) -> list[dict[str, Any]]:
    """Return the languages on offer, each under its own name."""
    codes = [code for code, _name in settings.LANGUAGES if only is None or code in only]
    return [
        {
            "code": code,
            "name": get_language_info(code)["name_local"],
            "current": code == get_language(),
        }
        for code in codes
    ]


@of_a_child
@require_http_methods(["GET", "POST"])
def come_in(request: HttpRequest) -> HttpResponse:
    """Ask for the code."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = tidied(form.cleaned_data["code"])
        if code_behind(digest_of(code)):
            return redirect(f"{reverse('surveys:take', args=[code])}?l={get_language()}")
        form.add_error("code", _("No questionnaire has this code. Look at it letter by letter."))
    context = {"form": form, "languages": languages()}
    status = 422 if request.method == "POST" else 200
    return render(request, "surveys/come_in.html", context, status=status)


@of_a_child
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, code: str) -> HttpResponse:
    """Show the questions, and keep what was answered."""
    digest = digest_of(tidied(code))
    found = code_behind(digest)
    if found is None:
        return _refused(request, Outcome.NO_CODE)
    survey, language = found.group.survey, get_language() or "en"
    ticket = ticket_from(request.POST.get("ticket", ""), digest)
    if request.method == "GET":
        if not is_open(survey, school_day(survey.school)):
            return _refused(request, Outcome.CLOSED)
        if found.used:
            return _refused(request, Outcome.USED)
    sheet = sheet_of(survey)
    form = TakingForm(
        request.POST if request.method == "POST" else None,
        sheet=sheet,
        language=language,
        may_name=survey.mode == survey.Mode.CHOICE,
    )
    sending = request.method == "POST" and "look" not in request.POST
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sending else HTTPStatus.OK
    if sending and ticket and form.is_valid():
        try:
            return _handed_in(request, form, ticket, digest, survey)
        except (NotStored, Unknown):  # with the same ticket it is kept once, whatever happened
            status = HTTPStatus.SERVICE_UNAVAILABLE
            form.add_error(None, _("It is not kept yet. Please send it once more."))
    if sending and not ticket:
        form.add_error(None, _("This page had been open for long. Press the button once more."))
    context = {
        "form": form,
        "ticket": (ticket or new_ticket()).signed(digest),
        "title": with_readings(_title(sheet, language)),
        "school_name": survey.school.name,
        "lines": help_lines_read(survey.school, language),
        "languages": languages(sheet.languages),
        "mode": survey.mode,
        "address": f"{reverse('surveys:take', args=[code])}?l={language}",
    }
    return render(request, "surveys/take.html", context, status=status)


def _title(sheet: Any, language: str) -> str:
    return str(sheet.title.get(language) or sheet.title.get("en") or "")


def _handed_in(
    request: HttpRequest, form: TakingForm, ticket: Ticket, digest: bytes, survey: Any
) -> HttpResponse:
    language = get_language() or "en"
    receipt = ticket.receipt(language)
    incoming = Incoming(
        pk=ticket.answer,
        digest=digest,
        receipt=digest_of_receipt(receipt),
        given=form.given(),
        language=language,
        name=form.called,
    )
    outcome = hand_in(incoming)
    if outcome != Outcome.KEPT:
        return _refused(request, outcome, form)
    context = {
        "receipt": receipt,
        "school_name": survey.school.name,
        "lines": help_lines_read(survey.school, language),
        "named": survey.mode == survey.Mode.NAMED,
    }
    return render(request, "surveys/thanks.html", context)


REFUSED = {
    Outcome.USED: 409,
    Outcome.NO_CODE: 404,
    Outcome.CLOSED: 403,
}


def _refused(
    request: HttpRequest, outcome: Outcome, form: TakingForm | None = None
) -> HttpResponse:
    """Say why an answer cannot be taken. Whatever was written stands on the page."""
    texts = form.written() if form else []
    context = {"outcome": str(outcome), "texts": texts, "languages": languages()}
    return render(request, "surveys/refused.html", context, status=REFUSED[outcome])
