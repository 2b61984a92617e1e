"""Who reads a page of this room."""

from django.http import Http404, HttpRequest

from mamori.access.rules import account_of, may
from mamori.people.models import Account


def reader(request: HttpRequest, verb: str) -> Account:
    """Return who is signed in, if their posts at their school allow a verb.

    Raises:
        Http404: they do not.
    """
    account = account_of(request)
    if not may(account, verb, school=account.person.school):
        raise Http404
    return account
