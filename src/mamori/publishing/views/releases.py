"""The release gate: hand something in, see what was found, make it fit, let it out or stop."""

import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_htmx.http import HttpResponseClientRedirect

from mamori.access.queries import who_can_see
from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.publishing.actions import releases as actions
from mamori.publishing.actions.scans import get_ready
from mamori.publishing.forms.releases import BringForm, ReasonForm, WhyForm
from mamori.publishing.queries import found as finds
from mamori.publishing.queries import left as gone
from mamori.publishing.queries import releases as queries
from mamori.publishing.queries.asking import Ask, to_ask
from mamori.publishing.queries.tellable import may_tell
from mamori.publishing.queries.weighing import weigh

WAIT = 1.6  # seconds that a page waits for what is under way, before it shows that it is
PAUSE = 0.05
MAKE = "release.make"


@require_GET
def releases(request: HttpRequest) -> HttpResponse:
    """List the releases that I may see."""
    account = account_of(request)
    if not may(account, MAKE, school=account.person.school):
        raise Http404
    return render(request, "publishing/releases.html", {"releases": queries.releases_of(account)})


@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest) -> HttpResponse:
    """Hand something in. While a file is being chosen, the worker makes itself ready."""
    account = account_of(request)
    school = account.person.school
    if not may(account, MAKE, school=school):
        raise Http404
    form = _bring_form(request, school)
    if request.method == "POST" and form.is_valid() and (made := _brought(account, form)):
        _wait(made.pk)
        return redirect("publishing:release", made.pk)
    if request.method == "GET":
        get_ready(school)
    status = 422 if form.is_bound else 200
    return render(request, "publishing/bring.html", {"form": form}, status=status)


def _brought(account: Any, form: BringForm) -> Any:
    """Take in what was handed in; None, and a word at the form, where too much lies open."""
    told = form.cleaned_data
    try:
        return actions.bring(
            by=account,
            channel=told["channel"],
            things=form.things(),
            under=[UUID(pk) for pk in told.get("under", ())],
            keeps_file=told["keeps_file"],
            pk=told["id"],
        )
    except actions.TooMany:
        words = _(
            "%(most)s things that you handed in are not decided yet. Let some of them go out or"
            " stop them, then hand this in."
        )
        form.add_error(None, words % {"most": actions.MOST_OPEN})
        return None


def _bring_form(request: HttpRequest, school: Any) -> BringForm:
    requests = queries.requests_offered(school, get_language() or "en")
    if request.method == "POST":
        return BringForm(request.POST, request.FILES, requests=requests)
    typed = typed_before(request)
    first = {name: typed[name] for name in ("channel", "text", "link") if typed and name in typed}
    return BringForm(initial=first, requests=requests)


@require_GET
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what was found and what can be done, or how far it is, or what became of it."""
    account = account_of(request)
    found = queries.peek(account, pk)
    if not queries.is_under_way(found):  # a page that asks again by itself is no reading
        found = queries.release_for(account, pk)
    return shown(request, account, found)


def shown(
    request: HttpRequest, account: Any, found: Any, status: int = 200, **more: Any
) -> HttpResponse:
    """Return the page of a release as it stands."""
    language = get_language() or "en"
    may_make = may(account, MAKE, stream=found.stream)
    common = {"release": found, "steps": gone.steps(found), "may_make": may_make, **more}
    if found.is_decided:
        common |= {
            "left": gone.left(found, language),
            "taken_back": queries.taken_back_from(found),
            "may_withdraw": found.state == "released" and may_make,
        }
        return render(request, "publishing/release_over.html", common, status=status)
    if queries.is_under_way(found):
        return render(request, "publishing/release_progress.html", common, status=status)
    outcome = weigh(found)
    ask: Ask | None = to_ask(account, outcome)
    mine = {found.by_id, found.asked_by_id}
    common |= {
        "channel": queries.channel_words(found),
        "asked_reason": gone.asked_reason(found),
        "outcome": outcome,
        "seen": queries.looks_of(found),
        "files": finds.shown(outcome, language),
        "lacking": finds.lacking(outcome),
        "ask": ask,
        "may_approve": may(account, "release.approve", stream=found.stream)
        and account.person_id not in mine,
        "may_tell_apart": may_tell(account, found),
        "reason_form": more.get("reason_form") or ReasonForm(),
        "why_form": more.get("why_form") or WhyForm(),
    }
    return render(request, "publishing/release.html", common, status=status)


@require_GET
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether it is still under way; the page asks by itself, with or without script."""
    found = queries.peek(account_of(request), pk)
    polls = bool(getattr(request, "htmx", False))
    if not queries.is_under_way(found):
        to = redirect("publishing:release", pk)
        return HttpResponseClientRedirect(to.url) if polls else to
    context = {"release": found, "may_make": may(account_of(request), MAKE, stream=found.stream)}
    template = "_release_progress.html" if polls else "release_progress.html"
    return render(request, f"publishing/{template}", context)


@require_GET
def sight(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show who can see a release, and why."""
    found = queries.release_for(account_of(request), pk)
    sights, vacancies = who_can_see(found.stream, found.school)
    context = {"release": found, "sights": sights, "vacancies": vacancies}
    return render(request, "publishing/release_sight.html", context)


def _wait(pk: UUID) -> None:
    """Wait a moment for the worker: most files are looked through before it is over."""
    until = time.monotonic() + WAIT
    while queries.is_under_way_now(pk) and time.monotonic() < until:
        time.sleep(PAUSE)


def waited(pk: UUID) -> HttpResponse:
    """Wait a moment for what was asked of the worker, and lead on to the page."""
    _wait(pk)
    return redirect("publishing:release", pk)


def told(request: HttpRequest, state: str) -> None:
    """Say what a decision led to."""
    words = {
        "asked": _("A second person is asked now. It goes out when they agree."),
        "released": _("It may go out. What was handed in is destroyed; the record stays."),
        "open": _("Whoever asked is told what must change."),
        "stopped": _("Stopped. What was handed in is destroyed."),
    }
    if state in words:
        messages.success(request, words[state])
