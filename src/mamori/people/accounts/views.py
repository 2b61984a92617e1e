"""The account of a member of staff: inviting them, and starting over."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from mamori.base.drafts import typed_before
from mamori.people import accounts
from mamori.people.accounts import Invitee, NotInvited, invitee
from mamori.people.accounts.forms import SAYS, InviteForm
from mamori.people.doors import account_of


@require_http_methods(["GET", "POST"])
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make an account; without a mail server the link is shown here, once."""
    by = account_of(request)
    who = invitee(by, pk)
    typed = request.POST if request.method == "POST" else typed_before(request)
    form = InviteForm(typed, initial={"email": who.email})
    if request.method == "POST" and form.is_valid():
        try:
            link = accounts.invite(by=by, person=who.person, email=form.cleaned_data["email"])
        except NotInvited as error:
            form.add_error("email", SAYS[error.why])
        else:
            return _hand_over(request, who, link)
    status = 422 if request.method == "POST" else 200
    return render(request, "people/invite.html", {"who": who, "form": form}, status=status)


@require_POST
def start_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give a new link to somebody who lost phone or password."""
    by = account_of(request)
    who = invitee(by, pk)
    try:
        link = accounts.start_over(by=by, person=who.person)
    except NotInvited as error:
        context = {"who": who, "problem": SAYS[error.why]}
        return render(request, "people/invite.html", context, status=422)
    return _hand_over(request, who, link)


def _hand_over(request: HttpRequest, who: Invitee, link: str) -> HttpResponse:
    context = {"who": who, "link": "" if settings.EMAIL_HOST else link}
    return render(request, "people/invited.html", context)
