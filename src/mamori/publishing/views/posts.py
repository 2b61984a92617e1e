"""A post that others wrote: what was seen, what was decided, and whether it is gone."""

from typing import Any
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
from mamori.base.media import Unreadable
from mamori.cases import queries as cases
from mamori.cases.forms import SignForm, as_initial
from mamori.cases.views.evidence import alone
from mamori.core.seal import SealBroken
from mamori.journal.keys import Erased
from mamori.people.packs import help_lines
from mamori.people.queries import school_day
from mamori.publishing.actions import posts as actions
from mamori.publishing.forms import patrol as forms
from mamori.publishing.queries import posts as queries
from mamori.publishing.queries import sighted
from mamori.publishing.queries.patrol import round_for
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm


@require_http_methods(["GET", "POST"])
def tell(request: HttpRequest, pk: UUID | None = None) -> HttpResponse:
    """Write down a post that somebody saw; `pk` is the round by hand in which they did."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "post.tell", school=school):
        raise Http404
    row = round_for(account, pk).row if pk else None
    sending = request.method == "POST"
    form = forms.PostForm(
        request.POST if sending else None,
        request.FILES if sending else None,
        questions=forms.TOLD,
        offers=queries.offers_for(school, get_language() or "en"),
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        told = actions.Deeds(_raised(form), files=form.cleaned_data["pictures"], round=row)
        made = actions.tell(by=account, told=told)
        return _written(request, account, made.pk)
    context = {"form": form, "round": row}
    return render(request, "publishing/tell.html", context, status=422 if sending else 200)


@require_GET
def post(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a post, what is due, and what I can do."""
    account = account_of(request)
    found = queries.post_for(account, pk)
    language = get_language() or "en"
    acts = queries.acts_for(account, found)
    context = {
        "post": found,
        "seen": sighted.sighted(found),
        "finds": dict(forms.FINDS),
        "entries": queries.chronology(found, language),
        "acts": acts,
        "due": queries.due_at(account, found, language),
        "lines": help_lines(found.school, language) if found.danger else [],
        "may_look": any(act.slug == "looked" for act in acts) and queries.can_be_asked(found),
        "may_sign": may(account, "sign.record", school=found.school),
    }
    return render(request, "publishing/post.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Do something about a post."""
    account = account_of(request)
    found = queries.post_for(account, pk)
    done = next((one for one in queries.acts_for(account, found) if one.slug == slug), None)
    if done is None:
        raise Http404
    sending = request.method == "POST"
    make = forms.AgainForm if slug == "ask" else AskForm
    form = make(
        request.POST if sending else None,
        questions=done.questions,
        offers=queries.offers_for(found.school, get_language() or "en"),
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        told = actions.Deeds(_raised(form), again_on=form.cleaned_data.get("again_on"))
        try:
            actions.act(by=account, post=found, slug=slug, told=told)
        except PermissionDenied:
            form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        else:
            return _written(request, account, pk)
    context = {"post": found, "act": done, "form": form, "seen": sighted.sighted(found)}
    return render(request, "publishing/post_act.html", context, status=422 if sending else 200)


@require_POST
def look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let Mamori look whether a post is gone."""
    account = account_of(request)
    found = queries.post_for(account, pk)
    try:
        asked = actions.look_now(by=account, post=found)
    except PermissionDenied:
        raise Http404 from None
    if not asked:
        raise Http404
    messages.success(request, _("Mamori asks for the page now. What comes of it will stand here."))
    return redirect("publishing:post", pk)


@require_http_methods(["GET", "POST"])
def sign(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a post a sign; the button that looks for a child only shows the form again."""
    account = account_of(request)
    found = queries.post_for(account, pk)
    if not may(account, "sign.record", school=found.school):
        raise Http404
    sending = request.method == "POST" and "send" in request.POST
    typed = request.POST if request.method == "POST" else typed_before(request)
    first = sighted.first_values(found)
    choices = cases.choices_for_sign(account, get_language() or "en", typed)
    form = SignForm(typed if sending else None, initial=first | as_initial(typed),
                    **_with_named(choices, found))  # fmt: skip
    if sending and form.is_valid():
        says = _("From the net patrol, post %(number)s") % {"number": found.number}
        try:
            case = actions.make_sign(by=account, post=found, sign=form.sign(), says=says)
        except (PermissionDenied, ValueError, Erased):
            raise Http404 from None
        if account.person_id in form.cleaned_data["adults"]:
            return redirect("desk:today")
        return redirect("cases:shared", case.pk)
    context = {"post": found, "form": form, "seen": sighted.sighted(found)}
    return render(request, "publishing/post_sign.html", context, status=422 if sending else 200)


@require_GET
def picture(request: HttpRequest, pk: UUID, file: UUID) -> HttpResponse:
    """Show a picture of a post."""
    found, kept = queries.file_for(account_of(request), pk, file)
    try:
        body = queries.shown(found, kept)
    except (Unreadable, SealBroken, FileNotFoundError, Erased):
        return render(request, "publishing/unreadable.html", {"post": found}, status=422)
    return alone(HttpResponse(body, content_type=kept.shown_type), "inline", kept)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see a post, and why."""
    found = queries.post_for(account_of(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"post": found, "sights": sights, "vacancies": vacancies}
    return render(request, "publishing/post_sight.html", context)


def _with_named(choices: dict[str, Any], found: Any) -> dict[str, Any]:
    """Offer the children whom the roster finder saw in it beside those that somebody looked for."""
    offered = dict(choices["pupils"])
    seen = sighted.pupils_seen(found)
    return choices | {"pupils": [*offered.items(), *((k, v) for k, v in seen if k not in offered)]}


def _written(request: HttpRequest, account: Any, pk: UUID) -> HttpResponse:
    """Lead on: back to the post, or away from it for whoever has just named themselves."""
    try:
        queries.post_for(account, pk)
    except Http404:
        messages.success(request, _("Written down. It names you, so you cannot open it yourself."))
        return redirect("desk:today")
    messages.success(request, _("Written down."))
    return redirect("publishing:post", pk)


def _raised(form: AskForm) -> Raised:
    return Raised(attrs=form.codes(), words=form.words(), named=form.people("named"), pk=form.pk)
