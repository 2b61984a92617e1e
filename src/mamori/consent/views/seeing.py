"""Lists and single pages of the register, for staff with a seat."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from mamori.access.actions import note_read
from mamori.access.rules import account_of, may
from mamori.consent.queries import seeing
from mamori.consent.queries.classes import class_choices, class_view
from mamori.consent.queries.history import history
from mamori.consent.queries.wording import shown
from mamori.consent.words import CHANNELS


@require_GET
def askings(request: HttpRequest) -> HttpResponse:
    """List what was asked, newest first."""
    account = account_of(request)
    if not may(account, "consent.ask", school=account.person.school):
        raise Http404
    rows = seeing.askings(account, get_language() or "en")
    return render(request, "consent/askings.html", {"rows": rows})


@require_GET
def asking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what was asked and who said what."""
    account = account_of(request)
    found = seeing.asking_for(account, pk)
    note_read(by=account, ledger=found.school_id, stream=found.stream)
    people = seeing.people_of(account, found)
    groups = list(dict.fromkeys(row.group for row in people))
    group = request.GET.get("group", groups[0] if groups else "")
    context = {
        "asking": found,
        "requests": shown(found, get_language() or "en"),
        "people": [row for row in people if row.group == group],
        "groups": groups,
        "group": group,
        "may_remind": not found.reminded_at,
    }
    return render(request, "consent/asking.html", context)


@require_GET
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show every consent of a person with its history."""
    account = account_of(request)
    found = seeing.person_for(account, pk)
    note_read(by=account, ledger=found.school_id, stream=f"consent:{pk}")
    context = {
        "id": pk,
        "name": seeing.name_of(found),
        "parts": history(account, found, get_language() or "en"),
        "may_erase": seeing.has_left(found)
        and may(account, "consent.erase", stream=f"consent:{pk}"),
    }
    return render(request, "consent/person.html", context)


@require_GET
def not_shown(request: HttpRequest) -> HttpResponse:
    """Show for a class and a channel who may be shown and who may not."""
    account = account_of(request)
    if not may(account, "consent.ask", school=account.person.school):
        raise Http404
    groups = class_choices(account)
    group = request.GET.get("group", groups[0][0] if groups else "")
    channel = request.GET.get("channel", next(iter(CHANNELS)))
    view = class_view(account, group, channel) if groups else None
    for stream in sorted(view.streams) if view else ():
        note_read(by=account, ledger=account.person.school_id, stream=stream)
    context = {
        "groups": groups,
        "channels": [(code, one.says) for code, one in CHANNELS.items()],
        "view": view,
    }
    return render(request, "consent/not_shown.html", context)
