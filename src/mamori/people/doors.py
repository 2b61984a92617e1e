"""Which school a page is about, for whom; whoever may not gets the same 404 as for nothing."""

from uuid import UUID

from django.http import Http404, HttpRequest

from mamori.people.imports import held
from mamori.people.models import Account, School, Upload
from mamori.people.queries import school_day
from mamori.people.rights import may, schools_where


def account_of(request: HttpRequest) -> Account:
    """Return the signed-in account.

    Raises:
        Http404: nobody is signed in.
    """
    if not isinstance(request.user, Account):
        raise Http404
    return request.user


def schools_for(request: HttpRequest, verb: str) -> list[School]:
    """Return the schools at which the signed-in person may do something, their own first.

    Raises:
        Http404: at none.
    """
    account = account_of(request)
    own = account.person.school
    schools = schools_where(account.person_id, verb, school_day(own))
    if not schools:
        raise Http404
    return sorted(schools, key=lambda school: school.pk != own.pk)


def school_for(request: HttpRequest, verb: str) -> School:
    """Return the school at which the signed-in person does something: their own, if they may."""
    return schools_for(request, verb)[0]


def can(request: HttpRequest, verb: str, school: School) -> bool:
    """Tell whether the signed-in person may do something at a school today."""
    return may(account_of(request).person_id, verb, school.pk, school_day(school))


def upload_for(request: HttpRequest, pk: UUID) -> Upload:
    """Return a held file of a school at which the signed-in person may import.

    Raises:
        Http404: there is none, or none for them.
    """
    upload = held.find(pk)
    if upload is None or not can(request, "roster.import", upload.school):
        raise Http404
    return upload
