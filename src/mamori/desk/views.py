"""Today, my cases, a child's page, and the way to everything else."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of, posts_at
from mamori.base.paper import to_pdf
from mamori.cases.queries import Chosen, cases_of, find, group_of
from mamori.cases.queries.papers import child_paper
from mamori.desk import queries
from mamori.desk.hub import ways_for

LONGEST = 200  # letters of what is looked for


@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show what is due for me, what is late first."""
    account = account_of(request)
    day = queries.today(account, get_language() or "en")
    return render(request, "desk/today.html", {"today": day, "school": account.person.school})


@require_GET
def school(request: HttpRequest) -> HttpResponse:
    """List what there is to do at the school besides its cases."""
    account = account_of(request)
    school = account.person.school
    ways = list(ways_for(posts_at(account, school.pk), school))
    if not ways:
        raise Http404
    return render(request, "desk/school.html", {"ways": ways, "school": school})


@require_GET
def cases(request: HttpRequest) -> HttpResponse:
    """List the cases I have a seat at."""
    return render(request, "desk/cases.html", {"cases": cases_of(account_of(request))})


@require_GET
def child(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gather what several people noticed of one child (HOK-063), or the part asked for."""
    found = queries.child(account_of(request), pk, get_language() or "en")
    chosen = Chosen.read(request.GET.dict())
    context = {
        "child": found,
        "told": chosen.of(found.told),
        "chosen": chosen,
        "groups": list(dict.fromkeys(map(group_of, found.told))),
        "participants": [found],
    }
    return render(request, "desk/child.html", context)


@require_GET
def child_chronology(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Hand out a child's page as a paper, chosen and ordered as on the page."""
    account, language = account_of(request), get_language() or "en"
    found = queries.child(account, pk, language, on_paper=True)
    chosen = Chosen.read(request.GET.dict())
    is_part = bool(chosen.group or chosen.child)
    told = chosen.of(found.told)
    paper = child_paper(found.name, found.cases, told, language, by=account, part=is_part)
    return HttpResponse(
        to_pdf(paper),
        content_type="application/pdf",
        headers={"Content-Disposition": 'inline; filename="chronology.pdf"'},
    )


@require_http_methods(["GET", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """Find words in the cases I have a seat at. What is looked for stands in no address or log."""
    account = account_of(request)
    text = request.POST.get("text", "")[:LONGEST]
    hits, more = find(account, text, get_language() or "en")
    context = {"text": text, "hits": hits, "more": more, "asked": bool(text.strip())}
    return render(request, "desk/search.html", context)
