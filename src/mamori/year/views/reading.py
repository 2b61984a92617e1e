"""The year to look at: what is due and done, which classes were reached, the policy, material."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from mamori.access.rules import may
from mamori.people.packs import codes
from mamori.year import queries
from mamori.year.actions import bring_up_to_date
from mamori.year.doors import reader


@require_GET
def year(request: HttpRequest) -> HttpResponse:
    """Show the year at a glance, and what I can record."""
    account, term, language = reader(request)
    bring_up_to_date(school=term.school)
    context = {
        "term": term,
        "terms": queries.terms(term.school),
        "glance": queries.glance(account, term, language),
        "ways": queries.ways(account),
        "unconfirmed": queries.unconfirmed(account),
        "plan": queries.plan_of(term, language),
    }
    return render(request, "year/year.html", context)


@require_GET
def coverage(request: HttpRequest) -> HttpResponse:
    """Show which classes had which lessons, and which not yet."""
    _account, term, language = reader(request)
    found = queries.coverage(term, language)
    context = {"term": term, "coverage": found, "warned": queries.warned(term, language, found)}
    return render(request, "year/coverage.html", context)


@require_GET
def policy(request: HttpRequest) -> HttpResponse:
    """Show the policy with its versions, and what belongs to them."""
    account, term, language = reader(request)
    context = {
        "term": term,
        "policy": queries.policy_of(term, language),
        "may_plan": may(account, "year.plan", school=term.school),
        "may_lead": may(account, "year.lead", school=term.school),
    }
    return render(request, "year/policy.html", context)


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Show the material that the packs name, and what is left uncounted on purpose."""
    _account, term, language = reader(request)
    listed = codes(term.school, "reference-material", language)
    return render(request, "year/library.html", {"material": list(listed.values())})
