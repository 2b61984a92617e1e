"""The places that are looked through: their list, one of them, naming, changing, ending."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.base.crawling import REASONS as CRAWLED
from mamori.base.drafts import typed_before
from mamori.core.scan.reasons import REASONS as READ
from mamori.publishing.actions import policy as policy_actions
from mamori.publishing.actions import sweep as actions
from mamori.publishing.forms.sweep import FORMS, PolicyForm
from mamori.publishing.queries import sweep as queries
from mamori.publishing.queries.policy import policy_on_net
from mamori.publishing.queries.takedown import standing_at

# How the address of a shared folder looks, and whether that kind was tried at a real one.
EXAMPLES = (
    ("smb://server/share/folder", True),
    ("webdav://cloud.example/remote.php/dav/files/user", True),
    ("sftp://server/folder", True),
    ("s3://bucket/folder", True),
    ("onedrive://drive/folder", False),
    ("gdrive://folder", False),
)


@require_GET
def sweeps(request: HttpRequest) -> HttpResponse:
    """Show the places, what is found there, and where the policy stands."""
    account = account_of(request)
    if not may(account, "sweeps.see", school=account.person.school):
        raise Http404
    policy = policy_on_net(account.person.school)
    context = {
        "places": queries.places_of(account),
        "standing": standing_at(account),
        "policy": policy,
        "policy_why": CRAWLED.get(policy.why, ""),
        "may_set": queries.may_set(account),
        "form": PolicyForm(initial={"address": policy.address}),
    }
    return render(request, "publishing/sweeps.html", context)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, place: str) -> HttpResponse:
    """Name a place."""
    account = account_of(request)
    if place not in FORMS or not queries.may_set(account):
        raise Http404
    sending = request.method == "POST"
    typed = None if sending else typed_before(request)
    form = FORMS[place](
        request.POST if sending else None,
        staff=queries.offers_for(account.person.school),
        folders=queries.folders_of(account.person.school_id),
        initial=_as_initial(typed),
    )
    if sending and form.is_valid():
        wanted = actions.Wanted(
            place=place,
            often=form.cleaned_data["often"],
            setup=form.setup(),
            pk=form.cleaned_data["id"],
        )
        made = actions.name_place(by=account, wanted=wanted)
        messages.success(request, _("It is looked through from now on."))
        return redirect("publishing:sweep", made.pk)
    context = {"form": form, "place": place, "examples": EXAMPLES, "is_new": True}
    return render(request, "publishing/sweep_form.html", context, status=422 if sending else 200)


@require_GET
def sweep(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one place: how it is looked through, and what each time showed."""
    account = account_of(request)
    found = queries.read_sweep(account, pk)
    polls = bool(getattr(request, "htmx", False))
    context = {
        "place": queries.place_of(found),
        "runs": [
            (held, [(address, _why(code)) for address, code in held.missed])
            for held in queries.runs_of(found)
        ],
        "running": queries.running(found),
        "why": _why,
        "may_set": queries.may_set(account) and found.ended_at is None,
    }
    return render(request, "publishing/_runs.html" if polls else "publishing/sweep.html", context)


@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change how a place is looked through."""
    account = account_of(request)
    found = queries.read_sweep(account, pk)
    if not queries.may_set(account) or found.ended_at:
        raise Http404
    sending = request.method == "POST"
    typed = None if sending else typed_before(request)
    setup = queries.setup_of(found)
    known = {
        "id": found.pk,
        "name": setup.name,
        "address": setup.address,
        "often": found.often,
        "owner": [setup.owner],
        "days": str(setup.days),
        "hosts": " ".join(setup.hosts),
        "contact": setup.contact,
        "inside": setup.inside,
        "user": setup.user,
        "server": setup.server,
    }
    form = FORMS[found.place](
        request.POST if sending else None,
        staff=queries.offers_for(found.school),
        folders=queries.folders_of(found.school_id),
        initial=known | _as_initial(typed),
    )
    if sending and form.is_valid():
        actions.change_place(
            by=account, sweep=found, often=form.cleaned_data["often"], setup=form.setup()
        )
        messages.success(request, _("Changed."))
        return redirect("publishing:sweep", pk)
    context = {"form": form, "place": found.place, "examples": EXAMPLES, "sweep": found}
    return render(request, "publishing/sweep_form.html", context, status=422 if sending else 200)


@require_POST
def begin(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look through a place now."""
    account = account_of(request)
    found = queries.read_sweep(account, pk)
    _done(lambda: actions.look_now(by=account, sweep=found))
    messages.success(request, _("It begins now. You can leave this page."))
    return redirect("publishing:sweep", pk)


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Look through a place no longer."""
    account = account_of(request)
    found = queries.read_sweep(account, pk)
    _done(lambda: actions.end_place(by=account, sweep=found))
    messages.success(request, _("It is looked through no longer. What opened it is forgotten."))
    return redirect("publishing:sweep", pk)


@require_POST
def policy(request: HttpRequest) -> HttpResponse:
    """Write down where the policy can be read, and look whether it can."""
    account = account_of(request)
    if not may(account, "takedown.open", school=account.person.school):
        raise Http404
    form = PolicyForm(request.POST)
    if form.is_valid():
        policy_actions.place_policy(by=account, address=form.cleaned_data["address"])
        messages.success(request, _("It is looked up now, and every week from now on."))
        return redirect("publishing:sweeps")
    context = {
        "places": queries.places_of(account),
        "standing": standing_at(account),
        "policy": policy_on_net(account.person.school),
        "may_set": queries.may_set(account),
        "form": form,
    }
    return render(request, "publishing/sweeps.html", context, status=422)


def _done(act: Any) -> None:
    try:
        act()
    except PermissionDenied as refused:
        raise Http404 from refused


def _why(code: str) -> str:
    """Say why something was not looked at, and what to do."""
    if code == "changed":
        return _("How it is looked through was changed meanwhile.")
    return _(CRAWLED.get(code) or READ.get(code, code))


def _as_initial(typed: QueryDict | None) -> dict[str, Any]:
    if typed is None:
        return {}
    return {name: typed.getlist(name) if name == "owner" else typed[name] for name in typed}
