"""What everybody may read: where one can ask for help, and what guardians should know."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from mamori.door import queries
from mamori.door.here import Here
from mamori.door.views.opening import public


@public
@require_safe
def windows(request: HttpRequest, here: Here) -> HttpResponse:
    """Show the places to ask for help, in school and outside, as a child reads them."""
    return here.show(request, "door/windows.html", {"published": queries.published(here.school)})


@public
@require_safe
def families(request: HttpRequest, here: Here) -> HttpResponse:
    """Show guardians the committee, the windows and the policy."""
    found = queries.published(here.school)
    names = found is not None and found.names
    context = {"published": found, "committee": queries.committee_of(here.school, names=names)}
    return here.show(request, "door/families.html", context)
