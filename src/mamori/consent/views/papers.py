"""Letters, lists and records to print or to hand on."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST

from mamori.access.actions import note_read
from mamori.access.rules import account_of
from mamori.base.paper import to_pdf
from mamori.consent import actions
from mamori.consent.queries import seeing
from mamori.consent.queries.classes import class_view
from mamori.consent.queries.letters import letters_pdf, not_shown_paper
from mamori.consent.queries.records import records as made_of
from mamori.people.queries import uuids
from mamori.ui.dates import known

MOST = 60  # letters about so many persons in one file: a class, and some more


@require_POST
def letters(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write and print the letters of a class, or about one person, in a language."""
    account = account_of(request)
    asking = seeing.asking_for(account, pk)
    wanted = set(uuids(request.POST.getlist("person")))
    people = [
        row.id
        for row in seeing.people_of(account, asking)
        if (row.id in wanted if wanted else row.group == request.POST.get("group", ""))
        and (wanted or row.is_open or "all" in request.POST)
    ]
    if not people or len(people) > MOST:
        raise Http404
    written = actions.write_letters(by=account, asking=asking, people=people)
    language = known(request.POST.get("language", asking.school.language))
    return _pdf(letters_pdf(written, language), "letters")


@require_GET
def not_shown_pdf(request: HttpRequest) -> HttpResponse:
    """Print whom a photographer must not show."""
    account = account_of(request)
    view = class_view(account, request.GET.get("group", ""), request.GET.get("channel", ""))
    for stream in sorted(view.streams):
        note_read(by=account, ledger=account.person.school_id, stream=stream)
    paper = not_shown_paper(view, account.person.school, get_language() or "en")
    return _pdf(to_pdf(paper), "not-shown")


@require_GET
def person_records(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give every consent record of a person as data."""
    account = account_of(request)
    found = seeing.person_for(account, pk)
    note_read(by=account, ledger=found.school_id, stream=f"consent:{pk}")
    rows = seeing.asked_for(account).filter(person=found)
    return _json(made_of(rows, get_language() or "en"))


@require_GET
def records(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give every consent record of one asking as data."""
    account = account_of(request)
    asking = seeing.asking_for(account, pk)
    note_read(by=account, ledger=asking.school_id, stream=asking.stream)
    rows = seeing.asked_for(account).filter(request__asking=asking)
    return _json(made_of(rows, get_language() or "en"))


def _pdf(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="{name}.pdf"'},
    )


def _json(data: object) -> HttpResponse:
    response = JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="consent-records.json"'
    return response
