"""Nothing typed is lost: what a form holds waits for its own writer until it is sent.

A form says who opened it in a signed hidden field (`draft_field`, beside the CSRF token). Where
there is script it is saved while somebody types (`base.saving`); and when it comes back without a
session, or we fail to take it, what it holds is kept. Both are sealed so that they open only for
that account, in whatever browser: whoever signs in next on a shared computer has nothing of it.
"""

import hmac
import json
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from mamori.base import clock
from mamori.base.keys import key_for
from mamori.base.models import Draft
from mamori.base.open_form import FIELD, OpenForm, opened
from mamori.core.seal import SealBroken, seal, unseal

KEPT_FOR = timedelta(days=1)
LATE = timedelta(minutes=1)  # a saving that overtakes nothing arrives within this
AT_MOST = 30  # forms of one account that wait at the same time
NEVER_KEPT = {FIELD, "csrfmiddlewaretoken", "code", "credential"}
SHOWN = "drafts_shown"


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft that opened for its account."""

    id: uuid.UUID
    page: str
    to: str
    content: str
    was_sent: bool


def draft_field(request: HttpRequest) -> SafeString:
    """Return the hidden field that goes into every form of a signed-in person."""
    if not request.user.is_authenticated:
        return SafeString("")
    mine = str(request.user.pk)
    form = opened(request.POST.get(FIELD, ""))
    comes_back = form is not None and form.whose == mine
    if form is None or not comes_back:
        form = OpenForm(mine, request.get_full_path(), uuid.uuid4(), _shown(request))
    # Tells the script that whatever differs from this page was typed.
    fresh = SafeString("" if comes_back or form.filled_from else " data-fresh")
    field = '<input type="hidden" name="{}" value="{}"{}>'
    return format_html(field, FIELD, form.signed(), fresh)


def typed_before(request: HttpRequest, to: str | None = None) -> QueryDict | None:
    """Return what this person typed on this page and has not sent, or None.

    A view calls it where it makes its form, and hands it on as first values:

        typed = request.POST if request.method == "POST" else typed_before(request)

    The draft stays until the form is sent, so that a second look at the page loses nothing.

    Args:
        request: of the page that shows the form.
        to: the path that the form posts to; needed only on a page with several forms.
    """
    if request.method != "GET" or not request.user.is_authenticated:
        return None
    for typed in _drafts_of(str(request.user.pk)):
        if typed.page.partition("?")[0] == request.path and to in {None, typed.to}:
            _shown(request)[typed.to] = str(typed.id)
            told = _("What you typed is here again. Nothing is lost: check it and send.")
            messages.info(request, told)
            return QueryDict(typed.content)
    return None


def shown_again(request: HttpRequest) -> list[str]:
    """Return the numbers of the drafts that fill the forms of this page."""
    return list(_shown(request).values())


def page_of_draft(request: HttpRequest) -> str | None:
    """Return the page of a form that the person who just signed in had sent without a session.

    What was only typed waits on its own page: nobody is led to a case in front of a class.
    """
    drafts = _drafts_of(str(request.user.pk))
    return next((typed.page for typed in drafts if typed.was_sent), None)


def keep(request: HttpRequest) -> OpenForm | None:
    """Keep what a form holds that cannot be taken now; None when it says not whose it is.

    Files and passwords are never kept.
    """
    tidy()
    form = opened(request.POST.get(FIELD, ""))
    if form is None:
        return None
    pairs = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    draft = sealed_draft(uuid.uuid4(), form, request.path, pairs)
    draft.state = Draft.KEPT
    draft.save(force_insert=True)
    # The same words, but from some seconds before the button was pressed.
    Draft.objects.filter(pk=form.draft(request.path), state=Draft.TYPED).delete()
    return form


def sealed_draft(pk: uuid.UUID, form: OpenForm, to: str, pairs: list[tuple[str, str]]) -> Draft:
    """Return a draft, not yet stored, that opens only for whoever opened the form."""
    content = QueryDict(mutable=True)
    for name, value in pairs:
        if name not in NEVER_KEPT and "password" not in name:
            content.appendlist(name, value)
    told = json.dumps({"page": form.page, "to": to, "content": content.urlencode()}).encode()
    return Draft(
        pk=pk,
        whose=hidden(form.whose),
        state=Draft.TYPED,
        sealed=seal(key_for("drafts"), told, _about(pk, form.whose)),
        made_at=clock.now(),
    )


def tidy() -> None:
    """Delete the drafts whose day is over. The timer and each new draft do this."""
    now = clock.now()
    over = Q(made_at__lt=now - KEPT_FOR) | Q(state=Draft.DONE, made_at__lt=now - LATE)
    Draft.objects.filter(over).delete()


def forget(request: HttpRequest) -> None:
    """Delete the drafts of a form that was now sent: its own, and the one that had filled it.

    Others that are sent to the same place are other words, typed in another tab. They stay.
    """
    form = opened(request.POST.get(FIELD, ""))
    if form is None or form.whose != str(request.user.pk):
        return
    forget_source(form, request.path)
    done = {"state": Draft.DONE, "sealed": b"", "made_at": clock.now()}
    Draft.objects.update_or_create(
        pk=form.draft(request.path), defaults=done | {"whose": hidden(form.whose)}
    )


def forget_source(form: OpenForm, to: str) -> None:
    """Delete the draft that filled a form when it was shown, and its doubles."""
    source = form.filled_from.get(to)
    if source and Draft.objects.filter(pk=source).exists():
        _delete(form.whose, source)


def throw_away(request: HttpRequest, number: str) -> str | None:
    """Delete a draft of the signed-in person; return the page it was on, None if there is none."""
    return _delete(str(request.user.pk), number)


def hidden(whose: str) -> str:
    """Return a keyed hash of an account, by which its drafts are found."""
    return hmac.digest(key_for("whose drafts"), whose.encode(), "sha256").hex()


def _delete(whose: str, number: str) -> str | None:
    drafts = list(_drafts_of(whose))
    for typed in drafts:
        if str(typed.id) == number:
            # The button was pressed twice: the same words were kept twice.
            same = [one.id for one in drafts if (one.to, one.content) == (typed.to, typed.content)]
            Draft.objects.filter(pk__in=same).delete()
            return typed.page
    return None


def _shown(request: HttpRequest) -> dict[str, str]:
    """Return which drafts this page shows, by where their forms are sent."""
    shown: dict[str, str] = vars(request).setdefault(SHOWN, {})
    return shown


def _drafts_of(whose: str) -> Iterator[Typed]:
    """Yield the drafts that open for an account, newest first."""
    fresh = Draft.objects.filter(whose=hidden(whose), made_at__gte=clock.now() - KEPT_FOR)
    for draft in fresh.exclude(state=Draft.DONE).order_by("-made_at"):
        try:
            opened = unseal(key_for("drafts"), bytes(draft.sealed), _about(draft.pk, whose))
        except SealBroken:
            continue
        told = json.loads(opened)
        was_sent = draft.state == Draft.KEPT
        yield Typed(draft.pk, told["page"], told["to"], told["content"], was_sent)


def _about(draft: uuid.UUID, whose: str) -> bytes:
    return f"draft {draft} of {whose}".encode()
