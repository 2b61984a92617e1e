"""Today, my cases, and a child's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of
from mamori.cases.queries import cases_of, find
from mamori.desk import queries

LONGEST = 200  # letters of what is looked for


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show what is due for me, what is late first."""
    account = account_of(request)
    day = queries.today(account, get_language() or "en")
    return render(request, "desk/today.html", {"today": day, "school": account.person.school})


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases I have a seat at."""
    return render(request, "desk/cases.html", {"cases": cases_of(account_of(request))})


@require_GET
def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gather what several people noticed of one child (HOK-063)."""
    name, told = queries.child(account_of(request), pk, get_language() or "en")
    return render(request, "desk/child.html", {"name": name, "told": told})


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Find words in the cases I have a seat at. What is looked for stands in no address or log."""
    account = account_of(request)
    text = request.POST.get("text", "")[:LONGEST]
    hits, more = find(account, text, get_language() or "en")
    context = {"text": text, "hits": hits, "more": more, "asked": bool(text.strip())}
    return render(request, "desk/search.html", context)
