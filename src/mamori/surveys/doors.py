"""Who may come in to a page of the staff; to everybody else it is the same 404."""

from django.http import Http404, HttpRequest

from mamori.access.rules import account_of, may
from mamori.people.models import Account


def staff_who(request: HttpRequest, verb: str) -> Account:
    """Return who is signed in, if their posts at their school allow a verb.

    Raises:
        Http404: they do not.
    """
    account = account_of(request)
    if not may(account, verb, school=account.person.school):
        raise Http404
    return account
