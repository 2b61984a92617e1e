"""Documents that were withdrawn: the list, one story, withdrawing one, following it up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import may
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.publishing.actions import marks as actions
from mamori.publishing.acts.marks import FIRST, SEE
from mamori.publishing.doors import reader
from mamori.publishing.forms.marks import NAMED, MarkForm
from mamori.publishing.queries import marks as queries
from mamori.publishing.queries.copies import copies_in_use
from mamori.publishing.queries.notices import notice_at
from mamori.registers.actions import Raised
from mamori.ui.asking import AskForm
from mamori.ui.templatetags.ui import listed


@require_GET
def marks(request: HttpRequest) -> HttpResponse:
    """List what was withdrawn at the schools that share it."""
    account = reader(request, SEE)
    rows = list(queries.marks_for(account))
    stories = queries.stories_of([row.stream for row in rows])
    context = {
        "rows": [(row, stories.get(row.stream)) for row in rows],
        "may_keep": may(account, FIRST.verb, school=account.person.school),
        "first": FIRST,
    }
    return render(request, "publishing/marks.html", context)


@require_GET
def mark(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show why a document was withdrawn, and to those who follow it up how far that is."""
    account = reader(request, SEE)
    found = queries.read_mark(account, pk)
    keeps = queries.may_keep(account, found)
    context = {
        "mark": found,
        "story": queries.stories_of([found.stream]).get(found.stream),
        "notice": notice_at(account, found),
        "keeps": keeps,
        "recall": queries.recall_of(found) if keeps else None,
        "returns": queries.came_back_at(found) if keeps else [],
        "copies": copies_in_use(found) if keeps else [],
        "entries": queries.followed(account, found),
        "acts": queries.acts_on(account, found),
        "due": queries.due_at(account, found, get_language() or "en") if keeps else [],
    }
    return render(request, "publishing/mark.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Withdraw a document for good: a file or its words, and the story."""
    account = reader(request, SEE)
    school = account.person.school
    if not may(account, FIRST.verb, school=school):
        raise Http404
    sending = request.method == "POST"
    form = MarkForm(
        request.POST if sending else None,
        request.FILES if sending else None,
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        what = Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        made = _withdrawn(account, form, what)
        if made:
            messages.success(request, _("Withdrawn. Its copies are refused from now on."))
            return redirect("publishing:mark", made)
    context = {"form": form, "act": FIRST}
    return render(request, "publishing/mark_form.html", context, status=422 if sending else 200)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Write down what was done about a withdrawn document."""
    account = reader(request, SEE)
    found = queries.read_mark(account, pk)
    done = next((one for one in queries.acts_on(account, found) if one.slug == slug), None)
    if done is None:
        raise Http404
    sending = request.method == "POST"
    form = AskForm(
        request.POST if sending else None,
        questions=done.questions,
        offers={},
        today=school_day(found.school),
        typed=request.POST if sending else typed_before(request),
    )
    if sending and form.is_valid():
        what = Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
        # What takes its place stands in the story, which other schools read.
        named = actions.named_in(found.school, what) if slug == "replace" else []
        if named:
            form.add_error("instead", NAMED % {"names": listed(named)})
        elif _followed(account, form, found, slug, what):
            messages.success(request, _("Written down."))
            return redirect("publishing:mark", pk)
    context = {"mark": found, "act": done, "form": form}
    return render(request, "publishing/mark_form.html", context, status=422 if sending else 200)


def _followed(account: Any, form: AskForm, found: Any, slug: str, what: Raised) -> bool:
    """Write down what was done; where that cannot be, say why at the form."""
    try:
        actions.follow_up(by=account, mark=found, slug=slug, what=what)
    except PermissionDenied:
        form.add_error(None, _("Meanwhile somebody else took this further. Look at it anew."))
        return False
    return True


def _withdrawn(account: Any, form: MarkForm, what: Raised) -> UUID | None:
    """Withdraw a document; where that cannot be, say why at the form."""
    school = account.person.school
    if named := actions.named_in(school, what):
        form.add_error("why", NAMED % {"names": listed(named)})
        return None
    told = form.cleaned_data
    text = actions.words_of(school, told["file"], told["text"])
    try:
        return actions.keep_mark(by=account, school=school, text=text, what=what).pk
    except actions.SaysTooLittle:
        form.add_error("file", _("It has too few words of its own: no copy could be known."))
        return None
