"""Telling something, and the words to keep afterwards."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from mamori.base import clock
from mamori.core.receipt import Receipt, read
from mamori.door import actions, papers, queries
from mamori.door.flood import Full
from mamori.door.forms import ReportForm
from mamori.door.here import Here
from mamori.door.receipts import receipt_of
from mamori.door.tickets import Ticket, new_ticket, read_ticket
from mamori.door.views.opening import public
from mamori.journal.keys import Erased


@public
@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest, here: Here) -> HttpResponse:
    """Show whom to call, and a form in which one can tell; take in what is told."""
    if request.method != "POST":
        first = {"ticket": new_ticket(here.school.pk, here.language)}
        return _form(request, here, ReportForm(initial=first))
    typed = request.POST.copy()
    ticket = read_ticket(here.school.pk, typed.get("ticket", ""))
    if ticket is None:
        typed["ticket"] = new_ticket(here.school.pk, here.language)
    form = ReportForm(typed, request.FILES)
    if ticket is None:
        form.add_error(None, _("This page had been open for a long time. Please send once more."))
    if ticket is None or not form.is_valid():
        return _form(request, here, form, status=422)
    try:
        return _sent(request, here, form, ticket)
    except Erased:  # sent again from an old page, whose report is gone for good
        typed["ticket"] = new_ticket(here.school.pk, here.language)
        form.add_error(None, _("This talk is over. Please begin a new one."))
        return _form(request, here, form, status=422)


def _form(request: HttpRequest, here: Here, form: ReportForm, status: int = 200) -> HttpResponse:
    return here.show(request, "door/front.html", {"form": form}, status)


def _sent(request: HttpRequest, here: Here, form: ReportForm, ticket: Ticket) -> HttpResponse:
    report, left = form.report(), form.left_out()
    try:
        try:
            talk = actions.receive(school=here.school, ticket=ticket, report=report)
        except Full as full:
            if not full.files:
                raise
            left.append(_("Too many files came to the school today: yours were not taken."))
            bare = replace(report, files=())
            talk = actions.receive(school=here.school, ticket=ticket, report=bare)
    except Full:
        form.add_error(None, _("The school cannot take anything in just now. Call, please."))
        return _form(request, here, form, status=503)
    context = {
        "receipt": receipt_of(ticket),
        "talk": talk,
        "left": left,
        "proof": queries.proof_of(talk.pk),
        "danger": report.danger,
    }
    return here.show(request, "door/sent.html", context)


@public
@require_POST
def slip(request: HttpRequest, here: Here) -> HttpResponse:
    """Hand out a slip to print, for whoever has the words."""
    found = _behind(request, here)
    if found is None:
        return here.show(request, "door/gone.html", {}, 404)
    receipt, talk = found
    pdf = papers.slip(here.school, here.language, receipt, talk, queries.proof_of(talk.pk))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{clock.now():%Y-%m-%d}.pdf"'
    return answer


@public
@require_POST
def proof(request: HttpRequest, here: Here) -> HttpResponse:
    """Hand out the signed line that a report arrived, for whoever has the words."""
    found = _behind(request, here)
    if found is None:
        return here.show(request, "door/gone.html", {}, 404)
    _receipt, talk = found
    answer = HttpResponse(f"{queries.proof_of(talk.pk)}\n", content_type="text/plain")
    answer["Content-Disposition"] = f'attachment; filename="{clock.now():%Y-%m-%d}.txt"'
    return answer


def _behind(request: HttpRequest, here: Here) -> tuple[Receipt, Any] | None:
    """Return the words that were sent, and the talk to which they lead."""
    receipt = read(request.POST.get("receipt", ""))
    if not isinstance(receipt, Receipt):
        return None
    talk = queries.talk_at(here.school, queries.look_up(here.school, receipt))
    return (receipt, talk) if talk else None
