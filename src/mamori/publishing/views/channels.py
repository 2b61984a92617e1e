"""The school's official channels, for its staff."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.people.queries import school_day
from mamori.publishing import papers
from mamori.publishing.actions import channels as actions
from mamori.publishing.acts.channels import DEEDS, TITLES
from mamori.publishing.forms import channels as forms
from mamori.publishing.queries import channels as queries
from mamori.registers.actions import Raised
from mamori.ui.asking import Question


@require_GET
def channels(request: HttpRequest) -> HttpResponse:
    """List the channels, with who looks after each, and where everybody can read the list."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "channels.see", school=school):
        raise Http404
    where = papers.listing_address(actions.open_listing(school=school))
    context = {
        "channels": queries.owned(school, list(queries.channels_of(school, past=True))),
        "may_keep": may(account, "channel.keep", school=school),
        "where": where,
        "square": mark_safe(papers.square(where).decode()),
    }
    return render(request, "publishing/channels.html", context)


@require_GET
def poster(request: HttpRequest) -> HttpResponse:
    """Hand out the list as a paper, in the language of the page."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "channels.see", school=school):
        raise Http404
    code = actions.open_listing(school=school)
    shown = list(queries.channels_of(school))
    pdf = papers.listing(school, get_language() or "en", code, shown)
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="official.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Make a page or an address official."""
    account = account_of(request)
    if not may(account, "channel.keep", school=account.person.school):
        raise Http404
    form = _form(request, forms.LISTED)
    if form.is_bound and form.is_valid():
        (owner,) = form.people("subjects")
        made = actions.list_channel(by=account, what=_raised(form), owner=owner)
        messages.success(request, _("It is official now, and stands on the public list."))
        return redirect("publishing:channel", made.pk)
    context = {"form": form, "title": _("Make a page or an address official")}
    return _asked(request, form, context)


@require_GET
def channel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show a channel, its posting log and its history."""
    account = account_of(request)
    found = queries.channel_for(account, pk)
    language = get_language() or "en"
    (shown,) = queries.owned(found.school, [found])
    context = {
        "one": shown,
        "channel": found,
        "topics": queries.last_by_topic(found, language),
        "history": queries.history(found, TITLES, language),
        "due": queries.due_at(account, found, language),
        "deeds": [(slug, deed) for slug, deed in DEEDS.items() if deed.may(account, found)],
    }
    return render(request, "publishing/channel.html", context)


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, pk: UUID, slug: str) -> HttpResponse:
    """Do something with a channel."""
    account = account_of(request)
    found = queries.channel_for(account, pk)
    deed = DEEDS.get(slug)
    if deed is None or not deed.may(account, found):
        raise Http404
    first = {"title": found.title, "address": found.address, "owner": [str(found.owner_id)]}
    form = _form(request, deed.questions, found, initial=first, type=found.type)
    if form.is_bound and form.is_valid():
        try:
            told = _do(request, found, slug, form)
        except PermissionDenied:
            raise Http404 from None
        messages.success(request, told)
        return redirect("publishing:channel", pk)
    context = {"form": form, "channel": found, "title": deed.title, "lead": deed.lead}
    return _asked(request, form, context | {"button": deed.button})


def _do(request: HttpRequest, found: Any, slug: str, form: forms.ChannelForm) -> str:
    account, what = account_of(request), _raised(form)
    if slug == "give":
        (owner,) = form.people("subjects")
        actions.give_channel(by=account, channel=found, owner=owner)
        return _("Written down. Change its password now, so that only the right people can write.")
    if slug == "imitated":
        actions.note_imitation(by=account, channel=found, what=what)
        return _("Written down. Those who lead the school see it as a warning from outside.")
    does = {
        "post": actions.note_posting,
        "change": actions.change_channel,
        "end": actions.end_channel,
    }
    does[slug](by=account, channel=found, what=what)
    return _("Written down.")


def _form(
    request: HttpRequest, questions: tuple[Question, ...], found: Any = None, **more: Any
) -> forms.ChannelForm:
    account, sending = account_of(request), request.method == "POST"
    school = account.person.school
    releases = queries.releases_for(account, found) if found else []
    return forms.ChannelForm(
        request.POST if sending else None,
        questions=questions,
        offers={**queries.offers_for(school, get_language() or "en"), "releases": releases},
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
        **more,
    )


def _asked(request: HttpRequest, form: forms.ChannelForm, context: dict[str, Any]) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "publishing/channel_form.html", context, status=status)


def _raised(form: forms.ChannelForm) -> Raised:
    return Raised(attrs=form.codes(), words=form.words(), pk=form.pk)
