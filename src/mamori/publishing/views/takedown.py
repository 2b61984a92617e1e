"""What stands where it must not: the list that proves it, one of them, what is done with it."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.duties.actions import Refused
from mamori.people.queries import school_day
from mamori.publishing.actions import looking_again
from mamori.publishing.actions import takedown as actions
from mamori.publishing.acts.takedowns import OPENED
from mamori.publishing.forms.sweep import REFUSED
from mamori.publishing.places import NoPlace
from mamori.publishing.queries import takedown as queries
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm


@require_GET
def takedowns(request: HttpRequest) -> HttpResponse:
    """Show what stands where it must not, and what was proved gone, with its days."""
    account = account_of(request)
    rows = queries.list_of(account)
    sees = may(account, "sweeps.see", school=account.person.school)
    if not rows and not sees:
        raise Http404
    context = {
        "rows": rows,
        "may_open": may(account, OPENED.verb, school=account.person.school),
        "sees": sees,
    }
    return render(request, "publishing/takedowns.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Write down something that must come down."""
    account = account_of(request)
    school = account.person.school
    if not may(account, OPENED.verb, school=school):
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=OPENED.questions,
        offers=queries.offers_for(school),
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        what = Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        try:
            row = actions.open_takedown(by=account, what=what, owner=actions.owner_of(form.words()))
        except NoPlace:
            form.add_error("address", REFUSED["no-page"])
        else:
            messages.success(request, _("Written down. Whoever takes it down can see it now."))
            return redirect("publishing:takedown", row.pk)
    context = {"act": OPENED, "form": form}
    return render(request, "publishing/takedown_act.html", context, status=422 if sending else 200)


@require_GET
def takedown(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one: where it stands, what is due, what was done, what a new look showed."""
    account = account_of(request)
    row = queries.read_takedown(account, pk)
    context = {
        "row": row,
        "known": queries.known_of(row),
        "entries": queries.chronology(row),
        "acts": queries.acts_for(account, row),
        "may_look": queries.may_look(account, row),
        "due": queries.due_at(account, row, get_language() or "en"),
    }
    return render(request, "publishing/takedown.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Write down what was done."""
    account = account_of(request)
    row = queries.read_takedown(account, pk)
    sending = request.method == "POST"
    done = queries.act_for(account, row, slug, sent=sending)
    if done is None:
        raise Http404
    form = AskForm(
        request.POST if sending else None,
        questions=done.questions,
        offers=queries.offers_for(row.school),
        today=school_day(row.school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        what = Raised(
            attrs=form.codes(), words=form.words(), named=form.people("subjects"), pk=form.pk
        )
        try:
            actions.act(by=account, row=row, slug=slug, what=what)
        except actions.NotYours:
            form.add_error(None, _("Somebody else decides: not who asked that it may stay."))
        except NoPlace:
            form.add_error("address", REFUSED["no-page"])
        except (PermissionDenied, Refused):
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            messages.success(request, _("Written down."))
            return redirect("publishing:takedown", pk)
    context = {"row": row, "act": done, "form": form}
    return render(request, "publishing/takedown_act.html", context, status=422 if sending else 200)


@require_POST
def look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Have it looked at anew now."""
    account = account_of(request)
    row = queries.read_takedown(account, pk)
    if not queries.may_look(account, row):
        raise Http404
    looking_again.ask_for_look(by=account, row=row)
    messages.success(request, _("It is looked at now. Come back to this page in a minute."))
    return redirect("publishing:takedown", pk)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see it, and why."""
    row = queries.read_takedown(account_of(request), pk)
    sights, vacancies = who_can_see(row.stream, row.school)
    context = {"row": row, "sights": sights, "vacancies": vacancies}
    return render(request, "publishing/takedown_sight.html", context)
