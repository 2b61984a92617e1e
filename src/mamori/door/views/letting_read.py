"""Letting somebody read a talk who is only thanked in it, or asked for."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from mamori.access.rules import account_of
from mamori.base.drafts import typed_before
from mamori.door import actions, queries
from mamori.door.forms import LetReadForm
from mamori.journal.keys import Erased


@require_http_methods(["GET", "POST"])
def let_read(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show what was told once more, ask who is only mentioned and why that is sure."""
    account = account_of(request)
    talk = queries.talk_for(account, pk)
    if not queries.may_let_read(account, talk):
        raise Http404
    people = queries.would_read(talk)
    if not people:  # sent twice, or somebody else was faster
        return redirect("door:talk", pk)
    sending = request.method == "POST"
    typed = typed_before(request)
    kept = {name: typed[name] for name in ("person", "why") if name in typed} if typed else {}
    form = LetReadForm(request.POST if sending else None, people=people, initial=kept)
    if sending and form.is_valid():
        told, seen = form.cleaned_data, request.POST.get("seen", "")
        try:
            actions.let_read(
                by=account, talk=talk, person=told["person"], why=told["why"], seen=seen
            )
        except actions.MoreWasTold:
            form.add_error(None, _("Meanwhile more was told. Read it first; it stands below."))
        except Erased:
            raise Http404 from None
        else:
            messages.success(request, _("They can read it now."))
            return redirect("door:talk", pk)
    context = {
        "talk": talk,
        "form": form,
        "said": queries.said_in(talk, account),
        "seen": queries.last_told(talk),
    }
    return render(request, "door/let_read.html", context, status=422 if sending else 200)
