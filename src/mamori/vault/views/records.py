"""Where records are kept, and what is kept: the lists, one record, what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.queries import who_can_see
from mamori.access.rules import may
from mamori.ui.asking import AskForm
from mamori.vault import actions, queries
from mamori.vault.acts import SHELVES, Shelf
from mamori.vault.doors import attempt, form_of, given, reader


@require_GET
def vault(request: HttpRequest) -> HttpResponse:
    """Show the lists of this room."""
    account = reader(request)
    shelves = [(shelf, len(queries.rows_of(account, shelf.type))) for shelf in SHELVES.values()]
    return render(request, "vault/vault.html", {"shelves": shelves})


@require_GET
def shelf(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002 -- as the address has it
    """Show the records of a list that I may read."""
    account, found = reader(request), _shelf(type)
    context = {
        "shelf": found,
        "rows": queries.rows_of(account, type),
        "may_list": may(account, found.first.verb, school=account.person.school),
    }
    return render(request, "vault/shelf.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, type: str) -> HttpResponse:  # noqa: A002 -- as the address has it
    """List something."""
    account, found = reader(request), _shelf(type)
    school = account.person.school
    if not may(account, found.first.verb, school=school):
        raise Http404
    sending = request.method == "POST"
    form = form_of(request, account, found.first, AskForm)
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        what = given(form)
        made, missing = attempt(
            form, lambda: actions.begin(by=account, school=school, type=type, what=what)
        )
        if made:
            messages.success(request, _("It stands on the list."))
            return redirect("vault:record", made.pk)
    context = {"shelf": found, "act": found.first, "form": form, "missing": missing}
    return render(request, "vault/act.html", context, status=422 if sending else 200)


@require_GET
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a record, what is due, and what I can do."""
    account = reader(request)
    found = queries.read_record(account, pk)
    context = {
        "record": found,
        "shelf": SHELVES[found.type],
        "row": queries.row_of(account, found),
        "kept": queries.kept_on(account, found),
        "entries": queries.chronology(account, found),
        "acts": queries.acts_for(account, found),
        "due": queries.due_in(account, found, get_language() or "en"),
    }
    return render(request, "vault/record.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Record what was done."""
    account = reader(request)
    found = queries.read_record(account, pk)
    done = next((one for one in queries.acts_for(account, found) if one.slug == slug), None)
    if done is None:
        raise Http404
    sending = request.method == "POST"
    form = form_of(request, account, done, AskForm)
    missing: tuple[object, ...] = ()
    if sending and form.is_valid():
        what = given(form)
        fact, missing = attempt(
            form, lambda: actions.act(by=account, record=found, slug=slug, what=what)
        )
        if fact:
            messages.success(request, _("Written down."))
            return redirect("vault:record", pk)
    context = {"record": found, "shelf": SHELVES[found.type], "act": done, "form": form}
    context |= {"missing": missing, "name": queries.names_of([found])[found.pk]}
    return render(request, "vault/act.html", context, status=422 if sending else 200)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see a record, and why."""
    found = queries.read_record(reader(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"record": found, "sights": sights, "vacancies": vacancies}
    return render(request, "vault/sight.html", context)


def _shelf(type: str) -> Shelf:  # noqa: A002 -- as the address has it
    if (found := SHELVES.get(type)) is None:
        raise Http404
    return found
