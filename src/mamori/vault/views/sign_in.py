"""Taking in the list of accounts that a place gives its administrator."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from mamori.vault import actions, queries
from mamori.vault.acts import SHELVES
from mamori.vault.acts.places import SIGN_IN
from mamori.vault.doors import attempt, form_of, given, reader
from mamori.vault.forms import SignInForm


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """See which accounts sign in with two steps."""
    account = reader(request)
    place = queries.read_record(account, pk)
    if SIGN_IN not in queries.acts_for(account, place):
        raise Http404
    sending = request.method == "POST"
    form = form_of(request, account, SIGN_IN, SignInForm)
    missing: tuple[object, ...] = ()
    if sending and form.is_valid() and (found := form.found):
        what = given(form)
        fact, missing = attempt(
            form, lambda: actions.check_sign_in(by=account, place=place, found=found, what=what)
        )
        if fact:
            messages.success(request, _told(len(found.without) + len(found.unclear)))
            return redirect("vault:record", pk)
    context = {"record": place, "shelf": SHELVES[place.type], "act": SIGN_IN, "form": form}
    context |= {"missing": missing, "name": queries.names_of([place])[place.pk]}
    return render(request, "vault/act.html", context, status=422 if sending else 200)


def _told(count: int) -> str:
    if not count:
        return _("Every account of the list signs in with two steps.")
    return ngettext(
        "%(count)s account may need help with a second step. The file was not kept.",
        "%(count)s accounts may need help with a second step. The file was not kept.",
        count,
    ) % {"count": count}
