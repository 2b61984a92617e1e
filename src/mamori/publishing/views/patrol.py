"""The net patrol: its plan, pages and words, and each round of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.publishing.actions import patrol as actions
from mamori.publishing.forms import patrol as forms
from mamori.publishing.patrolling.picturing import browser
from mamori.publishing.patrolling.results import results
from mamori.publishing.queries import patrol as queries
from mamori.publishing.queries.posts import posts_in, posts_of
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm, Question


@require_GET
def patrol(request: HttpRequest) -> HttpResponse:
    """Show what is looked at, when next, what waits, and the log."""
    account = account_of(request)
    school = account.person.school
    _demand(request, "patrol.see")
    context = {
        "plan": queries.plan_of(school),
        "pages": queries.pages_of(school),
        "words": queries.words_of(school),
        "posts": posts_of(account),
        "rounds": queries.rounds_of(account),
        "may_plan": may(account, "patrol.plan", school=school),
        "may_hold": may(account, "patrol.hold", school=school),
        "pictures": bool(browser()),
    }
    return render(request, "publishing/patrol.html", context)


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Put the patrol on the calendar."""
    account = _demand(request, "patrol.plan")
    found = queries.plan_of(account.person.school)
    first = {"often": found.often} if found else {}
    form = _form(request, forms.PLAN, initial=first)
    if form.is_bound and form.is_valid():
        told = form.words()
        actions.plan(by=account, often=form.codes()["often"], who=form.people("sealed"),
                     words=str(told.get("note", "")))  # fmt: skip
        messages.success(request, _("The patrol is on the calendar."))
        return redirect("publishing:patrol")
    return _asked(request, form, {"title": _("Put the patrol on the calendar")})


@require_http_methods(["GET", "POST"])
def new_page(request: HttpRequest) -> HttpResponse:
    """Name a public page to be looked at."""
    return _page(request, None)


@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put right what is said of a page."""
    account = _demand(request, "patrol.plan")
    return _page(request, queries.page_named(account.person.school, pk))


def _page(request: HttpRequest, found: queries.Page | None) -> HttpResponse:
    account = _demand(request, "patrol.plan")
    first: dict[str, str] = {}
    if found:
        first = {name: getattr(found, name) for name in ("title", "address", "scope", "purpose")}
        first |= {name: "yes" if getattr(found.row, name) else "no" for name in ("ours", "machine")}
    form = _form(request, forms.PAGE, make=forms.PageForm, initial=first)
    if form.is_bound and form.is_valid():
        actions.name_page(by=account, what=_raised(form), page=found.row if found else None)
        messages.success(request, _("Written down. The next round looks at it."))
        return redirect("publishing:patrol")
    context = {"title": _("A public page for the patrol"), "page": found, "never": True}
    return _asked(request, form, context)


@require_POST
def drop_page(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look at a page no longer."""
    account = _demand(request, "patrol.plan")
    found = queries.page_named(account.person.school, pk)
    actions.drop_page(by=account, page=found.row)
    messages.success(request, _("It is looked at no longer. What was found there stays."))
    return redirect("publishing:patrol")


@require_http_methods(["GET", "POST"])
def words(request: HttpRequest) -> HttpResponse:
    """Set the words that the patrol looks for."""
    account = _demand(request, "patrol.plan")
    known = queries.words_of(account.person.school)
    first = {"names": "\n".join(known.school), "hurting": "\n".join(known.hurting)}
    typed = typed_before(request)
    if typed:
        first |= {name: str(typed[name]) for name in first if name in typed}
    form = forms.WordsForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_bound and form.is_valid():
        actions.set_words(by=account, names=form.lines("names"), hurting=form.lines("hurting"))
        messages.success(request, _("Written down. The next round looks for them."))
        return redirect("publishing:patrol")
    context = {"form": form, "words": known}
    status = 422 if form.is_bound else 200
    return render(request, "publishing/patrol_words.html", context, status=status)


@require_POST
def look_now(request: HttpRequest) -> HttpResponse:
    """Begin a round at once."""
    account = _demand(request, "patrol.hold")
    begun = actions.look_now(by=account)
    if begun is None:
        messages.info(request, _("A round is under way already."))
        return redirect("publishing:patrol")
    return redirect("publishing:round", begun.pk)


@require_http_methods(["GET", "POST"])
def by_hand(request: HttpRequest) -> HttpResponse:
    """Write down a round that somebody went by hand."""
    account = _demand(request, "patrol.hold")
    form = _form(request, forms.BY_HAND)
    if form.is_bound and form.is_valid():
        try:
            made = actions.hold_by_hand(by=account, what=_raised(form))
        except actions.NamesSomebody:
            form.add_error(None, _names_somebody())
        else:
            if form.codes()["found"] == "yes":
                messages.success(request, _("Written down. Now write down what you found."))
                return redirect("publishing:tell_in", made.pk)
            messages.success(request, _("Written down: nothing was found."))
            return redirect("publishing:round", made.pk)
    return _asked(request, form, {"title": _("Write down a patrol done by hand"), "never": True})


@require_GET
def round(request: HttpRequest, pk: UUID) -> HttpResponse:  # noqa: A001 -- the word of the school
    """Show a round: what came of each page, and the posts that wait."""
    account = account_of(request)
    found = queries.round_for(account, pk)
    context = {
        "one": found,
        "round": found.row,
        "results": results(),
        "posts": posts_in(account, found.row.pk),
        "may_hold": may(account, "patrol.hold", school=found.row.school),
    }
    return render(request, "publishing/round.html", context)


@require_http_methods(["GET", "POST"])
def hold(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say what came of a round."""
    account = _demand(request, "patrol.hold")
    found = queries.round_for(account, pk)
    if found.row.state != "open":
        raise Http404
    form = _form(request, forms.HELD)
    if form.is_bound and form.is_valid():
        try:
            actions.hold(by=account, row=found.row, what=_raised(form))
        except actions.StillWaiting:
            form.add_error(None, _("Judge first what was seen: something still waits."))
        except actions.NamesSomebody:
            form.add_error(None, _names_somebody())
        except PermissionDenied:
            raise Http404 from None
        else:
            messages.success(request, _("Written down. It stands in the log."))
            return redirect("publishing:round", pk)
    return _asked(request, form, {"title": _("What came of this round?"), "round": found.row})


def _names_somebody() -> str:
    return _(
        "This may name somebody of the staff. Write it with the post: there they cannot see it."
    )


def _demand(request: HttpRequest, verb: str) -> Any:
    account = account_of(request)
    if not may(account, verb, school=account.person.school):
        raise Http404
    return account


def _form(
    request: HttpRequest,
    questions: tuple[Question, ...],
    make: type[AskForm] = AskForm,
    **more: Any,
) -> AskForm:
    account, sending = account_of(request), request.method == "POST"
    school = account.person.school
    return make(
        request.POST if sending else None,
        questions=questions,
        offers=queries.plan_offers(school),
        today=school_day(school),
        me=str(account.person_id),
        typed=request.POST if sending else typed_before(request),
        **more,
    )


def _asked(request: HttpRequest, form: AskForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "publishing/patrol_form.html", context | {"form": form}, status=status)


def _raised(form: AskForm) -> Raised:
    return Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
