"""The public list of what is the school's: no account, no cookie, in four languages."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import get_language_info
from django.views.decorators.http import require_safe

from mamori.base import clock
from mamori.publishing.queries.channels import channels_of, listing_of


@login_not_required
@require_safe
def official(request: HttpRequest, code: str, language: str = "") -> HttpResponse:
    """Show everybody which pages and addresses are a school's, and what to do about any other."""
    school = listing_of(code)
    spoken = language or translation.get_language() or "en"
    with translation.override(spoken):
        if school is None:
            response = render(request, "publishing/no_listing.html", status=404)
        else:
            with timezone.override(school.time_zone):
                context = {
                    "school": school,
                    "school_name": school.name,
                    "channels": channels_of(school),
                    "now": clock.now(),
                    "tongues": [
                        {
                            "code": one,
                            "name": get_language_info(one)["name_local"],
                            "href": reverse("publishing:official", args=[code.upper(), one]),
                            "current": one == spoken,
                        }
                        for one, _words in settings.LANGUAGES
                    ],
                }
                response = render(request, "publishing/official.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
