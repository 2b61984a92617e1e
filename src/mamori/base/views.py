"""Where the script saves what somebody types, and where they throw it away."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from mamori.base import drafts, saving


@login_not_required
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Save what an open form holds. Says nothing; a session is neither needed nor prolonged."""
    try:
        saving.save(request)
    except saving.NotSaved as error:
        return HttpResponse(status=error.status)
    return HttpResponse(status=204)


@require_POST
def throw_away(request: HttpRequest) -> HttpResponse:
    """Delete what was typed and not sent, and show its page with an empty form."""
    page = drafts.throw_away(request, request.POST.get("draft", ""))
    return redirect(page or settings.LOGIN_REDIRECT_URL)
