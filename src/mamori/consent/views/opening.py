"""How the page of a letter is opened: no account, no cookie, in a language that its address names.

Whoever holds the link may answer. So there is nothing that a forged post could borrow, and Django's
check against those, which needs a cookie, is not used.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from mamori.consent.queries.links import letter_of
from mamori.consent.queries.reading import Page, page_of

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Page, str, P], HttpResponse]


def with_letter(view: View[P]) -> Callable[..., HttpResponse]:
    """Give a view the page of the letter whose token stands in the address."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        letter = letter_of(token)
        if letter is None:
            response = render(request, "consent/no_letter.html", status=404)
        else:
            school = letter.asking.school
            wanted = request.GET.get("language", "")
            known = {code for code, _name in settings.LANGUAGES}
            language = wanted if wanted in known else _from_browser(request, school.language)
            with translation.override(language), timezone.override(school.time_zone):
                page = page_of(letter, language)
                response = view(request, page, language, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        patch_vary_headers(response, ["Accept-Language"])
        return response

    return csrf_exempt(login_not_required(opened))


def _from_browser(request: HttpRequest, otherwise: str) -> str:
    """Return the browser's language where we speak it, else the school's."""
    if request.headers.get("Accept-Language"):
        return translation.get_language_from_request(request)
    return otherwise
