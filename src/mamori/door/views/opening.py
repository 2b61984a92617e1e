"""How a public page is opened: no account, no cookie, nothing kept, in the language of its address.

The forms carry a sealed ticket in place of a cookie, so Django's own check against forged posts,
which needs one, is not used: without a session there is nothing that a forged post could borrow.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.views.decorators.csrf import csrf_exempt

from mamori.door import queries
from mamori.door.here import Here

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Here, P], HttpResponse]


def public(view: View[P]) -> Callable[..., HttpResponse]:
    """Open a view to everybody who has the code of a school's door."""

    @wraps(view)
    def opened(
        request: HttpRequest, code: str, language: str = "", *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        school = queries.school_at(code)
        spoken = language or translation.get_language() or "en"
        if school is None:
            response = render(request, "door/no_door.html", {"code": code}, status=404)
        else:
            with translation.override(spoken), timezone.override(school.time_zone):
                response = view(request, Here(school, code.upper(), spoken), *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(login_not_required(opened))
