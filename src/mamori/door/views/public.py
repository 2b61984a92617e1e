"""What everybody may read: where one can ask for help, and what guardians should know."""

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from mamori.door import actions, queries
from mamori.door.here import Here
from mamori.door.views.opening import public
from mamori.people.queries import school_named


@login_not_required
@require_safe
def at(_request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lead to the door of a school, from pages that know the school and not its code."""
    school = school_named(str(pk))
    if school is None:
        raise Http404
    return redirect("door:front_any", actions.open_door(school=school))


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
    context = {
        "published": found,
        "committee": queries.committee_of(here.school, names=names),
        "checklists": queries.home_checklists(here.school, here.language),
    }
    return here.show(request, "door/families.html", context)
