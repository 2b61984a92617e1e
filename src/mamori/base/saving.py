"""Saving a form while somebody types, so that a lost connection or a closed lid loses nothing.

The script `drafts.js` sends it; the same rules hold as for every draft. It needs no session: one
that ends in the middle of a long note must not end the saving. The signed field says whose it is,
and what is saved opens for them alone.
"""

import json
import time
from datetime import timedelta
from http import HTTPStatus
from uuid import UUID

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest

from mamori.base import clock
from mamori.base.drafts import AT_MOST, LATE, forget_source, hidden, sealed_draft
from mamori.base.models import Draft
from mamori.base.open_form import OpenForm, opened

LONGEST = 300_000  # characters: ten boxes that are full
MOST_FIELDS = 900  # Django reads back a thousand
LONGEST_PATH = 500
A_MINUTE = 60  # savings of one account; its script sends at most one in three seconds


class NotSaved(Exception):
    """It was not saved; holds the status to answer with."""

    def __init__(self, status: HTTPStatus) -> None:
        """Remember the status."""
        super().__init__(status.phrase)
        self.status = status


def save(request: HttpRequest) -> None:
    """Save what an open form holds, in place of what was saved of it before.

    Raises:
        NotSaved: it is not a form of ours, too large, or too often.
    """
    form = opened(request.POST.get("form", ""))
    to, typed = request.POST.get("to", ""), request.POST.get("typed", "")
    if form is None or not to.startswith("/"):
        raise NotSaved(HTTPStatus.BAD_REQUEST)
    if len(typed) > LONGEST or len(to) > LONGEST_PATH:
        raise NotSaved(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if _is_too_often(form.whose):
        raise NotSaved(HTTPStatus.TOO_MANY_REQUESTS)
    number = form.draft(to)
    if "untouched" in request.POST:
        # As it is served to everybody: whatever was typed is taken back.
        Draft.objects.filter(pk=number, state=Draft.TYPED).delete()
        return
    _store(number, form, to, _pairs(typed))


@transaction.atomic
def _store(number: UUID, form: OpenForm, to: str, pairs: list[tuple[str, str]]) -> None:
    try:
        draft = sealed_draft(number, form, to, pairs)
    except UnicodeEncodeError as error:
        raise NotSaved(HTTPStatus.BAD_REQUEST) from error
    forget_source(form, to)
    values = {name: getattr(draft, name) for name in ("whose", "state", "sealed", "made_at")}
    _row, is_new = Draft.objects.get_or_create(pk=number, defaults=values)
    if is_new:
        _let_oldest_go(draft.whose)
    else:
        # Sent for good a moment ago: this saving was on its way, and must not bring it back.
        too_late = {"state": Draft.DONE, "made_at__gt": clock.now() - LATE}
        Draft.objects.filter(pk=number).exclude(**too_late).update(**values)


def _let_oldest_go(whose: str) -> None:
    mine = Draft.objects.filter(whose=whose).exclude(state=Draft.DONE).order_by("-made_at")
    Draft.objects.filter(pk__in=list(mine.values_list("pk", flat=True)[AT_MOST:])).delete()


def _pairs(typed: str) -> list[tuple[str, str]]:
    """Read what the script sends: a list of names and values, in their order."""
    try:
        told = json.loads(typed)
        pairs = [(name, value) for name, value in told]
    except (ValueError, TypeError, RecursionError) as error:
        raise NotSaved(HTTPStatus.BAD_REQUEST) from error
    if not all(isinstance(word, str) for pair in pairs for word in pair):
        raise NotSaved(HTTPStatus.BAD_REQUEST)
    if len(pairs) > MOST_FIELDS:
        raise NotSaved(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return pairs


def _is_too_often(whose: str) -> bool:
    minute = timedelta(minutes=1).total_seconds()
    counter = f"drafts:{hidden(whose)}:{int(time.time() // minute)}"
    cache.add(counter, 0, 2 * minute)
    return cache.incr(counter) > A_MINUTE
