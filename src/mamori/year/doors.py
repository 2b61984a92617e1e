"""Who looks at which year."""

from django.http import Http404, HttpRequest
from django.utils.translation import get_language

from mamori.access.rules import account_of, may
from mamori.people.models import Account
from mamori.year.queries import Term, school_of, term_of


def reader(request: HttpRequest) -> tuple[Account, Term, str]:
    """Return who reads, the year that the address asks for, and the language.

    Raises:
        Http404: the person is not on the staff of a school.
    """
    account = account_of(request)
    school = school_of(account)
    if not may(account, "year.read", school=school):
        raise Http404
    return account, term_of(school, request.GET.get("year", "")), get_language() or "en"
