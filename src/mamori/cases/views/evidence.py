"""Showing a file of a case, and handing it over as it came."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mamori.access.rules import account_of
from mamori.base.media import TYPES, Unreadable, shown_as
from mamori.base.ranges import part_of
from mamori.cases import queries
from mamori.cases.evidence import Evidence, opened
from mamori.core.seal import SealBroken
from mamori.journal.keys import Erased

# Whatever the bytes are, a browser runs nothing of them and tells nobody of them.
ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"


@require_GET
def show(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """Show a picture or a text, or play a recording, without what it tells about its making."""
    case, found = queries.file_for(account_of(request), pk, file)
    try:
        body = queries.shown(case, found)
    except (Unreadable, SealBroken, FileNotFoundError, Erased) as reason:
        return _cannot(request, pk, found, reason)
    whole = alone(HttpResponse(body, content_type=found.shown_type), "inline", found)
    return part_of(request, whole)


@require_GET
def original(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """Hand a file over as it came, to be kept outside; that the case was read is noted."""
    case, found = queries.original_for(account_of(request), pk, file)
    try:
        body = b"".join(opened(found, case.school_id))
    except (SealBroken, FileNotFoundError, Erased) as reason:
        return _cannot(request, pk, found, reason)
    answer = HttpResponse(body, content_type="application/octet-stream")
    return alone(answer, "attachment", found)


def alone(answer: HttpResponse, how: str, file: Evidence) -> HttpResponse:
    """Let a browser show a file and do nothing else with it."""
    kind = shown_as(file.type) if how == "inline" else file.type
    name = f"{file.sort}-{file.number}.{TYPES[kind].lower()}"  # its own name stays here
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    answer["Content-Security-Policy"] = ALONE
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cross-Origin-Resource-Policy"] = "same-origin"
    answer["Cache-Control"] = "no-store"
    return answer


def _cannot(request: HttpRequest, pk: UUID, file: Evidence, reason: Exception) -> HttpResponse:
    context = {"pk": pk, "file": file, "changed": not isinstance(reason, Unreadable)}
    return render(request, "cases/file_unreadable.html", context, status=422)
