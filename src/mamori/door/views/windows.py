"""The school's own side of the door: its address, its poster, its windows, its receipts."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.door import actions, papers, queries
from mamori.door.forms import WindowsForm


@require_GET
def address(request: HttpRequest) -> HttpResponse:
    """Show where the school's door is: the address, its square, and a poster to print."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "door.see", school=school):
        raise Http404
    where = papers.address(actions.open_door(school=school))
    context = {
        "where": where,
        "square": mark_safe(papers.square(where).decode()),
        "code": queries.code_of(school),
        "published": queries.published(school),
        "lines": queries.lines_for(school, get_language() or "en"),
        "may_publish": may(account, "windows.publish", school=school),
    }
    return render(request, "door/address.html", context)


@require_GET
def poster(request: HttpRequest) -> HttpResponse:
    """Hand out the poster, in the language of the page."""
    account = account_of(request)
    school = account.person.school
    if not may(account, "door.see", school=school):
        raise Http404
    pdf = papers.poster(school, get_language() or "en", actions.open_door(school=school))
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="poster.pdf"'
    return answer


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest) -> HttpResponse:
    """Write down where a child can ask for help at school, and publish it."""
    account = account_of(request)
    if not may(account, "windows.publish", school=account.person.school):
        raise Http404
    posted = request.POST if request.method == "POST" else None
    first = typed_before(request) or queries.windows_now(account.person.school)
    form = WindowsForm(posted, initial=dict(first.items()))
    if posted is not None and form.is_valid():
        actions.publish_windows(by=account, windows=form.windows())
        messages.success(request, _("Published. The page shows it from now on."))
        return redirect("door:address")
    status = 422 if posted is not None else 200
    return render(request, "door/publish.html", {"form": form}, status=status)


@require_POST
def lines_checked(request: HttpRequest) -> HttpResponse:
    """Note that the numbers of all help lines were tried today."""
    account = account_of(request)
    try:
        actions.check_lines(by=account)
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, _("Written down: the numbers were checked today."))
    return redirect("door:address")


@require_http_methods(["GET", "POST"])
def give_receipt(request: HttpRequest, stream: str) -> HttpResponse:
    """Give whoever complained the words with which they can follow it; shown this once."""
    account = account_of(request)
    school = queries.school_of_complaint(account, stream)
    if school is None:
        raise Http404
    given = None
    if request.method == "POST":
        language = request.POST.get("language", "") or get_language() or "en"
        given = actions.give_receipt(by=account, school=school, stream=stream, language=language)
    context = {"receipt": given, "where": papers.address(actions.open_door(school=school))}
    return render(request, "door/give_receipt.html", context)
