"""Who looks at this room, and the form of an act as it comes and goes."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy

from mamori.access.rules import account_of, may
from mamori.base.drafts import typed_before
from mamori.duties.actions import Refused
from mamori.people.models import Account
from mamori.people.queries import school_day
from mamori.ui.asking import AskForm
from mamori.vault.actions import Given
from mamori.vault.acts import Act
from mamori.vault.queries import offers_for

GONE = gettext_lazy("Meanwhile somebody else took this further. Look at it anew.")


def reader(request: HttpRequest) -> Account:
    """Return who reads.

    Raises:
        Http404: the person is not on the staff of a school.
    """
    account = account_of(request)
    if not may(account, "storage.see", school=account.person.school):
        raise Http404
    return account


Form = TypeVar("Form", bound=AskForm)


def form_of(request: HttpRequest, account: Account, done: Act, kind: type[Form]) -> Form:
    """Return the form of an act: what was sent, or empty with what was typed before."""
    sending = request.method == "POST"
    school = account.person.school
    return kind(
        request.POST if sending else None,
        request.FILES if sending else None,
        questions=done.questions,
        offers=offers_for(account, school),
        today=school_day(school),
        typed=request.POST if sending else typed_before(request),
    )


Done = TypeVar("Done")


def attempt(form: AskForm, deed: Callable[[], Done]) -> tuple[Done | None, tuple[Any, ...]]:
    """Do something with what was typed; return what came of it, and what a gate still asks for.

    Where neither is returned, the form says that it is no longer the time.
    """
    try:
        return deed(), ()
    except Refused as refused:
        return None, tuple(refused.missing)
    except PermissionDenied:
        form.add_error(None, GONE)
        return None, ()


def given(form: AskForm) -> Given:
    """Return what was typed. The form is valid."""
    return Given(attrs=form.codes(), words=form.words(), filled=tuple(form.filled()), pk=form.pk)
