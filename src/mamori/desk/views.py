"""Today, my cases, and a child's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from mamori.access.rules import account_of
from mamori.cases.queries import cases_of
from mamori.desk import queries


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
