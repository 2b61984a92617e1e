"""What is done with a release: a copy, letting it out, a second person's word, taking it back."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.core.seal import SealBroken
from mamori.duties.actions import Refused
from mamori.journal.keys import Erased
from mamori.publishing.actions import deciding as actions
from mamori.publishing.actions.marks import named_in
from mamori.publishing.actions.withdrawing import withdraw as take_back
from mamori.publishing.acts.marks import FIRST as MARK
from mamori.publishing.forms.marks import NAMED
from mamori.publishing.forms.releases import ReasonForm, WhyForm, WithdrawForm
from mamori.publishing.queries import releases as queries
from mamori.publishing.queries.held import chunks_of, pages_of, picture_of
from mamori.publishing.views.releases import shown, told, waited
from mamori.registers.actions import Raised
from mamori.ui.templatetags.ui import listed


@require_POST
def let_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it out, or ask a second person."""
    account, found = _found(request, pk)
    form = ReasonForm(request.POST)
    form.is_valid()
    try:
        done = actions.let_out(
            by=account,
            release=found,
            reason=form.cleaned_data.get("reason", ""),
            seen=request.POST.get("seen", ""),
        )
    except actions.SayWhy:
        form.add_error("reason", _("Write what you looked at, and why it may go out."))
        return shown(request, account, found, 422, reason_form=form)
    except (actions.NotGreen, Refused, PermissionDenied) as error:
        return _not_now(request, account, found, error)
    told(request, done.state)
    return redirect("publishing:release", pk)


@require_POST
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agree as the second person."""
    account, found = _found(request, pk, "release.approve")
    try:
        done = actions.approve(by=account, release=found, seen=request.POST.get("seen", ""))
    except (actions.NotGreen, Refused, PermissionDenied) as error:
        return _not_now(request, account, found, error)
    told(request, done.state)
    return redirect("publishing:release", pk)


@require_POST
def refuse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Do not agree as the second person, and say what must change."""
    account, found = _found(request, pk, "release.approve")
    form = WhyForm(request.POST)
    if not form.is_valid():
        if found.is_decided:
            raise Http404
        return shown(request, account, found, 422, why_form=form)
    try:
        done = actions.refuse(by=account, release=found, why=form.cleaned_data["why"])
    except PermissionDenied as error:
        return _not_now(request, account, found, error)
    told(request, done.state)
    return redirect("publishing:release", pk)


@require_POST
def stop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stop it."""
    account, found = _found(request, pk)
    try:
        done = actions.stop(by=account, release=found)
    except PermissionDenied as error:
        return _not_now(request, account, found, error)
    told(request, done.state)
    return redirect("publishing:release", pk)


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin anew what a worker left undone."""
    account, found = _found(request, pk)
    try:
        actions.look_again(by=account, release=found)
    except PermissionDenied as error:
        return _not_now(request, account, found, error)
    return redirect("publishing:release", pk)


@require_POST
def copy(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Have a copy made that takes the place of a file."""
    account, found = _found(request, pk)
    item = queries.item_of(found, number)
    try:
        actions.want_copy(by=account, release=found, item=item)
    except PermissionDenied as error:
        return _not_now(request, account, found, error)
    return waited(pk)


@require_POST
def take(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Hand out a copy that was made, as long as nothing is decided."""
    _account, found = _found(request, pk)
    item = queries.item_of(found, number)
    if found.is_decided or not item.is_copy:
        raise Http404
    return _handed_out(chunks_of(item), f"copy-{number}.{item.type or 'txt'}")


@require_GET
def kept(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Hand out what was kept on purpose."""
    _account, found = _found(request, pk)
    _name, chunks = queries.kept_file(found, number)
    kind = queries.item_of(found, number).type
    return _handed_out(chunks, f"{found.number}-{number}.{kind or 'bin'}")


@require_GET
def page(request: HttpRequest, pk: UUID, number: int, page: int) -> HttpResponse:
    """Show a page with boxes around what was found."""
    found = queries.peek(account_of(request), pk)
    png = picture_of(queries.item_of(found, number), page)
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "no-store"})


@require_GET
def pages(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Show the pictures of a file as far as they are drawn; the page asks by itself."""
    found = queries.peek(account_of(request), pk)
    item = queries.item_of(found, number)
    if found.is_decided:
        raise Http404
    one = {"item": item, "pages": pages_of(item), "drawing": queries.is_drawing(found, item)}
    context = {"release": found, "one": one}
    polls = bool(getattr(request, "htmx", False))
    template = "_release_pages.html" if polls else "release_pages.html"
    return render(request, f"publishing/{template}", context)


@require_http_methods(["GET", "POST"])
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back what went out."""
    account, found = _found(request, pk)
    if found.state != "released" or not may(account, "release.make", stream=found.stream):
        raise Http404
    keeps = may(account, MARK.verb, school=found.school)
    form = WithdrawForm(request.POST or None, may_keep=keeps)
    if request.method == "POST" and form.is_valid() and not _names_somebody(found, form):
        return _withdrawn(request, account, found, form.cleaned_data)
    context = {"release": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "publishing/release_withdraw.html", context, status=status)


def _names_somebody(found: Any, form: WithdrawForm) -> bool:
    """Say at the form whom of the school a story names that all staff of other schools read."""
    told = form.cleaned_data
    if not told.get("never_again"):
        return False
    named = named_in(found.school, Raised(words={"title": told["title"], "why": told["why"]}))
    if named:
        form.add_error("why", NAMED % {"names": listed(named)})
    return bool(named)


def _withdrawn(
    request: HttpRequest, account: Any, found: Any, asked: dict[str, Any]
) -> HttpResponse:
    title = asked["title"] if asked.get("never_again") else ""
    try:
        marked = take_back(
            by=account,
            release=found,
            reason=asked["reason"],
            why=asked["why"],
            title=title,
            pk=asked["id"],
        )
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, _("Taken back. Now take it down wherever it stands."))
    if title and not marked:
        messages.warning(request, _("It says too little: its copies cannot be known again."))
    elif title:
        words = ngettext(
            "Copies of %(number)s file are refused from now on.",
            "Copies of %(number)s files are refused from now on.",
            marked,
        )
        messages.success(request, words % {"number": marked})
    return redirect("publishing:release", found.pk)


def _found(request: HttpRequest, pk: UUID, verb: str = "release.read") -> tuple[Any, Any]:
    account = account_of(request)
    found = queries.release_for(account, pk)
    if not may(account, verb, stream=found.stream):
        raise Http404
    return account, found


def _not_now(request: HttpRequest, account: Any, found: Any, error: Exception) -> HttpResponse:
    """Say what stands in the way, on the page as it is now."""
    now = queries.release_for(account, found.pk)
    if isinstance(error, PermissionDenied):
        messages.error(request, _("Meanwhile somebody else decided. This is how it stands now."))
    if isinstance(error, actions.NotGreen):
        messages.error(request, _("It cannot go out as it is. This is how it stands now."))
    missing = error.missing if isinstance(error, Refused) else ()
    return shown(request, account, now, 422, missing=missing)


def _handed_out(chunks: Iterator[bytes], name: str) -> HttpResponse:
    try:
        body = b"".join(chunks)
    except (SealBroken, FileNotFoundError, Erased):
        raise Http404 from None
    # What came as a file is handed out as one, and never shown: it may be a page with a program.
    answer = HttpResponse(body, content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = "no-store"
    return answer
